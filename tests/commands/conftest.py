"""A copy of the project without its portals, for commands that write into it."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from crawler.samples.collection import collection
from crawler.samples.nukeviet import NukeViet
from crawler.samples.traps import Traps
from tests import forked

ROOT = Path(__file__).parents[2]


class Project:
    """A copy of the project, and scrapy run in it."""

    def __init__(self, root):
        self.root = root

    def run(self, *args, **env):
        command = [sys.executable, "-m", "scrapy", *map(str, args)]
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **env}
        return forked.run(command, cwd=self.root, env=env, capture_output=True, text=True, check=False)

    def test(self, name):
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/portals", "-k", name]
        return forked.run(command, cwd=self.root, capture_output=True, text=True, check=False)

    def findings(self):
        """What check-portals finds, but for platforms that do not load: those are tested by themselves."""
        ended = self.run("check-portals")
        return [line for line in ended.stdout.splitlines() if not line.startswith("crawler.platforms.")]

    def copy(self, root):
        return Project(shutil.copytree(self.root, root))

    def files(self):
        """Every file but those that Python and tools make, with its bytes."""
        every = [file for file in self.root.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
        return {str(file.relative_to(self.root)): file.read_bytes() for file in every}


@pytest.fixture(scope="session")
def bare_project(tmp_path_factory):
    root = tmp_path_factory.mktemp("bare") / "project"
    no_portals = [folder.name for folder in (ROOT / "crawler/spiders").iterdir() if folder.is_dir()]
    shutil.copytree(ROOT / "crawler", root / "crawler", ignore=shutil.ignore_patterns(*no_portals))
    (root / "tests/portals").mkdir(parents=True)
    for name in ("scrapy.cfg", "pyproject.toml", "tests/__init__.py", "tests/portals/test_portals.py"):
        shutil.copy(ROOT / name, root / name)
    (root / "tests/portals/known_broken.json").write_text("{}")
    (root / "README.md").write_text("# Title\n\n<!-- portals:begin -->\nold\n<!-- portals:end -->\n\nEnd.\n")
    return Project(root)


@pytest.fixture
def project(bare_project, tmp_path):
    return bare_project.copy(tmp_path / "project")


@pytest.fixture(scope="session")
def saved(tmp_path_factory):
    """Give an article page and a listing of the NukeViet sample, as saved in a browser."""
    site = NukeViet(collection()["nukeviet"], Traps())
    public = next(article for article in site.articles if article.visibility == "public" and article.lead)
    page, listing = (tmp_path_factory.mktemp("saved") / name for name in ("bai.html", "muc.html"))
    page.write_bytes(site.answer(public.path, "tuyengiaohagiang.vn").body)
    listing.write_bytes(site.answer("/", "tuyengiaohagiang.vn").body)
    return page, listing


@pytest.fixture(scope="session")
def project_with_a_portal(bare_project, saved, tmp_path_factory):
    root = bare_project.copy(tmp_path_factory.mktemp("one") / "project")
    ended = root.run("new-portal", "--page", saved[0], "--listing", saved[1], http_proxy="http://127.0.0.1:9")
    assert ended.returncode == 0, ended.stderr
    return root


@pytest.fixture
def written(project_with_a_portal, tmp_path):
    """Give a project with one portal, tuyengiaohagiang, written from the saved pages without the network."""
    return project_with_a_portal.copy(tmp_path / "written")
