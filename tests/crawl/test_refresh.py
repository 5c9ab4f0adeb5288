"""An article that a portal has changed: when it is asked for again, and what becomes of the one that was kept."""

import json
from datetime import datetime, timedelta

from scrapy.utils.test import get_crawler
from sqlalchemy import select, update

import crawler.crawl.known_articles
from crawler.archive.store import open_archive
from crawler.archive.tables import articles, captures
from crawler.crawl.portal import PortalSpider
from crawler.reading.lines.dates import VIETNAM
from crawler.samples.server import serve


def told(run, what):
    return next(line for line in run.said.splitlines() if what in line)


def test_a_young_article_is_fetched_once_more_at_its_age_and_its_edit_is_revision_2(crawls):
    with serve(["nukeviet"]) as served:
        portal = f"portal={served.portals['nukeviet']}"
        assert crawls.run("nukeviet", portal).code == 0
        published = datetime.now(VIETNAM) - timedelta(days=8)
        earlier = {"title": "Bản đầu", "body": "Bài này về sau được tòa soạn viết lại.", "content_hash": "0" * 64}
        with open_archive(crawls.archive) as archive, archive.writer.begin() as connection:
            # As if the portal had said something else three days after it published this.
            chosen = connection.execute(select(articles).order_by(articles.c.id).limit(1)).one()
            line = json.dumps({**json.loads(chosen.record), **earlier}, ensure_ascii=False)
            row = {"record": line, "content_hash": "0" * 64, "published_at": published.isoformat(timespec="seconds")}
            connection.execute(update(articles).where(articles.c.id == chosen.id).values(**row))
            capture = {"record": line, "fetched_at": (published + timedelta(days=3)).isoformat(timespec="seconds")}
            connection.execute(update(captures).where(captures.c.article_id == chosen.id).values(**capture))
        before = served.requests("nukeviet")
        run = crawls.run("nukeviet", portal)
        assert "0 new, 0 unchanged, 1 revised, 0 updated" in run.said
        path = chosen.url.split("/", 3)[3]
        asked = {name for name, count in served.requests("nukeviet").items() if count > before.get(name, 0)}
        assert {name for name in asked if name in {a.path for a in served.truth("nukeviet")}} == {f"/{path}"}
        with open_archive(crawls.archive) as archive:
            (known,) = archive.find(chosen.url)
            events = archive.history(known)
        assert [(event.revision, event.record["title"]) for event in events] == [
            (1, "Bản đầu"),
            (2, json.loads(chosen.record)["title"]),
        ]
        assert "0 new, 0 unchanged, 0 revised, 0 updated" in crawls.run("nukeviet", portal).said


class Clock(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromisoformat("2024-03-08T12:00:00+07:00").astimezone(tz)


def test_a_portal_asks_again_for_articles_as_old_as_its_refresh_days(tmp_path, monkeypatch):
    from tests.archive.sample_articles import an_article  # noqa: PLC0415

    class Portal(PortalSpider):
        name = "baocaobang"
        start_urls = ("https://baocaobang.vn/",)

    class Never(Portal):
        refresh_days = ()

    monkeypatch.setattr(crawler.crawl.known_articles, "datetime", Clock)
    days = {
        "1": "2024-03-07T11:00:00",
        "2": "2024-03-07T13:00:00",
        "3": "2024-03-01T11:00:00",
        "4": "2020-01-01T08:00:00",
    }
    address = f"sqlite:///{tmp_path}/a.db"
    with open_archive(address) as archive:
        for identity, day in days.items():
            published = datetime.fromisoformat(f"{day}+07:00")
            fetched = (published + timedelta(hours=2)).isoformat()
            archive.keep(an_article(int(identity), published_at=published.isoformat(), fetched_at=fetched), identity)
        for kind, wanted in ((Portal, {"2", "4"}), (Never, {"1", "2", "3", "4"})):
            spider = kind.from_crawler(get_crawler(kind, {"ARCHIVE_URL": address}))
            assert spider.known.fresh(["1", "2", "3", "4", "5"]) == wanted
            spider.archive.close()
