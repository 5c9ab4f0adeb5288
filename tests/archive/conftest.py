import pytest
from sample_articles import an_article

from crawler.archive.store import open_archive
from crawler.article import Attachment, Image


@pytest.fixture
def address(tmp_path):
    return f"sqlite:///{tmp_path}/archive.db"


@pytest.fixture
def archive(address):
    with open_archive(address) as opened:
        yield opened


@pytest.fixture
def exportable(archive):
    archive.keep(an_article(1, published_at=None), "1")
    archive.keep(an_article(2, published_at="2024-02-29T23:59:59+07:00"), "2")
    archive.keep(an_article(3, portal="baolaocai", province="lao-cai", published_at="2024-03-01T00:00:00+07:00"), "3")
    archive.keep(an_article(4, portal="x.vn:8080", province=None, content="bài chung"), "4")
    full = an_article(
        5,
        content="bài chung",
        published_at="2024-03-05T08:00:00+07:00",
        authors=["Lê Na", "Hoàng Anh"],
        images=[Image(url="https://a.vn/1.jpg", caption="Cầu mới")],
        attachments=[Attachment(url="https://a.vn/1.pdf", name="=1+1")],
        stripped={"visit_counter": 2},
        warc={"file": "a.warc.gz", "offset": 0, "record_id": "<urn:uuid:1>"},
        title='Nói: "được"\nxuống dòng',
    )
    archive.keep(full, "5")
    archive.keep(an_article(6, **{name: getattr(full, name) for name in ("images", "attachments", "warc")}), "6")
    return archive
