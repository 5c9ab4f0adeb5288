"""A crawl of somebody's portal says whom to write to; one of the own network need not."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.middlewares.contact import is_contact, is_strangers, use_contact

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "text",
    [
        "a@b.vn",
        "Thư viện tỉnh, luutru@thuvien.example",
        "https://thuvien.example/lien-he",
        "+84 24 3825 5397",
        "0243 825 5397",
    ],
)
def test_an_address_a_page_and_a_telephone_number_are_contacts(text):
    assert is_contact(text)


@pytest.mark.parametrize("text", ["", "Thư viện tỉnh", "me@localhost", "@b.vn", "2026", "http://", "12/11/2026"])
def test_a_name_alone_is_none(text):
    assert not is_contact(text)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8300/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://[::ffff:10.1.2.3]/",
        "http://169.254.169.254/",
        "http://239.1.2.3/",
        "http://[::ffff:239.1.2.3]/",
        "http://bao.test/",
        "http://a.invalid",
    ],
)
def test_the_own_network_is_nobody_elses(address):
    assert not is_strangers(address)


@pytest.mark.parametrize("address", ["https://baocaobang.vn/", "http://8.8.8.8/", "http://localhost.vn/"])
def test_any_other_portal_is_somebodys(address):
    assert is_strangers(address)


def test_the_contact_given_for_one_run_is_in_the_user_agent():
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.set("CONTACT", "a@b.vn", priority="cmdline")
    use_contact(settings, ["https://baocaobang.vn/"])
    assert settings["USER_AGENT"] == "baotinh (a@b.vn)"


def test_a_user_agent_of_ones_own_is_left_alone():
    settings = Settings({"CONTACT": "a@b.vn", "USER_AGENT": "library (a@b.vn)"}, priority="cmdline")
    use_contact(settings, ["https://baocaobang.vn/"])
    assert settings["USER_AGENT"] == "library (a@b.vn)"


def crawl(folder, *settings, **how):
    given = [part for one in [f"ARCHIVE_URL=sqlite:///{folder}/archive.db", *settings] for part in ("-s", one)]
    command = [sys.executable, "-m", "scrapy", "crawl", "baocaobang", "-L", "WARNING", *given]
    env = {**os.environ, "BAOTINH_CONTACT": ""}
    return subprocess.run(command, cwd=ROOT, env=env, check=False, timeout=60, **how)


@pytest.mark.parametrize("given", ["", "CONTACT=nobody"])
def test_a_crawl_without_a_contact_is_refused_in_one_line_and_nothing_is_made(tmp_path, given):
    ended = crawl(tmp_path, *filter(None, [given]), stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert "BAOTINH_CONTACT=" in ended.stderr
    assert not list(tmp_path.iterdir())


def test_at_a_terminal_the_contact_is_asked_for(tmp_path):
    user, terminal = pty.openpty()
    try:
        os.write(user, b"nobody\n")
        ended = crawl(tmp_path, stdin=terminal, stderr=terminal)
        said = os.read(user, 10_000).decode()
    finally:
        os.close(user)
        os.close(terminal)
    assert ended.returncode == 2
    assert "Portals are told who crawls them" in said
    assert "the contact 'nobody' has no e-mail address" in said
