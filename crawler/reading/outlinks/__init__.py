"""Where a page leads.

`links` gives all of them, whole and in one spelling; `listing` those to articles, with their dates, and `pager` the
next page of these, by what its links say (`pager_words`). Where only a script has it, `script_button` finds what starts
that, `by_script` the address that it would ask, and `answers` shows what comes of it. `sitemap` reads what a portal's
sitemaps and feeds list, `entrance` where a home page leads that is none.
"""
