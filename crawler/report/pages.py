"""The pages of the site in one language, from their templates."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from crawler.provinces import PROVINCES
from crawler.report import plots
from crawler.report.charts import spark
from crawler.report.health import ORDER, TONES
from crawler.report.overview import Overview, Portal
from crawler.report.past import verdicts
from crawler.report.reasons import in_language
from crawler.report.tiles import PLACES
from crawler.report.words import LANGUAGES, Words, with_code

RUNS = 60  # that a portal's page lists
FLOWS = 20  # that the archive's page lists
REASONS = 3  # that the first page tells of a portal
SHOWN = 8  # portals of a verdict that it shows unfolded


class Pages:
    """Writes the pages of one language into a folder."""

    def __init__(self, folder: Path, language: str, year: int) -> None:
        self.folder, self.language, self.words = folder, language, Words(language, year)
        self.up = "" if language == LANGUAGES[0] else "../"  # from the language's folder to the top
        (folder / "portals").mkdir(parents=True)

    def portal(self, portal: Portal, overview: Overview, files: Mapping[int, str]) -> None:
        """Write the page of a portal; `files` are paths within the report of files about its runs, by their numbers."""
        strips = plots.coverage(self.words, overview.day, portal.days)
        self.write(
            f"portals/{portal.file}",
            "portal.html",
            overview,
            portal=portal,
            plots=plots.of_portal(self.words, overview.day, portal.days, portal.published),
            months=plots.by_month(self.words, overview.day, portal.stock.months),
            strips=strips,
            strips_table=plots.coverage_table(self.words, strips) if strips else None,
            runs=verdicts(portal.runs[-RUNS:], overview.now),
            files=files,
        )

    def others(self, overview: Overview) -> None:
        """Write the pages of all portals together."""
        provinces = overview.provinces()
        nights = plots.nights(self.words, overview.day, overview.new)
        self.write("index.html", "index.html", overview, provinces=provinces, nights=nights)
        self.write("provinces.html", "provinces.html", overview, provinces=provinces)
        self.write(
            "archive.html",
            "archive.html",
            overview,
            plots=plots.of_archive(self.words, overview.day, overview.kept, overview.new, overview.months),
            provinces=provinces,
            flows=overview.province_flows()[:FLOWS],
        )

    def write(self, path: str, template: str, overview: Overview, **values: Any) -> None:
        """Fill a template and write it; `path` is within the language's folder."""
        root = "../" * path.count("/")
        other = next(language for language in LANGUAGES if language != self.language)
        across = f"{root}{self.up}{'' if other == LANGUAGES[0] else f'{other}/'}{path}"
        page = (
            environment()
            .get_template(template)
            .render(
                o=overview,
                w=self.words,
                say=self.words.say,
                n=self.words.number,
                root=root,
                top=f"{root}{self.up}",
                across=across,
                other=other,
                path=path,
                reason=lambda text: in_language(text, self.language),
                **values,
            )
        )
        (self.folder / path).write_text(page, encoding="utf-8")


@cache
def environment() -> Environment:
    """Give what fills the templates: everything put in is escaped, and a missing name is an error."""
    made = Environment(
        loader=PackageLoader("crawler.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["code"] = with_code
    names: dict[str, Any] = {
        "spark": spark,
        "ORDER": ORDER,
        "TONES": TONES,
        "PLACES": PLACES,
        "PROVINCES": PROVINCES,
        "REASONS": REASONS,
        "SHOWN": SHOWN,
    }
    made.globals.update(names)
    return made
