"""The names of a portal's articles, when it has changed its platform: each platform counts its articles from 1.

What an article of the former platform is called by its number is then the name of another article, which would be taken
for kept. So it gets the name that its address gives it today: the one that `scrapy verify --repair` gives it, too.
"""

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from sqlalchemy import Connection, bindparam, exists, select, update

from crawler.archive.batches import in_batches
from crawler.archive.lines import fields_of
from crawler.archive.store import Archive
from crawler.archive.tables import articles

NameOf = Callable[[str], str | None]

_HELD = select(articles.c.id, articles.c.identity, articles.c.url).where(
    articles.c.portal == bindparam("portal"), articles.c.identity.in_(bindparam("names", expanding=True))
)
_RECORD = select(articles.c.record).where(articles.c.id == bindparam("article"))
_IS_TAKEN = select(exists().where(articles.c.portal == bindparam("portal"), articles.c.identity == bindparam("name")))


def free_names(archive: Archive, portal: str, names: Iterable[str], name_of: NameOf) -> int:
    """Free those of some names that articles of another platform hold: tell how many did.

    `name_of` says what an address names by the rules of today's platform. A path is nobody else's. Raises ArchiveError.
    """
    numbers = dict.fromkeys(name for name in names if not name.startswith("/"))
    if not numbers:
        return 0
    with archive.asking() as connection:
        held = [
            (article, name, url)
            for part in in_batches(numbers)
            for article, name, url in connection.execute(_HELD, {"portal": portal, "names": part})
            if name_of(url) != name
        ]
        others = [(article, url) for article, name, url in held if not _says_so(connection, article, name, name_of)]
    if others:
        with archive.writing() as connection:
            for article, url in others:
                name = _free(connection, portal, name_of(url) or urlsplit(url).path, url)
                connection.execute(update(articles).where(articles.c.id == article).values(identity=name))
    return len(others)


def _says_so(connection: Connection, article: int, name: str, name_of: NameOf) -> bool:
    """Tell whether an article has its name from what its page says is its address; a damaged record may say so."""
    fields = fields_of(connection.scalars(_RECORD, {"article": article}).one())
    return fields is None or name_of(fields.get("canonical_url") or "") == name


def _free(connection: Connection, portal: str, name: str, url: str) -> str:
    """Give a name, or the whole address where that is another article's."""
    return url if connection.scalar(_IS_TAKEN, {"portal": portal, "name": name}) else name
