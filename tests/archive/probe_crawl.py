"""A crawl of articles made up, through the last two steps of the pipelines: ADDRESS STEPS (a JSON list).

A step is the fields of an article, or {"do": SQL} for what another process does to the archive meanwhile, and leaves
under way.
"""

import json
import sys

from sample_articles import an_article
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings
from sqlalchemy import NullPool, create_engine

from crawler.archive.store import open_archive
from crawler.crawl.run_account import RunAccount


class Probe(Spider):
    name = "baocaobang"

    def identity(self, article):
        return article.url

    def dealt_with(self, url, outcome, reason=None, **more):
        self.account.note(url, outcome, reason, **more)

    def is_block_page(self, _response):
        return False

    async def start(self):
        self.archive = open_archive(sys.argv[1])
        self.account = RunAccount(self.archive, self.crawler, self.logger)
        self.account.begin(self.name, {})
        steps = json.loads(sys.argv[2])
        for number, fields in enumerate(steps):
            yield Request(f"data:,{number}", self.parse, cb_kwargs={"fields": fields}, priority=-number)

    def closed(self, _reason):
        self.archive.close()
        if hasattr(self, "other"):
            self.other.close()

    def parse(self, _response, fields):
        if "do" in fields:
            self.other = create_engine(sys.argv[1], poolclass=NullPool).connect()
            self.other.exec_driver_sql(fields["do"])
            if fields["do"].startswith("DROP"):
                self.other.commit()
        else:
            yield an_article(**fields)


settings = Settings()
settings.setmodule("crawler.settings")
pipelines = {"crawler.pipelines.deduplicate.Deduplicate": 300, "crawler.pipelines.keep.Keep": 400}
# A crawl of portals knows no data: addresses.
quick = {"DOWNLOAD_DELAY": 0, "DOWNLOADER_MIDDLEWARES": {}, "DOWNLOAD_HANDLERS": {}}
settings.setdict({"ITEM_PIPELINES": pipelines, **quick}, priority="cmdline")
process = AsyncCrawlerProcess(settings)
crawler = process.create_crawler(Probe)
process.crawl(crawler)
process.start()
sys.stdout.write(json.dumps(crawler.stats.get_stats(), default=str))
