"""Sample portals, served on loopback: the offline demo, and what the end-to-end tests crawl.

They know nothing of the program that crawls them. `writing` makes sentences; `articles` makes articles, with the
truth about each; `collection` says which portal holds which. `sites` is what all portals share, `plain_site` what the
plainer ones do; a module a platform lays articles out (`bodies`, `pieces`, `widgets`), `makes` and
`own_make` for the papers with a CMS of their own. `traps` are set in them, `server` serves them.
"""
