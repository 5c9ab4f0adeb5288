"""The crawl that all portals share: what is asked for, in which order, until when, and what became of it.

A portal's spider is built in layers, each a base class of the next:

* `own_addresses`, `portal_rules`: what a portal and its platform say, and what can be told of a page by that alone;
* `portal_run`: what a run has beside the rules, its archive and the parts below;
* `article_parts`, `article_requests`, `article_answers`: which articles are asked for, where, with all their further
  pages, and what becomes of the answers;
* `listings`, `broken_pages`, `sitemaps`: how far each listing is paged, and what sitemaps and feeds name;
* `portal`: the loop.

A run has parts with one idea each, which know nothing of the spider: `run_account` (what became of each address; with
`page_account`, `refusals`, `failing`), `barred` (when to leave a portal alone), `known_articles` (which need not be
asked for), `led_to` (which no listing may show), `addresses` and `home_form` (at which address), `paging` and `reached`
(how far a listing was paged).

`arguments` are what can be said to a crawl; `no_page` tells which pages of status 200 are none. Whatever waits ends by
`waiting`.
"""
