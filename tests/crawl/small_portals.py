"""Pages of portals made up by a test: articles, and lists of them."""

from tests.hostile.server import page

WORDS = "Hôm nay, bà con xã Tân Lập khánh thành cây cầu treo qua suối, ai nấy đều phấn khởi. " * 5


def address(number):
    return f"/tin/bai-viet-so-{100_000 + number}.html"


def article(number, head=""):
    return page(f"<title>{number}</title>{head}<body><h1>Cầu số {number}</h1><p>{number}. {WORDS}</p>".encode())


def listing(addresses, more=""):
    links = "".join(f'<li><a href="{one}">Cầu</a></li>' for one in addresses)
    return page(f"<title>Tin</title><body><ul>{links}</ul>{more}".encode())
