"""An article that lists link to at another address than its page names is fetched again at its age, too."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from crawler.archive.store import open_archive
from crawler.archive.tables import articles, captures
from crawler.reading.lines.dates import VIETNAM
from tests.crawl.small_portals import article, listing

LISTED, OWN = "/tin/cau-treo-xa-tan-lap-1234.html", "/cau-treo-xa-tan-lap-1234.html"


@pytest.mark.parametrize("own", [LISTED, OWN], ids=["as listed", "another"])
def test_an_edit_is_fetched_at_the_articles_age_wherever_it_is_linked_to(night, own):
    published = datetime.now(VIETNAM) - timedelta(days=8)
    said = published.isoformat(timespec="seconds")

    def of(number):
        def answer(path, host):
            head = f'<link rel="canonical" href="http://{host}{own}">'
            head += f'<meta property="article:published_time" content="{said}">'
            return listing([LISTED]) if path == "/" else article(number, head) if path in (LISTED, OWN) else None

        return answer

    assert "1 new" in night(of(1))[0].said
    with open_archive(night.crawls.archive) as archive, archive.writer.begin() as connection:
        earlier = (published + timedelta(days=3)).isoformat(timespec="seconds")
        connection.execute(update(captures).values(fetched_at=earlier))
        assert connection.execute(update(articles).values(published_at=said)).rowcount == 1
    run, _ = night(of(2))
    assert "1 revised" in run.said, run.said
