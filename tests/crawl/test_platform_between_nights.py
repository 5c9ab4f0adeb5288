"""A portal that changes its platform between two nights, and counts its articles anew."""

import re

from crawler.archive.store import open_archive
from tests.crawl.small_portals import article, listing

EACH = 5  # articles a page


def paper(first, last, form):
    """Give the answers of a paper whose articles have these numbers; `form` says at which address, by `%d`."""
    found_in = re.compile(re.escape(form).replace("%d", r"(\d+)"))

    def answer(path, _host):
        if path == "/":
            return listing([], '<ul class="menu"><li><a href="/tin/">Tin</a></li></ul>')
        if found := re.fullmatch(r"/tin/(?:\?p=(\d+))?", path):
            nth = int(found[1] or 1)
            here = [*range(last, first - 1, -1)][(nth - 1) * EACH : nth * EACH]
            more = f'<div class="pagination"><a href="/tin/?p={nth + 1}">{nth + 1}</a></div>'
            return listing([form % one for one in here], more * (last - nth * EACH >= first))
        found = found_in.fullmatch(path)
        return article(f"{form[-7:-3]} {found[1]}") if found and first <= int(found[1]) <= last else None

    return answer


BEFORE, AFTER = "/tin/202611/cau-treo-xa-tan-lap-%d/", "/cau-treo-xa-tan-lap-a%d.html"
OLD, NEW = paper(3000001, 3000020, BEFORE), paper(3000011, 3000030, AFTER)


def test_new_articles_are_not_taken_for_those_that_the_former_platform_numbered_alike(night):
    assert "20 new" in night(OLD, "legacy_gmt7")[0].said
    run, _ = night(NEW, "zend_a")
    assert "20 new, 0 unchanged, 0 revised" in run.said, run.said
    assert run.said.count("articles of the platform before have the numbers of new ones") == 1
    with open_archive(night.crawls.archive) as archive:
        assert archive.number() == 40
    assert "0 new, 0 unchanged, 0 revised" in night(NEW, "zend_a")[0].said
