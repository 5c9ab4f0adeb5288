import re
from dataclasses import replace
from email.utils import parsedate_to_datetime

import pytest
from lxml import etree

from crawler.samples.nukeviet import NukeViet
from crawler.samples.server import serve
from crawler.samples.traps import Traps
from tests.samples.browsing import Browser

PARENT = "/van-hoa-xa-hoi/"
ITEM = '//div[contains(@class, "news_column")]//a[contains(@href, ".html")]'


@pytest.fixture(scope="module")
def served():
    with serve(["nukeviet"]) as portals:
        yield portals


@pytest.fixture
def browser(served):
    with Browser(served.portals["nukeviet"]) as opened:
        yield opened


@pytest.fixture(scope="module")
def truth(served):
    return served.truth("nukeviet")


@pytest.fixture(scope="module")
def every(served):
    return served._servers["nukeviet"].site.articles


def hidden(every, visibility):
    return [article for article in every if article.visibility == visibility]


def numbers(links):
    return {int(found[1]) for link in links if (found := re.search(r"-(\d+)\.html$", link))}


def listed(browser, path):
    return numbers(browser.get(path).tree.xpath(f'{ITEM}/@href | //div[@class="list-group"]/a/@href'))


def test_an_article_in_two_categories_is_linked_in_both_and_the_second_redirects(browser, truth):
    article = next(article for article in reversed(truth) if len(article.categories) > 1)
    second = article.categories[1]
    address = article.path.replace(article.categories[0], second, 1)
    assert address in browser.get(f"/{second}/").links()
    got = browser.get(address)
    assert (got.status, got.headers["location"]) == (301, article.path)


@pytest.mark.parametrize("wrong", ["/khong-co/", "/khong/co/gi", "/tin-tucc/page-2/", "/tag/khong-co"])
def test_a_wrong_path_leads_to_the_home_page(browser, wrong):
    got = browser.get(wrong)
    assert (got.status, got.headers["location"]) == (301, "/")


@pytest.mark.parametrize("prefix", ["/vi", "/news", "/vi/news", "/index.php", "/index.php/vi/news"])
def test_other_forms_of_an_address_lead_to_the_canonical_one(browser, truth, prefix):
    got = browser.get(prefix + truth[0].path)
    assert (got.status, got.headers["location"]) == (301, truth[0].path)


def test_any_slug_with_a_known_id_leads_to_the_article_and_an_unknown_id_is_404(browser, truth):
    number = truth[5].number
    assert browser.get(f"/tin-tuc/gi-cung-duoc-{number}.html").headers["location"] == truth[5].path
    assert browser.get("/tin-tuc/gi-cung-duoc-9999.html").status == 404


def test_the_form_without_rewriting_answers_with_the_article(browser, truth):
    op = truth[2].path.strip("/").removesuffix(".html")
    got = browser.get(f"/index.php?language=vi&nv=news&op={op}")
    assert got.status == 200
    assert f'rel="canonical" href="{browser.address}{truth[2].path[1:]}"' in got.text


def test_members_only_articles_are_listed_and_answer_200_without_their_text(browser, every):
    members = hidden(every, "members")
    assert members
    for article in members:
        got = browser.get(article.path)
        assert got.status == 200
        assert got.tree.xpath("//h1") == []
        notice = got.tree.xpath('//div[@class="alert alert-info"]')[0].text_content()
        assert notice.strip() == "Bạn không được phép xem bài viết"
        assert not any(paragraph in got.text for paragraph in article.paragraphs)
    sitemap = browser.get("/sitemap-vi.news.xml").text
    assert any(article.path in sitemap for article in members)


def test_an_external_article_leads_off_the_site(browser, every):
    for article in hidden(every, "external"):
        got = browser.get(article.path)
        assert got.status == 302
        assert got.headers["location"].startswith("https://example.vn/")


def test_a_parent_category_is_oldest_first_from_page_2_and_misses_its_20_oldest(browser, every):
    rows = [article.number for article in every if "van-hoa-xa-hoi" in article.categories]
    pages = [listed(browser, PARENT), *(listed(browser, f"{PARENT}page-{n}/") for n in (2, 3))]
    assert set(rows[-20:]) <= pages[0]
    assert pages[1] == set(rows[20:40])
    assert pages[2] == set(rows[40:])
    only_here = {a.number for a in every if a.categories == ("van-hoa-xa-hoi",)}
    assert not set(rows[:20]) & only_here & set().union(*pages)


