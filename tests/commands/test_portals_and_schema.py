"""`scrapy portals`, `scrapy list` and `scrapy schema`, run as a user runs them."""

import json
import os
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests import forked

ROOT = Path(__file__).parents[2]
PORTAL = """
from scrapy import Spider

class Portal(Spider):
    name = "{name}"
    province = "{province}"
    kind = "{kind}"
    platform = "{platform}"
    start_urls = ["https://{name}.vn/[bold]"]
    evidence = "reported"
    evidence_since = "2026-10"
"""


@pytest.fixture
def scrapy(tmp_path):
    """Give a runner of scrapy in the project, with three portals of the test's own."""
    portals = tmp_path / "some_portals"
    (portals / "north").mkdir(parents=True)
    (portals / "__init__.py").touch()
    for name, province, kind, platform in (
        ("mot", "cao-bang", "newspaper", "alpha"),
        ("hai", "cao-bang", "party", "beta"),
        ("ba", "lao-cai", "party", "alpha"),
    ):
        source = PORTAL.format(name=name, province=province, kind=kind, platform=platform)
        (portals / "north" / f"{name}.py").write_text(source)

    def run(*args):
        command = [sys.executable, "-m", "scrapy", *args, "-s", "SPIDER_MODULES=some_portals"]
        env = {**os.environ, "PYTHONPATH": str(tmp_path)}
        return forked.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)

    run.broken = portals / "north" / "hong.py"
    return run


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ([], ["ba", "hai", "mot"]),
        (["--province", "cao-bang"], ["hai", "mot"]),
        (["--province", "Cao Bằng"], ["hai", "mot"]),
        (["--kind", "party", "--platform", "alpha"], ["ba"]),
        (["--province", "an-giang"], []),
    ],
)
def test_the_portals_that_are_asked_for_are_listed_as_json(scrapy, options, names):
    ended = scrapy("portals", "--json", *options)
    assert ended.returncode == 0, ended.stderr
    assert [portal["name"] for portal in json.loads(ended.stdout)] == names


def test_what_is_known_of_a_portal_is_listed(scrapy):
    assert json.loads(scrapy("portals", "--json", "--platform", "beta").stdout) == [
        {
            "name": "hai",
            "province": "cao-bang",
            "kind": "party",
            "platform": "beta",
            "start_urls": ["https://hai.vn/[bold]"],
            "evidence": "reported",
            "evidence_since": "2026-10",
        }
    ]


def test_the_table_shows_everything_as_it_is_written(scrapy):
    ended = scrapy("portals")
    assert ended.returncode == 0
    assert "https://mot.vn/[bold]" in ended.stdout
    assert "3 portals" in ended.stdout


@pytest.mark.parametrize("command", ["list", "portals"])
def test_a_broken_portal_is_named_on_stderr_and_the_others_are_listed(scrapy, command):
    scrapy.broken.write_text("import nothing_like_it")
    ended = scrapy(command)
    assert ended.stderr.strip().splitlines() == [
        (
            "broken module some_portals.north.hong: ModuleNotFoundError: No module named 'nothing_like_it'"
            " (some_portals/north/hong.py, line 1)"
        )
    ]
    assert all(name in ended.stdout for name in ("mot", "hai", "ba"))
    assert ended.returncode == (1 if command == "portals" else 0)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--province", "cao-bag"], "unknown province 'cao-bag'; known are e.g. cao-bang"),
        (["--province", "ha-giang"], "use --province tuyen-quang"),
        (["--kind", "blog"], "unknown kind 'blog'"),
        (["--platform", "gamma"], "unknown platform 'gamma'"),
        (["--jsn"], "unknown argument '--jsn'"),
    ],
)
def test_a_filter_that_cannot_be_meant_is_one_line_and_exit_code_2(scrapy, options, said):
    ended = scrapy("portals", *options)
    assert ended.returncode == 2
    assert ended.stdout == ""
    (line,) = ended.stderr.splitlines()
    assert said in line


def test_the_schema_is_printed_and_is_one(scrapy):
    ended = scrapy("schema")
    assert ended.returncode == 0
    printed = json.loads(ended.stdout)
    Draft202012Validator.check_schema(printed)
    assert "content_hash" in printed["required"]
    assert "+07:00" in printed["description"]  # whoever has the files alone knows what holds of every field
