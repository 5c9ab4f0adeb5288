"""Between a crawl and the network: kind to the portal, safe for us, and every answer kept as it came.

In the order of settings.py: `private_addresses`, `long_addresses`, `robots`, `patience`, `wanted_cookies`,
`conditional` (with `replaying`), `throttle`, `capture` (with `exchange`), `turns`, and the handler `download`.
`contact` refuses a crawl that nobody signs; `accounting` tells a run's account what Scrapy sees and the spider does
not.
"""
