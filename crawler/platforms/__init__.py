"""How a CMS lists and lays out its articles: one module each, over portal.py, the crawl loop that all share."""
