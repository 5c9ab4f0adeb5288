"""How each CMS lists and lays out its articles: a platform is a module with a subclass of PortalSpider.

What a platform has to say is in docs/platforms.md. The parts of a large one stand beside it (`nukeviet`,
`vnpt_service`, `gmt7_page`, `wordpress_themes`). `generic` is the base of portals of an unknown platform;
`fallback` reads by rules where a page fits them, else as one of an unknown platform. `key_in_address` finds the id that
several platforms have in their addresses. `recognise` tells what made a page.
"""