def test_the_sitemap_names_the_newest_only(browser, every):
    addresses = etree.fromstring(browser.get("/sitemap-vi.news.xml").body).xpath("//*[local-name()='loc']/text()")
    assert numbers(addresses) == {article.number for article in every[-60:]}


def test_some_articles_are_found_by_newer_and_older_links_alone(browser, truth):
    seen = {}
    waiting = ["/", "/sitemap-vi.news.xml", "/rss/"]
    article = re.compile(r"/(?!rss/)[\w-]+/[\w-]+-\d+\.html")
    while waiting:
        path = waiting.pop()
        if path in seen or article.fullmatch(path.split("?")[0]):
            continue
        got = seen[path] = browser.get(path)
        past_end = "page-" in path and not listed(browser, path)
        if got.status == 200 and not past_end:
            waiting += [link for link in got.links() if "nv_redirect" not in link and "/banners/" not in link]
            waiting += re.findall(r'href="(/rss/[^"]*)"', got.text)
    # tags, dossiers and authors are linked on article pages only, but are lists too
    text = "".join(browser.get(a.path).text for a in truth)
    for path in set(re.findall(r'href="(/(?:tag|topic|author)/[^"]+)"', text)):
        seen[path] = browser.get(path)
    named = "".join(got.text for got in seen.values())
    alone = [a for a in truth if a.path not in named and f"-{a.number}.html" not in named]
    assert len(alone) >= 3
    others = {a.path: a for a in truth}
    for a in alone:
        pages = [browser.get(path).text for path in others if path != a.path]
        assert any(f"-{a.number}.html" in page for page in pages)


def test_endless_pages_are_empty_at_200_and_still_name_a_next_one(browser):
    got = browser.get("/tin-tuc/page-4000/")
    assert got.status == 200
    assert listed(browser, "/tin-tuc/page-4000/") == set()
    assert "/tin-tuc/page-4001/" in got.tree.xpath('//a[@rel="next"]/@href')


def test_without_endless_pages_the_category_answers_for_them():
    with serve(["nukeviet"], traps=Traps(endless=False)) as served, Browser(served.portals["nukeviet"]) as browser:
        got = browser.get("/tin-tuc/page-4000/")
        assert (got.status, got.headers["location"]) == (301, "/tin-tuc/")


def test_the_last_page_is_linked_from_the_first(browser, every):
    count = sum("van-hoa-xa-hoi" in article.categories for article in every)
    assert f"{PARENT}page-{-(-count // 20)}/" in browser.get(PARENT).links()


def test_the_minutes_of_an_rss_date_are_the_month(browser, every):
    by_number = {article.number: article for article in every}
    for item in etree.fromstring(browser.get("/rss/").body).xpath("//item"):
        article = by_number[int(item.findtext("guid").strip().removeprefix("news_"))]
        date = parsedate_to_datetime(item.findtext("pubDate"))
        assert (date.minute, date.hour) == (article.published.month, (article.published.hour - 7) % 24)


def test_date_published_is_the_edit_time_and_the_meta_time_is_malformed(browser, truth):
    article = next(article for article in truth if article.modified != article.published)
    tree = browser.get(article.path).tree
    assert tree.xpath('//*[@itemprop="datePublished"]/text()') == [article.modified.isoformat()]
    meta = tree.xpath('//meta[@property="article:published_time"]/@content')[0]
    assert meta == f"{article.published:%Y-%m-%d}+07{article.published:%H:%M}:00"
    shown = tree.xpath('(//div[contains(@class, "news_column")]//span[@class="h5"])[1]/text()')[0]
    assert shown.endswith(f" - {article.published:%d/%m/%Y %H:%M}")


def test_titles_are_entity_encoded(browser, truth):
    article = next(article for article in truth if ":" in article.title)
    assert article.title.replace(":", "&#x3A;").replace("/", "&#x002F;").replace("%", "&#x25;") in browser.get(
        article.path
    ).text.replace("&#40;", "(")


