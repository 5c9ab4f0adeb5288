"""Which articles need not be asked for: the archive has them, or their pages were refused not long ago."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.crawl.run_account import RunAccount


@dataclass(frozen=True)
class KnownArticles:
    """Knows what earlier runs kept and refused. Each question closes the crawl when the archive fails: CloseSpider."""

    account: RunAccount
    portal: str
    refresh_days: tuple[int, ...]  # ages at which a kept article is fetched once more

    def unasked(self, urls: Mapping[str, str], owed: Container[str]) -> dict[str, str]:
        """Give those of some articles, each at an address, that need not be asked for, and why.

        `owed` are those that a request was sent for which had no answer.
        """
        if not urls:
            return {}
        kept = {name for name in self.fresh(urls) if name not in owed}
        kept |= self.twins({name: url for name, url in urls.items() if name not in kept})
        resting = self.account.refusals.resting(urls) if self.account.refusals else ()
        return {**dict.fromkeys(resting, "refused before"), **dict.fromkeys(kept, "already kept")}

    def twins(self, urls: Mapping[str, str], by: int | None = None) -> set[str]:
        """Tell which articles, each at an address, are kept under another name: AMP pages, a second section's address.

        Their pages name that as their own. `by` is the number of a run: what later ones captured does not count.
        """
        if not urls:
            return set()
        archive = self.account.archive
        with self.account.stopping():
            found = archive.captured(self.portal, urls.values(), by)
            due = archive.kept(self.portal, urls)  # kept by this name, and asked for once more
        return {name for name, url in urls.items() if url in found} - due

    def fresh(self, names: Iterable[str]) -> set[str]:
        """Tell which articles are kept, and no refresh of a young one is due."""
        archive = self.account.archive
        with self.account.stopping():
            kept = archive.kept(self.portal, names)
            return kept - archive.due(self.portal, kept, self.refresh_days, datetime.now(UTC)) if kept else kept

    def kept_by(self, run_id: int, names: Iterable[str]) -> set[str]:
        """Tell which articles were kept when a run had ended."""
        with self.account.stopping():
            return self.account.archive.kept(self.portal, names, by=run_id)
