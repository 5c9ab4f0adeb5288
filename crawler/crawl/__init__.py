"""The crawl that all portals share: what is asked for, in which order, until when, and what became of it.

Each is a base class of the one before: `portal` (the loop), `sitemaps` (and feeds), `listings` (how far each is paged;
with `paging`, `reached`), `article_requests` (which articles are asked for, and where; with `addresses`, `home_form`),
`known_articles` (which need not be), `article_parts` (what they go on with on further pages), `portal_rules` (what is
said of a portal, and by `arguments` to a crawl), `own_addresses` (which are its articles'), `barred` (when to leave a
portal alone), `accounted` (what became of each address; with `accounting`, `page_account`, `refusals`, `failing`).
Whatever waits ends by `waiting`.
"""
