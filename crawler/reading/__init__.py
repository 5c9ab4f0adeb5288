"""From a page or a text to an Article: pure functions, no network, no Scrapy engine."""
