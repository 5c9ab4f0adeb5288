"""An article, and pages of unknown platforms that it stands on, for the tests of reading without rules."""

from crawler.platforms.generic import GenericSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.validate import validate
from tests.platforms.pages import page
from tests.reading.sentences import PLAIN

TITLE = "Nước về bản Nà Lùng, ruộng cấy hai vụ"
LEAD = "Con mương mới đưa nước khe Huổi Lóng về tận chân ruộng, 64 hộ dân lần đầu được cấy hai vụ lúa một năm."
SHOWN, AT = "Thứ ba, 12/03/2024 08:15", "2024-03-12T08:15:00+07:00"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in PLAIN)
TEXT = "\n\n".join(PLAIN)


def read(body, title=TITLE, head="", **where):
    """Give the article that is kept of a page with this body; `where` is its address. Raises NotAnArticle."""
    html = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return validate(clean(GenericSpider.read(page(html, **where))))
