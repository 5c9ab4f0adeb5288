"""Sample portals, served on loopback: the offline demo, and what the end-to-end tests crawl."""