def test_image_alts_are_file_names(browser, truth):
    article = next(article for article in truth if article.images and not article.lead_image)
    alts = browser.get(article.path).tree.xpath('//div[@id="news-bodyhtml"]//img/@alt')
    assert alts == [image.file.removesuffix(".jpg").replace("-", " ") for image in article.images]


def test_attachments_are_offered_and_served(browser, truth):
    article = next(article for article in truth if article.attachments)
    links = browser.get(article.path).tree.xpath('//*[contains(@class, "news-download-file")]//a[@download]')
    assert [link.find("strong").text for link in links] == list(article.attachments)
    assert browser.get(links[0].get("href")).headers["content-type"] == "application/pdf"


def test_print_save_tag_dossier_author_search_and_login_pages_exist_and_are_linked(browser, truth):
    links = {link for article in truth for link in browser.get(article.path).links()}
    for beginning in ("/print/", "/savefile/", "/tag/", "/topic/", "/author/", "/seek/", "/users/"):
        found = sorted(link for link in links if link.startswith(beginning))
        assert found, beginning
        assert browser.get(found[0]).status == 200


def test_session_tokens_and_captchas_change_with_each_page(browser, truth):
    pattern = re.compile(r"nv_redirect=([\w-]+)|captcha&amp;t=(\d+)|checkss=\"(\w+)\"")
    first, second = (pattern.findall(browser.get(truth[0].path).text) for _ in range(2))
    assert len(first) == len(second) > 3
    assert not set(first) & set(second)


@pytest.mark.parametrize(("status", "headers"), [(429, {"retry-after": "1"}), (200, {})])
def test_the_flood_blocker_stops_every_kind_of_request_for_a_while(status, headers):
    traps = Traps(flood=5, flood_pages=2, flood_status=status)
    with serve(["nukeviet"], traps=traps) as served, Browser(served.portals["nukeviet"]) as browser:
        got = [browser.get("/robots.txt") for _ in range(14)]
    blocked = [at for at, answer in enumerate(got) if "Hãy đợi..." in answer.text]
    assert blocked == [5, 6, 12, 13]
    for at in blocked:
        assert got[at].status == status
        assert {name: value for name, value in got[at].headers.items() if name == "retry-after"} == headers
        assert 1500 < len(got[at].body) < 2600


def test_index_php_stands_in_every_link_and_the_other_form_redirects():
    with serve(["nukeviet"], traps=Traps(index_php=True)) as served, Browser(served.portals["nukeviet"]) as browser:
        article = served.truth("nukeviet")[0]
        assert article.path.startswith("/index.php/")
        got = browser.get(article.path)
        assert got.status == 200
        assert [link for link in got.links() if not re.match(r"/(index\.php/|\?|$)", link)] == []
        plain = browser.get(article.path.removeprefix("/index.php"))
        assert (plain.status, plain.headers["location"]) == (301, article.path)
        assert browser.address + article.path[1:] in got.text


def test_the_mobile_theme_has_the_same_article_in_other_places():
    with serve(["nukeviet"], traps=Traps(mobile=True)) as served, Browser(served.portals["nukeviet"]) as browser:
        article = next(a for a in served.truth("nukeviet") if a.lead)
        tree = browser.get(article.path).tree
        assert tree.xpath("//h1")[0].text != article.title
        assert tree.xpath('//h1[@itemprop="headline"]')[0].text == article.title
        assert tree.xpath('//em[@class="time"]')[0].text.endswith(f"{article.published:%d/%m/%Y %H:%M}")
        assert tree.xpath('//*[@id="hometext"]/*[@class="h2"]')[0].text == article.lead
        body = " ".join(tree.xpath('//div[contains(@class, "bodytext")]')[0].text_content().split())
        assert all(paragraph in body for paragraph in article.paragraphs)
        assert tree.xpath('//*[contains(@class, "counter") or @name="nv_login" or @id="news-bodyhtml"]') == []


def test_the_truth_does_not_depend_on_the_traps(every):
    site = NukeViet(every, replace(Traps(), flood=3, endless=False, mobile=True))
    assert [a.content for a in site.articles] == [a.content for a in every]
