"""A report over an archive after some weeks, written once for all tests that only read it; and a browser to open it."""

from contextlib import ExitStack

import pytest
from lxml import html

from crawler.archive.store import open_archive
from crawler.report.site import write_report
from tests.report import weeks
from tests.report.browser import browser, programs

TODAY = weeks.DAY.date()


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """Give the address of an archive with a portal of every verdict."""
    address = f"sqlite:///{tmp_path_factory.mktemp('archive')}/archive.db"
    weeks.fill(address)
    return address


def write(address, folder, *, day=TODAY, known=None, left_out=None):
    with open_archive(address) as archive:
        known = {**(weeks.known() if known is None else known)}
        for name, where in (left_out or {}).items():
            known[name] |= {"left_out": where}
        return write_report(archive, folder, known, day)


@pytest.fixture(scope="session")
def site(filled, tmp_path_factory):
    """Give the folder of the report, with its overview."""
    folder = tmp_path_factory.mktemp("site") / "report"
    return folder, write(filled, folder, left_out=weeks.LEFT_OUT)


@pytest.fixture(scope="session")
def folder(site):
    return site[0]


@pytest.fixture(scope="session")
def overview(site):
    return site[1]


@pytest.fixture(scope="session")
def pages(folder):
    """Give every page by its path within the folder, parsed."""
    return {str(file.relative_to(folder)): html.parse(file).getroot() for file in sorted(folder.rglob("*.html"))}


@pytest.fixture(scope="session")
def chromium():
    """Give a browser; skip where there is none."""
    if programs() is None:
        pytest.skip("no Chromium here: apt-get install chromium chromium-driver")
    with ExitStack() as stack:
        yield stack.enter_context(browser())
