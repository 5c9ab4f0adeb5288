"""Where a page leads.

`links` gives all of them, whole and in one spelling; `listing` those to articles, with their dates, and `pager` the
next page of these, or `by_script` the address at which a script would fetch that; `answers` shows what comes of it.
`sitemap` reads what a portal's sitemaps and feeds list.
"""
