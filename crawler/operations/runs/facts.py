"""Rules upon what a run met: how it ended, what home page and listings answered, how many pages gave no article.

Facts count at once. Only what fails every night is not held against a run, and a few pages of one night say little.
"""

from collections.abc import Iterator

from crawler.crawl.no_page import BLOCKED
from crawler.crawl.run_account import ARCHIVE_FAILED, HOME_ANSWERED, WARC_FAILED
from crawler.operations.runs.measures import Measures, kind_of
from crawler.operations.runs.outcomes import Case, Finding, Verdict, counted, faults_of, reasons_of, words

FEW = 5  # pages, below which one night says little
ENOUGH_PAGES = 5  # the same of listing pages
SURE = 0.8  # the share of pages without an article that only a fault of the whole explains
MANY = 0.2  # the one that is worth a look
NORMAL_ENDS = frozenset({"finished", "limit"})
KILLED = "killed"
START_ERROR = "start_error"  # Scrapy's word for a first request that could not be made
FAILED = {
    ARCHIVE_FAILED: "the archive could not be written",
    WARC_FAILED: "the WARC files could not be written",
}
ENDS = {
    "shutdown": "it was ended by a signal",
    KILLED: "its process was gone before it ended",
    "closespider_timeout": "its time limit was reached",
    "memusage_exceeded": "its memory limit was reached",
    **{reason: f"{failed}; the log says why" for reason, failed in FAILED.items()},
}
_WHY = {
    "barred": Verdict.BLOCKED,
    "down": Verdict.UNREACHABLE,
    "unreadable": Verdict.BROKEN,
    "gone": Verdict.BROKEN,
    "errors": Verdict.BROKEN,
}


def about_end(case: Case) -> Iterator[Finding]:
    """Judge a run that did not come to its end."""
    if case.ended == BLOCKED:
        said = f"the portal bars us, from its home page too, after {counted(case.measures.captured, 'article')}"
        yield Finding(Verdict.BLOCKED, f"{said}: {reasons_of(case.measures)}")
    elif case.ended == START_ERROR:
        yield Finding(Verdict.BROKEN, "it could not start; see its log, and scrapy check-portals")
    elif case.ended not in NORMAL_ENDS:
        how = ENDS.get(case.ended, f"it was closed: {case.ended}")
        after = f"after {counted(case.measures.captured, 'article')}"
        if case.ended in FAILED and case.why:
            yield Finding(Verdict.INTERRUPTED, f"{FAILED[case.ended]}, {after}: {case.why}")
        else:
            yield Finding(Verdict.INTERRUPTED, f"{how}, {after}")


def about_home(case: Case) -> Iterator[Finding]:
    """Judge what the home page answered: without it nothing is found, but for what sitemaps name."""
    seen, home = case.measures, case.measures.home
    if home in (None, HOME_ANSWERED) or case.ended == KILLED:
        return
    kind = kind_of(home or "")
    if seen.captured or seen.known:
        yield Finding(Verdict.DEGRADED, f"the home page gave nothing ({home}); what came, sitemaps had named")
    elif kind == "robots":
        yield Finding(Verdict.REFUSED_BY_ROBOTS, "robots.txt forbids the home page")
    elif kind == "barred":
        yield Finding(Verdict.BLOCKED, f"the portal bars us from its home page: {home}")
    elif kind == "down":
        yield Finding(Verdict.UNREACHABLE, f"the home page could not be fetched: {home}")
    else:
        yield Finding(Verdict.BROKEN, f"the home page is not where it was: {home}; has the portal moved?")


