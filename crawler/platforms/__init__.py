"""How a CMS lists and lays out its articles, and how any portal is crawled.

**A platform** is a module with a subclass of PortalSpider: `nukeviet`, `mediatech`, `onecms`, `zce`, … What it has to
say is in docs/platforms.md; the parts of a large one stand beside it (`nukeviet_page`, `vnpt_service`). `paper` is
the base of papers with a CMS of their own, `generic` of portals of unknown make; `recognise` tells what made a page.

**The crawl**, each a base class of the one before: `portal` (the loop), `listings` (how far each is paged; with
`paging`, `reached`), `article_requests` (which articles are asked for, and where; with `addresses`), `portal_rules`
(what is said of a portal, and by `arguments` to a crawl), `barred` (when to leave a portal alone), `accounted` (what
became of each address; with `page_account`, `refusals`, `failing`).

**Between a crawl and the network**, in the order of settings.py: `accounting`, `private_addresses`, `robots`,
`patience`, `conditional` (with `replaying`), `throttle`, `capture`, `turns`, `download`. `contact` and `waiting`
belong to them.

**Reading by rules**: `layout`; `select` and `css` answer its selectors, `insets` leaves out what leads to other
articles. `fallback` reads by rules where a page fits them, else as one of unknown make; `key_in_address` finds
numbers.

**Reading without rules**: `generic_page`. It finds the `headline`; then `page_boxes` what stands where (`columns`,
`unnamed_columns`, `beside`, `furniture_names`, `page_dates`, `following`); then `main_part` the text (`extraction`,
`known_text`), or `own_part` where there is hardly any; then `article_text`, `named_boxes`, `lead_apart` and
`page_files` the fields. `no_article` and `generic_addresses` tell what is none.
"""
