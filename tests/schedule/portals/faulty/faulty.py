"""Portals that fail, each in its own way; SAMPLE is the address of a site that does not."""

import os
from typing import ClassVar

from crawler.platforms.generic import GenericSpider

SAMPLE = os.environ.get("SAMPLE", "http://127.0.0.1:9/")
kept = []


class Raising(GenericSpider):
    """Its reader fails, and says so in the words of the page."""

    name = "raising"
    province = "cao-bang"
    start_urls: ClassVar[list[str]] = [SAMPLE.replace("127.0.0.1", "127.0.0.2")]

    @classmethod
    def read(cls, response):
        raise LookupError("\x1b]0;owned\x07\x9b31m" + response.xpath("//h1/text()").get())


class Leaking(GenericSpider):
    """It keeps memory, slowly enough to be seen."""

    name = "leaking"
    province = "cao-bang"
    start_urls: ClassVar[list[str]] = [SAMPLE.replace("127.0.0.1", "127.0.0.3")]
    custom_settings: ClassVar[dict[str, object]] = {
        "MEMUSAGE_LIMIT_MB": 200,
        "MEMUSAGE_CHECK_INTERVAL_SECONDS": 0.2,
        "DOWNLOAD_DELAY": 1,
    }

    def parse_home(self, response):
        kept.append(b"\xff" * 150_000_000)
        yield from super().parse_home(response)


class Sound(GenericSpider):
    """Nothing is wrong with it."""

    name = "sound"
    province = "cao-bang"
    start_urls: ClassVar[list[str]] = [SAMPLE]