def about_listings(case: Case) -> Iterator[Finding]:
    """Judge listings that were answered and show no article, or far fewer than any night before."""
    seen, usual = case.measures, case.usual
    if not seen.listing_pages or seen.home not in (None, HOME_ANSWERED):
        return
    pages = counted(seen.listing_pages, "listing page")
    if shown_nothing(seen):
        trouble = {
            Verdict.BLOCKED: seen.barred,
            Verdict.UNREACHABLE: seen.down,
            Verdict.REFUSED_BY_ROBOTS: seen.forbidden,
        }
        worst = max(trouble, key=lambda verdict: trouble[verdict])
        if trouble[worst]:
            yield Finding(worst, f"no article was seen: {reasons_of(seen)}")
        elif seen.listing_pages < ENOUGH_PAGES and usual.last and usual.last.verdict in ("ok", "nothing-new"):
            yield Finding(
                Verdict.DEGRADED,
                f"{pages} answered and none shows an article; all was well before: one night says little",
            )
        else:
            yield Finding(
                Verdict.BROKEN,
                f"{pages} answered and none shows an article: redesigned, or the wrong address or platform",
            )
    elif not case.narrow and case.ended == "finished" and (least := usual.shown()) >= 2 * FEW:
        said = f"{pages} showed {counted(seen.shown, 'article')}; it never were fewer than {least}"
        if seen.shown * 10 < least and seen.listing_pages >= ENOUGH_PAGES:
            yield Finding(Verdict.BROKEN, f"{said}: the listings were redesigned")
        elif seen.shown * 2 < least:
            yield Finding(Verdict.DEGRADED, said)


def about_lost_listings(case: Case) -> Iterator[Finding]:
    """Judge listings that are not there: a dead link in the menu says nothing, most of them that the sections moved."""
    lost = max(case.measures.lost_listings - case.usual.least("lost_listings"), 0)
    share = lost / max(lost + case.measures.listing_pages, 1)
    if lost >= FEW and share >= MANY:
        said = f"{lost} of {counted(lost + case.measures.listing_pages, 'listing')} are not there: were sections moved?"
        yield Finding(Verdict.BROKEN if share >= SURE else Verdict.DEGRADED, said)


def about_pages(case: Case) -> Iterator[Finding]:
    """Judge pages that gave no article, beyond those that give none every night."""
    seen = case.measures
    bad = {kind: max(getattr(seen, kind) - case.usual.least(kind), 0) for kind in _WHY if kind != "errors"}
    bad["errors"] = seen.errors  # our own, and never usual
    wrong = sum(bad.values())
    share = wrong / max(wrong + seen.captured, 1)
    said = f"{wrong} of {counted(wrong + seen.captured, 'page')} gave no article: {reasons_of(seen)}"
    is_there = bool(seen.captured or seen.known)
    if wrong and ((wrong >= FEW and share >= SURE) or not is_there):
        yield Finding(_WHY[max(bad, key=lambda kind: bad[kind])], said)
    elif forbidden(case):
        yield Finding(Verdict.REFUSED_BY_ROBOTS, f"robots.txt forbids {counted(seen.forbidden, 'page')}; nothing came")
    elif not is_there and (seen.shown or not seen.listing_pages):
        yield Finding(
            Verdict.BROKEN,
            f"none of {counted(seen.shown, 'article')} shown came: {words(seen.skipped) or 'no page answered'}",
        )
    elif wrong > seen.soft and not seen.captured:
        yield Finding(Verdict.DEGRADED, f"{said}; so few pages say little")
    elif wrong >= FEW and share >= MANY:
        yield Finding(Verdict.DEGRADED, said)
    else:
        yield from _about_faults(case)


def _about_faults(case: Case) -> Iterator[Finding]:
    """Judge what went wrong in a run whose pages gave articles: our own code, a request, a listing cut short."""
    seen = case.measures
    if seen.errors:
        yield Finding(
            Verdict.DEGRADED, f"our own code failed at {counted(seen.errors, 'page')}: {words(faults_of(seen))}"
        )
    elif seen.failures > case.usual.least("failures"):
        yield Finding(Verdict.DEGRADED, f"{counted(seen.failures, 'request')} failed: {words(seen.failed)}")
    elif not case.complete and not seen.failures and case.ended == "finished" and not shown_nothing(seen):
        how = f"listings ended by {words(seen.listings) or 'an error'}"
        if seen.barred:
            how = f"{counted(seen.barred, 'page')} did not let us in: {reasons_of(seen)}"
        yield Finding(Verdict.DEGRADED, f"not complete: {how}")


def shown_nothing(seen: Measures) -> bool:
    """Tell whether no page showed an article, which is judged as such."""
    return not (seen.shown or seen.captured)


def forbidden(case: Case) -> bool:
    """Tell whether robots.txt keeps us from all there is."""
    seen = case.measures
    more = seen.forbidden - case.usual.least("forbidden")
    return not seen.captured and (more >= FEW or (seen.forbidden > 0 and not seen.known))
