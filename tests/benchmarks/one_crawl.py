"""One crawl in a process of its own: PORTAL ARCHIVE WARC, or `bare` and addresses on stdin. Prints how long and how
much memory it took, as JSON.

The seconds are those between Scrapy's opening and closing of the spider: starting Python costs both ways the same, and
nothing at all beside the hours of a real crawl.
"""

import json
import sys
from typing import ClassVar

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.platforms.nukeviet import NukeVietSpider
from tests.benchmarks.memory import peak


class Bare(Spider):
    """Downloads pages and looks at none of them."""

    name = "bare"
    custom_settings: ClassVar = {"REDIRECT_ENABLED": False}  # where a redirect led to is among the addresses

    async def start(self):
        for address in sys.stdin.read().split():
            yield Request(address)

    def is_block_page(self, _response):
        return False

    def parse(self, _response):
        pass


settings = Settings()
settings.setmodule("crawler.settings")
settings.setdict({"DOWNLOAD_DELAY": 0, "LOG_LEVEL": "ERROR", "HTTPPROXY_ENABLED": False}, priority="cmdline")
arguments = {}
if sys.argv[1] != "bare":
    settings.setdict({"ARCHIVE_URL": sys.argv[2], "WARC_ENABLED": sys.argv[3]}, priority="cmdline")
    arguments["portal"] = sys.argv[1]
process = AsyncCrawlerProcess(settings)
crawler = process.create_crawler(NukeVietSpider if arguments else Bare)
process.crawl(crawler, **arguments)
process.start()
stats = crawler.stats.get_stats()
told = {"seconds": stats["elapsed_time_seconds"], "responses": stats["downloader/response_count"], "peak": peak()}
json.dump(told, sys.stdout)
