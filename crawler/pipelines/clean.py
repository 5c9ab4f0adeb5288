"""Clean: strips furniture from an article's text, fills its fields from labels, hashes it."""

from crawler.article import Article
from crawler.reading.cleaning.clean import clean


class Clean:
    """Cleans each article; see crawler.reading.cleaning.clean for what that does."""

    def process_item(self, item: Article) -> Article:
        """Give the article, cleaned."""
        return clean(item)
