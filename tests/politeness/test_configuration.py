"""Settings: one table, and a bad value in the environment or after -s gives one line."""

import os
import re
import sys
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.configuration import ALERTS, check_given, check_names, overrides
from crawler.operations.marks import fill
from crawler.operations.settings_table import MARKS, MEANINGS, markdown
from crawler.settings import defaults
from tests import forked

ROOT = Path(__file__).parents[2]
OURS = ("ARCHIVE_", "BLOCKED_", "CONTACT", "ROBOTS_", "SCHEDULE_", "THROTTLE_", "WARC_")


def test_the_table_of_settings_is_up_to_date():
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    assert fill(text, MARKS, markdown(defaults)) == text, "the table of settings is stale: run `make tables`"


def test_every_setting_that_is_ours_alone_is_in_the_table():
    assert {name for name in defaults if name.startswith(OURS)} <= set(MEANINGS)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("DOWNLOAD_DELAY", "0.5", 0.5),
        ("DOWNLOAD_DELAY", " 5 ", 5.0),
        ("RETRY_TIMES", "7", 7),
        ("WARC_ENABLED", "false", False),
        ("WARC_ENABLED", "1", True),
        ("WARC_DIR", "/srv/lưu trữ", "/srv/lưu trữ"),
        ("CLOSESPIDER_TIMEOUT", "60", 60),
    ],
)
def test_the_environment_sets_a_setting_in_its_type(name, text, value):
    assert overrides(defaults, {f"BAOTINH_{name}": text}) == {name: value}


def test_an_empty_variable_and_one_that_is_no_setting_say_nothing():
    environment = {"BAOTINH_CONTACT": "", "BAOTINH_ALERT_SMTP": "x", "BAOTINH_DELY": " ", "HOME": "/"}
    assert overrides(defaults, environment) == {}
    check_names(defaults, environment)


def test_the_variables_for_alerts_are_those_of_the_manual():
    manual = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
    assert {f"BAOTINH_{name}" for name in ALERTS} == set(re.findall(r"BAOTINH_ALERT_\w+", manual))
    check_names(defaults, {f"BAOTINH_{name}": "x" for name in ALERTS} | {"BAOTINH_TEST_POSTGRES": "x"})


@pytest.mark.parametrize(
    ("variable", "meant"),
    [
        ("BAOTINH_DOWNLOAD_DELY", "is BAOTINH_DOWNLOAD_DELAY meant?"),
        ("BAOTINH_download_delay", "is BAOTINH_DOWNLOAD_DELAY meant?"),
        ("BAOTINH_ALERT_SLAK_WEBHOOK", "is BAOTINH_ALERT_SLACK_WEBHOOK meant?"),
        ("BAOTINH_XYZQ", "see docs/configuration.md"),
    ],
)
def test_a_variable_that_is_none_is_told_with_the_name_nearest_to_it_and_without_its_value(variable, meant):
    with pytest.raises(ValueError, match=f"^{variable} is no setting; {re.escape(meant)}$"):
        check_names(defaults, {variable: "secret"})


@pytest.mark.parametrize("words", ["portals", "doctor", "crawl baocaobang", "crawl-due --dry-run", "fetch x", "--help"])
def test_a_misspelt_variable_ends_any_command_instead_of_the_default_being_used(words):
    env = {**os.environ, "BAOTINH_DOWNLOAD_DELY": "30"}
    ended = forked.run([sys.executable, "-m", "scrapy", *words.split()], cwd=ROOT, env=env, text=True)
    said = "scrapy: BAOTINH_DOWNLOAD_DELY is no setting; is BAOTINH_DOWNLOAD_DELAY meant?\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", said)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DOWNLOAD_DELAY", "fast"),
        ("DOWNLOAD_DELAY", "-1"),
        ("DOWNLOAD_DELAY", "nan"),
        ("RETRY_TIMES", "1.5"),
        ("WARC_ENABLED", "perhaps"),
        ("EXTENSIONS", "{}"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_bad_value_is_named_with_its_variable(name, text):
    with pytest.raises(ValueError, match=f"^BAOTINH_{name}='.*' (is|cannot)"):
        overrides(defaults, {f"BAOTINH_{name}": text})


def test_a_bad_value_after_s_is_named():
    settings = Settings()
    settings.setmodule("crawler.settings")
    check_given(settings, defaults)
    settings.set("RETRY_TIMES", "few", priority="cmdline")
    with pytest.raises(ValueError, match=r"^-s RETRY_TIMES=few is no whole number; give one like 3$"):
        check_given(settings, defaults)


def test_the_environment_counts_less_than_s_and_a_mistake_in_it_is_one_line():
    def scrapy(*words, delay):
        command = [sys.executable, "-m", "scrapy", "settings", "--get", "DOWNLOAD_DELAY", *words]
        env = {**os.environ, "BAOTINH_DOWNLOAD_DELAY": delay}
        return forked.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)

    assert scrapy(delay="5").stdout == "5.0\n"
    assert scrapy("-s", "DOWNLOAD_DELAY=3", delay="5").stdout == "3\n"
    bad = scrapy(delay="fast")
    assert (bad.returncode, bad.stdout) == (2, "")
    assert bad.stderr == "scrapy: BAOTINH_DOWNLOAD_DELAY='fast' is no number; give one like 2.0\n"


def assert_refused(words, said):
    """One line that begins so, exit code 2, and nothing else."""
    command = [sys.executable, "-m", "scrapy", *words]
    ended = forked.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    (line,) = ended.stderr.splitlines()
    assert line.startswith(said)
    assert (ended.returncode, ended.stdout) == (2, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "export -s ARCHIV_URL=sqlite:///x.db",
            "export: -s ARCHIV_URL: there is no such setting; is ARCHIVE_URL meant?",
        ),
        (
            "crawl baocaobang -s DOWNLOAD_DELY=5",
            "crawl: -s DOWNLOAD_DELY: there is no such setting; is DOWNLOAD_DELAY me",
        ),
        ("verify -s WARC_ENABLED=ja", "verify: -s WARC_ENABLED=ja is neither on nor off; give 1 or 0"),
    ],
)
def test_a_setting_that_is_none_ends_any_command_instead_of_another_archive_being_used(words, said):
    assert_refused(words.split(), said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("nosuchportal", "crawl: unknown portal 'nosuchportal'"),
        ("nukeviet", "crawl: nukeviet is a platform, not a portal; add -a portal=http://host/"),
        ("baocaobang -a since=yesterday", "crawl: not a day: 'yesterday'"),
        ("baocaobang -L loud", "crawl: -s LOG_LEVEL=loud is no level of a log; give DEBUG, INFO, WARNING or ERROR"),
        ("baocaobang -s RETRY_TIMES=few", "crawl: -s RETRY_TIMES=few is no whole number"),
    ],
)
def test_a_mistake_in_a_crawls_command_is_all_that_is_shown(words, said):
    assert_refused(["crawl", *words.split()], said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "settings: say --get NAME for one setting"),
        (
            "--get DOWNLOAD_DELY",
            "settings: DOWNLOAD_DELY is no setting; --markdown lists",
        ),
        ("--markdown nowhere.md", "settings: nowhere.md: No such file or directory; check the path"),
    ],
)
def test_a_mistake_about_settings_is_one_line(words, said):
    assert_refused(["settings", *words.split()], said)
