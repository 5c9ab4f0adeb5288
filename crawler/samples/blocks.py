"""The body of an article as a list of HTML pieces, for sites whose editor leaves one form of paragraph and picture."""

from collections.abc import Callable
from html import escape

from crawler.samples.articles import SampleArticle, SampleImage


def pieces(article: SampleArticle, paragraph: str, picture: Callable[[SampleImage], str]) -> list[str]:
    """Give a piece a block; `paragraph` has {} for the text, `picture` prints a picture with its caption."""
    found = []
    for block in article.blocks:
        if block.image:
            found.append(picture(block.image))
        elif block.items:
            found.append("<ul>" + "".join(f"<li>{escape(item)}</li>" for item in block.items) + "</ul>")
        elif block.rows:
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
            found.append('<table border="1">' + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            text = escape(block.text, quote=False)
            found.append(paragraph.format(f"<strong>{text}</strong>" if block.kind == "h2" else text))
    return found
