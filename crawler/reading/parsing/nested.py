"""Pages with other documents in them: one document made of what was several.

Editors paste whole documents into the body of an article, and templates close the page in its middle. A browser reads
on; libxml2 begins a second root there, and title, text and author then stand in different trees. Seen on VNPT e-news
pages (`</body></html>` in mid-page, `<html><body>` around the text) and on MEDIATECH pages (`</html>` right after
`<html>`, `<!DOCTYPE html><html><body>` in the text).
"""

import re

from scrapy.http import TextResponse

_TAG = re.compile(rb"<(!doctype|/?html|/?body)\b[^<>]*>", re.IGNORECASE)  # [^>] searches to the end for each "<html"
_ORDER = (b"!doctype", b"html", b"body", b"/body", b"/html")  # of a page that is one document


def unnested(response: TextResponse) -> TextResponse:
    """Give the page with the tags of one document; a page that has no more is given back as it is, with its tree.

    Of `<html>`, `<body>` and the doctype only the first `<html>` stays, for its language; the parser adds what is left
    out. What stood in the inner documents stays where it is.
    """
    found = list(_TAG.finditer(response.body))
    places = [_ORDER.index(tag[1].lower()) for tag in found]
    closed = next((tag.end() for tag in found if tag[1].startswith(b"/")), len(response.body))
    if places == sorted(set(places)) and not _TAG.sub(b"", response.body[closed:]).strip():
        return response
    kept = 0

    def one(tag: re.Match[bytes]) -> bytes:
        nonlocal kept
        kept += tag[1].lower() == b"html"
        return tag[0] if kept == 1 and tag[1].lower() == b"html" else b""

    mended: TextResponse = response.replace(body=_TAG.sub(one, response.body))
    return mended
