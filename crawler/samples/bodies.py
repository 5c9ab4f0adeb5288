"""The body of an article as HTML, in the layouts that editors leave behind: each seen on NukeViet 4.4 and 4.5 pages."""

from collections.abc import Iterator
from html import escape

from crawler.samples.articles import Block, SampleArticle, SampleImage

WORD = (
    '<p class="MsoNormal" style="text-align:justify;text-indent:36.0pt;line-height:150%;margin-bottom:6.0pt">'
    '<span style="font-size:14.0pt;line-height:150%;font-family:&#039;Times New Roman&#039;,&#039;serif&#039;">'
    "{}</span></p>"
)
SPANS = (
    '<div style="text-align: justify;"><span style="font-size:16px;">'
    '<span style="font-family:Times New Roman,Times,serif;">{}</span></span></div>\n<div>&nbsp;</div>'
)
PARAGRAPHS = {
    "ck": ('<p style="text-align: justify;">{}</p>',),
    "word": (WORD,),
    "divspan": (SPANS,),
    "indent": ("<p>&nbsp; &nbsp; &nbsp; {}</p>",),
    "mixed": (
        "<p>{}</p>",
        "<div>{}</div>",
        '<p style="text-align: justify;"><span style="color:rgb(0, 0, 0);">{}</span></p>',
    ),
}
HEADINGS = {"ck": "<h2>{}</h2>", "mixed": "<h3>{}</h3>"}
PICTURES = {
    "figure": (
        '<div style="text-align:center"><figure class="image" style="display:inline-block">{img}'
        "<figcaption>{caption}</figcaption></figure></div>"
    ),
    "cell": (
        '<table align="center" border="0" cellpadding="0" cellspacing="0" style="width:500px;"><tbody>'
        '<tr><td>{img}</td></tr><tr><td style="text-align: center;"><em>{caption}</em></td></tr></tbody></table>'
    ),
    "paragraph": '<p style="text-align: center;">{img}</p><p style="text-align: center;"><em>{caption}</em></p>',
    "break": (
        '<div style="text-align: center;">{img}<br /><span style="color:rgb(0, 0, 255);">'
        "<em>{caption}</em></span></div>"
    ),
}


def body_html(article: SampleArticle, folder: str, more: tuple[str, str] | None = None) -> str:
    """Lay out a body; pictures lie in `folder`; `more` is (address, title) of a ">> Xem thêm:" link in the middle.

    A signed article ends in its byline, on the right.
    """
    pieces = list(_divbr(article, folder) if article.layout == "divbr" else _each(article, folder))
    if more:
        link = f'<a href="{more[0]}">{escape(more[1])}</a>'
        middle = len(pieces) // 2
        pieces.insert(middle, f'<p style="text-align: justify;"><em>&gt;&gt; Xem thêm: {link}</em></p>')
    if article.signed and article.byline:
        pieces.append(_signature(article))
    return "\n".join(pieces)


def picture(image: SampleImage, folder: str, caption_layout: str) -> str:
    """Give a picture with its caption; without a caption the bare picture."""
    img = f'<img alt="{escape(image.alt)}" height="400" src="{folder}{image.file}" width="600" />'
    if image.caption is None:
        return f'<p style="text-align: center;">{img}</p>'
    return PICTURES[caption_layout].format(img=img, caption=escape(image.caption))


def _each(article: SampleArticle, folder: str) -> Iterator[str]:
    forms = PARAGRAPHS[article.layout]
    for position, block in enumerate(article.blocks):
        match block.kind:
            case "p":
                yield forms[position % len(forms)].format(escape(block.text, quote=False))
            case "h2" if article.layout in HEADINGS:
                yield HEADINGS[article.layout].format(escape(block.text))
            case "h2":
                yield forms[0].format(f"<strong>{escape(block.text)}</strong>")
            case _:
                yield _other(block, article, folder)


def _divbr(article: SampleArticle, folder: str) -> Iterator[str]:
    """One <div>, its paragraphs two line breaks apart; whatever is no text breaks it in two."""
    lines: list[str] = []
    for block in (*article.blocks, Block("end")):
        if block.text:
            text = escape(block.text, quote=False)
            lines.append(f"<strong>{text}</strong>" if block.kind == "h2" else text)
            continue
        if lines:
            joined = "\n<br />\n<br />\n".join(lines)
            yield f'<div style="text-align: justify;">\n{joined}\n</div>'
            lines = []
        if block.kind != "end":
            yield _other(block, article, folder)


def _other(block: Block, article: SampleArticle, folder: str) -> str:
    if block.image:
        return picture(block.image, folder, article.caption_layout)
    if block.items:
        return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in block.items) + "</ul>"
    rows = "".join(
        "<tr>" + "".join(f'<td style="text-align:center">{escape(cell)}</td>' for cell in row) + "</tr>"
        for row in block.rows
    )
    head = '<table align="center" border="1" cellpadding="1" cellspacing="0" style="width: 100%;">'
    return f"{head}<tbody>{rows}</tbody></table>"


def _signature(article: SampleArticle) -> str:
    line = f"<strong>{escape(article.byline or '')}</strong>"
    if article.layout in ("ck", "indent", "word"):
        return f'<p style="text-align: right;">{line}</p>'
    return f'<div style="text-align: right;">{line}</div>'
