"""What a verification finds, and what is to be done about it."""

from dataclasses import dataclass
from typing import NamedTuple

REBUILD = "`scrapy verify --repair` makes the database anew from the WARC files"
RESTORE = "put back a copy of the file"
RECLEAN = "`scrapy reread` makes it anew from its stored page, `scrapy reclean` from the kept text"

REREAD = "`scrapy reread` makes it anew from its stored page; where there is none, put back a copy of the database"
KEEP_AGAIN = (
    "`scrapy reread` keeps a lost article again, `scrapy verify --repair` a lost capture, too;"
    " for what today's rules refuse, put back a copy of the database"
)
RESTORE_DATABASE = "put back a copy of the database"


class Finding(NamedTuple):
    """What is wrong and how to repair it; a `harmless` one says what a killed run left, and nothing is lost by it."""

    text: str
    remedy: str
    harmless: bool = False


@dataclass
class Seen:
    """How much has been verified."""

    files: int = 0
    records: int = 0
    responses: int = 0
    articles: int = 0
    captures: int = 0
