"""Many small sites over real HTTP on loopback: a home page and a few articles each; and three that are broken."""

from contextlib import ExitStack, contextmanager

from tests.hostile.server import Server, page

PLACES = (
    "Khe Sim",
    "Bản Lầu",
    "Nà Phặc",
    "Cửa Tùng",
    "Vàm Láng",
    "Đồng Xoài",
    "Ea Kar",
    "Mỹ Thọ",
    "Sông Cầu",
    "Tà Lùng",
)
WORKS = (
    "xuống giống lúa đông xuân",
    "thu hoạch quế vụ cuối năm",
    "nạo vét kênh mương nội đồng",
    "trồng lại rừng phòng hộ",
)
GOOD, DOWN, BARRED, REDESIGNED = "good", "down", "barred", "redesigned"


def article(site, number):
    place, work = PLACES[(site + number) % len(PLACES)], WORKS[number % len(WORKS)]
    title = f"Nông dân {place} {work} sớm hơn mọi năm"
    text = "".join(
        f"<p>Tổ hợp tác số {site * 10 + part} ở {place} cho biết bà con đã {work} trên"
        f" {site * 37 + number * 11 + part} ha, mỗi hộ góp {part + 2} ngày công,"
        f" việc chung làm xong trước rằm tháng {part + number + 1}.</p>"
        for part in range(4)
    )
    return title, (
        f"<html><head><title>{title}</title><meta property='og:type' content='article'>"
        f"<meta property='article:published_time' content='2026-10-{10 + number}T08:00:00+07:00'></head>"
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    )


def small_site(site, articles=3, before=None):
    """Give what answers for a site: a home page with links to its articles; `before` is called before each of these."""
    pages = {f"/tin-tuc/bai-so-{1000 + n}.html": article(site, n) for n in range(articles)}
    links = "".join(f"<li><a href='{path}'>{title}</a></li>" for path, (title, _) in pages.items())
    home = page(f"<html><body><ul>{links}</ul></body></html>".encode())

    def answer(path, _host):
        if path == "/":
            return home
        if path in pages:
            if before:
                before()
            return page(pages[path][1].encode())
        return page(b"", status="404 Not Found")

    return answer


def barred(_path, _host):
    return page(b"<html><body>Forbidden</body></html>", status="403 Forbidden")


def redesigned(path, _host):
    if path == "/robots.txt":
        return page(b"", status="404 Not Found")
    return page(b"<html><body><div id='app'></div><p>Trang m\xe1\xbb\x9bi</p></body></html>")


@contextmanager
def small_sites(number, *, broken=True):
    """Serve so many good sites and the three broken ones; give the addresses by name, and the servers."""
    with ExitStack() as opened:
        servers = {f"site{n:02}": opened.enter_context(Server(small_site(n))) for n in range(number)}
        addresses = {name: server.url for name, server in servers.items()}
        if broken:
            addresses[BARRED] = opened.enter_context(Server(barred)).url
            addresses[REDESIGNED] = opened.enter_context(Server(redesigned)).url
            with Server(barred) as gone:  # its port is free again when it is asked
                addresses[DOWN] = gone.url
        yield addresses, servers
