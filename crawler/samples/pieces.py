"""The body of an article piece by piece, for the samples whose platform leaves its own markup around pictures."""

from collections.abc import Callable
from html import escape

from crawler.samples.articles import Block, SampleArticle, SampleImage

WORD = '<p class="MsoNormal" style="text-align: justify;"><span style="font-size:14.0pt">{}<o:p></o:p></span></p>'


def pieces(article: SampleArticle, picture: Callable[[SampleImage], str], paragraph: str = "<p>{}</p>") -> list[str]:
    """Give the HTML of each block; `paragraph` has {} for the text; headings are paragraphs in bold."""
    return [_piece(block, picture, paragraph) for block in article.blocks]


def _piece(block: Block, picture: Callable[[SampleImage], str], paragraph: str) -> str:
    if block.image:
        return picture(block.image)
    if block.items:
        return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in block.items) + "</ul>"
    if block.rows:
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
        return '<table border="1">' + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    text = escape(block.text, quote=False)
    return paragraph.format(f"<strong>{text}</strong>" if block.kind == "h2" else text)
