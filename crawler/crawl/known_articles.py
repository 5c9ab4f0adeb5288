"""Which articles need not be asked for: the archive has them, or their pages were refused not long ago."""

from collections.abc import Container, Iterable, Mapping
from datetime import UTC, datetime

from crawler.crawl.article_parts import ArticleParts


class KnownArticles(ArticleParts):
    """Knows what earlier runs kept and refused."""

    def known(self, urls: Mapping[str, str], owed: Container[str]) -> dict[str, str]:
        """Give those of some articles, each at an address, that need not be asked for, and why.

        `owed` are those that a request was sent for which had no answer.
        """
        if not urls:
            return {}
        kept = {name for name in self.kept(urls) if name not in owed}
        kept |= self.twins({name: url for name, url in urls.items() if name not in kept})
        resting = self.refusals.resting(urls) if self.refusals else ()
        return {**dict.fromkeys(resting, "refused before"), **dict.fromkeys(kept, "already kept")}

    def twins(self, urls: Mapping[str, str], by: int | None = None) -> set[str]:
        """Tell which articles, each at an address, are kept under another name: AMP pages, a second section's address.

        Their pages name that as their own. `by` is the number of a run: what later ones captured does not count.
        """
        if not urls:
            return set()
        with self.stopping():
            found = self.archive.captured(self.portal, urls.values(), by)
            due = self.archive.kept(self.portal, urls)  # kept by this name, and asked for once more
        return {name for name, url in urls.items() if url in found} - due

    def kept(self, names: Iterable[str]) -> set[str]:
        """Tell which articles need not be fetched: they are kept, and no refresh of a young article is due."""
        with self.stopping():
            kept = self.archive.kept(self.portal, names)
            return kept - self.archive.due(self.portal, kept, self.refresh_days, datetime.now(UTC)) if kept else kept
