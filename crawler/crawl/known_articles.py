"""Which articles need not be asked for: the archive has them, or their pages were refused not long ago."""

import logging
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from crawler.archive.naming import NameOf, free_names
from crawler.crawl.run_account import RunAccount

logger = logging.getLogger(__name__)


@dataclass
class KnownArticles:
    """Knows what earlier runs kept and refused. Each question closes the crawl when the archive fails: CloseSpider."""

    account: RunAccount
    portal: str
    refresh_days: tuple[int, ...]  # ages at which a kept article is fetched once more
    name_of: NameOf  # what an address names, by the platform's rules
    met: set[str] = field(default_factory=set)  # names that have been looked at
    told: bool = False  # whether it was said that some were given up

    def meet(self, names: Iterable[str]) -> None:
        """Look at names that the portal's pages show: what the platform before numbered alike gives its name up."""
        new = [name for name in dict.fromkeys(names) if name not in self.met]
        self.met.update(new)
        with self.account.stopping():
            freed = free_names(self.account.archive, self.portal, new, self.name_of) if new else 0
        if freed and not self.told:
            self.told = True
            logger.warning("articles of the platform before have the numbers of new ones, and get other names")

    def unasked(self, urls: Mapping[str, str], owed: Container[str]) -> dict[str, str]:
        """Give those of some articles, each at an address, that need not be asked for, and why.

        `owed` are those that a request was sent for which had no answer.
        """
        if not urls:
            return {}
        kept = {name for name in self.fresh(urls) if name not in owed}
        kept |= self.twins({name: url for name, url in urls.items() if name not in kept}, due=False)
        resting = self.account.refusals.resting(urls) if self.account.refusals else ()
        return {**dict.fromkeys(resting, "refused before"), **dict.fromkeys(kept, "already kept")}

    def twins(self, urls: Mapping[str, str], by: int | None = None, *, due: bool = True) -> set[str]:
        """Tell which articles, each at an address, are kept under another name: AMP pages, a second section's address.

        Their pages name that as their own. `by` is the number of a run: what later ones captured does not count.
        Without `due` those do not count that are young and to be refreshed.
        """
        if not urls:
            return set()
        with self.account.stopping():
            found = self.account.archive.captured(self.portal, urls.values(), by)
            own = self.account.archive.kept(self.portal, urls)  # kept by this name, and asked for once more
            stale = set() if due else self.due(found.values())
        return {name for name, url in urls.items() if url in found and found[url] not in stale} - own

    def fresh(self, names: Iterable[str]) -> set[str]:
        """Tell which articles are kept, and no refresh of a young one is due."""
        with self.account.stopping():
            kept = self.account.archive.kept(self.portal, names)
            return kept - self.due(kept) if kept else kept

    def due(self, names: Iterable[str]) -> set[str]:
        """Tell which kept articles are to be refreshed. Raises ArchiveError."""
        return self.account.archive.due(self.portal, names, self.refresh_days, datetime.now(UTC))

    def kept_by(self, run_id: int, names: Iterable[str]) -> set[str]:
        """Tell which articles were kept when a run had ended."""
        with self.account.stopping():
            return self.account.archive.kept(self.portal, names, by=run_id)
