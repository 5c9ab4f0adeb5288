"""Archives to test with. The tests of what is kept, exported and migrated run on SQLite and on PostgreSQL."""

from contextlib import ExitStack
from itertools import count

import pytest
import throwaway
from sample_articles import an_article

from crawler.archive.store import open_archive
from crawler.article import Attachment, Image

ON_BOTH = {
    *("test_keeping", "test_exporting", "test_deduplicate_and_keep", "test_migrating", "test_history", "test_noting"),
}


def pytest_generate_tests(metafunc):
    if "database" in metafunc.fixturenames and metafunc.module.__name__.rpartition(".")[2] in ON_BOTH:
        metafunc.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])


@pytest.fixture
def database():
    return "sqlite"


@pytest.fixture(scope="session")
def postgresql():
    """Give a function that makes an empty schema and gives its address."""
    with ExitStack() as stack:
        try:
            new = stack.enter_context(throwaway.addresses())
        except throwaway.Absent as absent:
            pytest.skip(str(absent))
        yield new


@pytest.fixture
def new_address(database, request, tmp_path_factory):
    """Give a function that gives the address of an archive that is not there yet."""
    if database == "postgresql":
        return request.getfixturevalue("postgresql")
    folder, numbers = tmp_path_factory.mktemp("archives"), count(1)
    return lambda: f"sqlite:///{folder}/{next(numbers)}/archive.db"


@pytest.fixture
def address(new_address):
    return new_address()


@pytest.fixture
def sqlite_archive(tmp_path):
    """Give an archive for what only SQLite can be asked."""
    with open_archive(f"sqlite:///{tmp_path}/sqlite/archive.db") as opened:
        yield opened


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
