"""A crawl of articles made up, through the last two steps of the pipelines: ADDRESS STEPS (a JSON list).

A step is the fields of an article, or {"do": SQL} for what another process does to the archive meanwhile.
"""

import json
import sqlite3
import sys

from sample_articles import an_article
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.archive.store import open_archive


class Probe(Spider):
    name = "baocaobang"

    def identity(self, article):
        return article.url

    def is_block_page(self, _response):
        return False

    async def start(self):
        self.archive = open_archive(sys.argv[1])
        self.run_id = self.archive.start_run(self.name, {})
        steps = json.loads(sys.argv[2])
        for number, fields in enumerate(steps):
            yield Request(f"data:,{number}", self.parse, cb_kwargs={"fields": fields}, priority=-number)

    def parse(self, _response, fields):
        if "do" in fields:
            self.other = sqlite3.connect(self.archive.where, isolation_level=None)
            self.other.execute(fields["do"])
        else:
            yield an_article(**fields)


settings = Settings()
settings.setmodule("crawler.settings")
pipelines = {"crawler.pipelines.deduplicate.Deduplicate": 300, "crawler.pipelines.keep.Keep": 400}
settings.setdict({"ITEM_PIPELINES": pipelines, "DOWNLOAD_DELAY": 0}, priority="cmdline")
process = AsyncCrawlerProcess(settings)
crawler = process.create_crawler(Probe)
process.crawl(crawler)
process.start()
sys.stdout.write(json.dumps(crawler.stats.get_stats(), default=str))
