"""Where a page leads.

`links` gives all of them, whole and in one spelling; `listing` those to articles, with their dates, and `pager` the
next page of these; `sitemap` reads what a portal's sitemaps and feeds list.
"""
