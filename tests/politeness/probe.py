"""A crawl of given addresses under our settings, in a process of its own; it prints what became of each.

python -m tests.politeness.probe SETTINGS-AS-JSON ADDRESS …
"""

import json
import sys
from types import SimpleNamespace

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.crawl.failing import reason_of


class Probe(Spider):
    name = "probe"
    account = SimpleNamespace(complete=True)

    async def start(self):
        for number, address in enumerate(sys.argv[2:]):
            yield Request(address, self.parse, errback=self.failed, priority=-number)

    def is_block_page(self, response):
        return b"wait" in response.body

    def parse(self, response):
        sys.stdout.write(f"{response.url} {response.status}\n")

    def failed(self, failure):
        sys.stdout.write(f"{failure.request.url} {reason_of(failure.value)}\n")


if __name__ == "__main__":
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.setdict({"ITEM_PIPELINES": {}, **json.loads(sys.argv[1])}, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    process.crawl(Probe)
    process.start()
