"""What is ready to copy: the units parse, and every command and setting in them exists."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from scrapy.utils.project import get_project_settings

from crawler.operations.registry import loader_of, platforms
from crawler.operations.scheduling.schedule import sites
from crawler.operations.scheduling.schedule_file import read_schedule
from tests.schedule.conftest import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer"))
CRON = [line for line in (DEPLOY / "baotinh.cron").read_text().splitlines() if line and line[0] in "*0123456789"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path):
    scrapy = tmp_path / "srv" / ".venv" / "bin" / "scrapy"
    scrapy.parent.mkdir(parents=True)
    scrapy.write_text("#!/bin/sh\n")
    scrapy.chmod(0o755)
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text().replace("/srv/baotinh", str(tmp_path / "srv")))
    command = ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / unit.name) for unit in UNITS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    ours = [line for line in done.stderr.splitlines() if "baotinh" in line]
    assert (done.returncode, ours) == (0, []), done.stderr


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_has_its_sections_and_a_service_of_its_name(unit):
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str
    parsed.read_string(unit.read_text())
    assert parsed.has_section("Unit")
    assert parsed.has_section(unit.suffix[1:].capitalize())
    assert unit.with_suffix(".service").exists()


@pytest.mark.parametrize("line", CRON)
def test_a_line_of_the_cron_table_has_five_times_a_user_and_a_command_without_percent_signs(line):
    *times, user, command = line.split(maxsplit=6)
    assert all(re.fullmatch(r"\*|\*/\d+|\d+", time) for time in times)
    assert len(times) == 5
    assert user == "baotinh"
    assert command.startswith("cd /srv/baotinh && .venv/bin/scrapy ")
    assert "%" not in command  # cron ends the line there


def test_every_command_that_is_named_exists_with_its_options():
    text = "\n".join(file.read_text() for file in sorted(DEPLOY.iterdir()))
    named = set(re.findall(r"scrapy ([a-z-]+)((?: --[a-z-]+)*)", text))
    assert ("crawl-due", " --dry-run") in named
    for command, options in named:
        module = ROOT / "crawler" / "commands" / f"{command}.py"
        assert module.exists(), command
        source = module.read_text()
        assert all(f'"{option}"' in source for option in options.split()), (command, options)


def test_the_example_of_a_schedule_is_one():
    loader = loader_of(get_project_settings())
    plans = {
        plan.name: plan
        for plan in read_schedule(Path(DEPLOY / "schedule.example.toml"), sites(loader), platforms(loader))
    }
    assert plans["example"].arguments == {"portal": "https://www.example.vn/"}
    assert not plans["baoquangninh_legacy"].enabled
