"""Article ids that an address holds as a key and its value, in the query or in the path.

Seen on Vietnamese portals: `Introduction.aspx?MenuID=&NewsID=`, `/vi/<category>?id=12856`, `/chi-tiet?id=46807&_c=93`,
`/tin-tuc-su-kien/ndid/11738/key/default`, `/DetailView/<id>/<category>/<Slug>.html`, `/Trang-chu/post/1520/<slug>`,
`/News/25648`, `/Tin-tuc/tid/<slug>/newsid/<GUID>/cid/<GUID>`, and Liferay's `_<portlet>_newsId=`.
"""

import re
from urllib.parse import unquote, urlsplit

_VALUE = r"(?P<id>\d{1,18}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
_NAMED = r"newsid|articleid|itemid|ndid|postid|tinid|idtin|tintucid|baivietid|entryid"
_IN_PATH = re.compile(rf"/(?:{_NAMED}|post|detailview|news|articleview|id)/{_VALUE}(?:/|$)", re.IGNORECASE)
_IN_QUERY = (
    re.compile(rf"(?:^|[&_])(?:{_NAMED})={_VALUE}(?=&|$)", re.IGNORECASE),
    re.compile(rf"(?:^|&)id={_VALUE}(?=&|$)", re.IGNORECASE),  # the barest key last
)


def keyed_id(url: str) -> str | None:
    """Give the article id that the address holds after a key, in lower case; None where it holds none."""
    parts = urlsplit(url)
    query, path = unquote(parts.query), unquote(parts.path)
    found = next((hit for pattern in _IN_QUERY if (hit := pattern.search(query))), None) or _IN_PATH.search(path)
    return found["id"].lower() if found else None
