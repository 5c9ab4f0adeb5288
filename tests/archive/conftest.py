import pytest

from crawler.archive.store import open_archive


@pytest.fixture
def address(tmp_path):
    return f"sqlite:///{tmp_path}/archive.db"


@pytest.fixture
def archive(address):
    with open_archive(address) as opened:
        yield opened
