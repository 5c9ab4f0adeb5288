"""An archive after some weeks of nightly runs: a portal of every verdict, and what else can be met."""

import random
from datetime import datetime, timedelta

from sqlalchemy import insert

from crawler.archive.connections import writing
from crawler.archive.store import open_archive
from crawler.archive.tables import articles, contents, jobs, reprints, runs
from crawler.operations.runs.measures import FIELDS
from crawler.operations.runs.verdict import Verdict
from crawler.reading.lines.dates import VIETNAM

DAY = datetime(2026, 11, 22, tzinfo=VIETNAM)
BEATS = {"running": "2026-11-22T05:30:00+07:00", "killed": "2026-11-22T03:15:00+07:00"}
HOSTILE = "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">{{ 7*7 }}'\"`"
HOSTILE_NAME = "evil.vn:8080/../../<b>\"'`x"
# Portal: (verdict of the last night, nights in a row, reasons).
ENDINGS = {
    "baocaobang": ("ok", 1, ["14 new articles, 31 requests; usual are 12 a day"]),
    "baolangson": ("ok", 1, ["9 new articles, 25 requests"]),
    "tuyengiaocaobang": ("nothing-new", 2, ["nothing new among 20 articles that the portal shows"]),
    "baotuyenquang": ("degraded", 1, ["3 of 12 articles have a lead; usual are 96%: was the article page redesigned?"]),
    "baothainguyen": ("stale", 5, ["the newest is 19 days old; the longest silence before was 3"]),
    "baolaocai": (
        "broken",
        3,
        ["6 listing pages answered and none shows an article: redesigned, or the wrong address or platform"],
    ),
    "baohatinh": ("blocked", 2, ["the portal bars us from its home page: http 403"]),
    "baonghean": ("unreachable", 1, ["the home page could not be fetched: CannotResolveHostError"]),
    "baohungyen": ("refused-by-robots", 4, ["robots.txt forbids the home page"]),
    "baodanang": ("interrupted", 1, ["its time limit was reached, after 212 articles"]),
    "baogialai": ("misconfigured", 1, ["no contact is set; set BAOTINH_CONTACT"]),
    "baocantho": ("ok", 1, []),
    "baoquangninh": ("killed", 1, []),
    "baocamau": ("running", 1, []),
    "baohue": ("first", 1, []),
    "baothanhhoa": ("unjudged", 1, []),
    HOSTILE_NAME: ("broken", 2, [HOSTILE, "a \u202e reason"]),
}
LEFT_OUT = {"baocamau": "[portal.baocamau]", "baolaocai": "[province.lao-cai]", "baosonla": "[kind.newspaper]"}
PROVINCES = {
    "baocaobang": "cao-bang", "baolangson": "lang-son", "tuyengiaocaobang": "cao-bang", "baotuyenquang": "tuyen-quang",
    "baothainguyen": "thai-nguyen", "baolaocai": "lao-cai", "baohatinh": "ha-tinh", "baonghean": "nghe-an",
    "baohungyen": "hung-yen", "baodanang": "da-nang", "baogialai": "gia-lai", "baocantho": "can-tho",
    "baoquangninh": "quang-ninh", "baocamau": "ca-mau", "baohue": "hue", "baothanhhoa": "thanh-hoa",
}  # fmt: skip
EMPTY = ("broken", "blocked", "unreachable", "refused-by-robots", "misconfigured", "stale", "nothing-new")


def known(more=("hanoimoi", "baosonla")):
    """Give the portals that can be crawled, as `described` does; `more` were never crawled."""
    return {
        name: {
            "province": PROVINCES.get(name, "ha-noi" if name == "hanoimoi" else "son-la"),
            "kind": "newspaper",
            "platform": "nukeviet",
            "start_urls": [f"https://{name}.vn/"],
        }
        for name in (*PROVINCES, *more)
    }


def text_of(at):
    return at.isoformat(timespec="seconds")


def measures(dice, new, *, coverage=0.95, failed=0, newest=None):
    captured = new + dice.randrange(4) if new else 0
    share = {
        "title": 1,
        "body": 1,
        "published_at": 1,
        "lead": coverage,
        "authors": 0.8,
        "section": 1,
        "images": 0.9,
        "source": 0.3,
    }
    return {
        "requests": captured * 2 + 11,
        "responses": captured * 2 + 11 - failed,
        "bytes": captured * 70_000,
        "seconds": 2.1 * (captured * 2 + 11),
        "peak_memory": 150_000_000,
        "blocked": 0,
        "articles": {"new": new, "revised": captured - new, "unchanged": 0, "updated": 0, "duplicate": new // 8},
        "refused": {"members-only": dice.randrange(2)},
        "skipped": {"already kept": 20, "no sitemap": 1, "no listing": 2},
        "failed": {"http 500": failed} if failed else {},
        "listings": {"nothing new on the page": 4},
        "errors": 0,
        "captured": captured,
        "generic": 0,
        "fields": {name: round(captured * min(share[name] + dice.uniform(-0.06, 0.06), 1)) for name in FIELDS},
        "newest": newest,
    }  # fmt: skip


def night(portal, at, verdict, reasons, seen):
    judged = verdict in set(Verdict)
    ended = None if verdict in ("running", "killed") else text_of(at + timedelta(seconds=seen["seconds"]))
    return {
        "portal": portal,
        "started_at": text_of(at),
        "finished_at": ended,
        "outcome": "finished" if ended else None,
        "complete": bool(ended) and verdict in ("ok", "nothing-new"),
        "arguments": {},
        "counts": {"article/new": seen["articles"]["new"], "downloader/request_count": 40}
        if verdict == "unjudged"
        else None,
        "verdict": verdict if judged else None,
        "reasons": reasons if judged else None,
        "exit_code": Verdict(verdict).exit_code if judged else None,
        "measures": seen if judged else None,
        "heartbeat_at": BEATS.get(verdict, ended),
    }


def rows(portals=ENDINGS, days=32, seed=20261122):
    """Give rows of runs and of articles, the oldest first for each portal."""
    dice = random.Random(seed)
    made, kept = [], []
    for number, (portal, (ending, times, reasons)) in enumerate(portals.items()):
        usual, newest = 4 + number % 11, None
        for back in range(0 if ending == "first" else days, -1, -1):
            at = DAY - timedelta(days=back) + timedelta(hours=1 + number % 5, minutes=number % 60)
            late = back < times
            verdict = ending if late else "ok"
            verdict = {"first": "running"}.get(verdict, verdict)
            if ending == "stale":
                verdict, new = ("stale" if late else "nothing-new", 0) if back < 19 else ("ok", usual)
            elif verdict in EMPTY or verdict == "running":
                new = 0
            else:
                new = max(usual + dice.randrange(-3, 4) - (3 if at.weekday() > 4 else 0), 1)
            if back == days and days > 20:
                new = 400
            if verdict == "interrupted":
                new = 212
            for nth in range(new):
                when = at - timedelta(minutes=7 * nth + 60, days=0 if new < 100 else nth * 2)
                newest = max(newest or "", text_of(when))
                kept.append((portal, when, len(kept)))
            coverage = 0.25 if ending == "degraded" and late else 0.95
            failed = 6 if verdict in ("unreachable", "degraded") else 0
            said = reasons if late else [f"{new} new articles"]
            seen = measures(dice, new, coverage=coverage, failed=failed, newest=newest)
            made.append(night(portal, at, verdict, said, seen))
    return made, kept


def article_row(portal, when, number, *, content=None):
    return {
        "portal": portal,
        "identity": str(number),
        "url": f"https://{portal}/bai-{number}.html",
        "content_hash": content or f"{number:064x}",
        "province": PROVINCES.get(portal),
        "kind": "newspaper",
        "published_at": text_of(when),
        "ordered_at": text_of(when),
        "revision": 1,
        "record": "{}",
        "first_captured_at": text_of(when),
    }


def fill(address, portals=ENDINGS, days=32):
    """Make the archive at an address of a database."""
    made, kept = rows(portals, days)
    dice = random.Random(7)
    each = []
    for portal, when, number in kept:
        same = each[dice.randrange(len(each))]["content_hash"] if each and dice.random() < 0.06 else None
        each.append(article_row(portal, when, number, content=same))
    pairs = [(each[nth], each[nth - 37]) for nth in range(100, len(each), 23)]
    with open_archive(address) as archive, writing(archive.engine).begin() as connection:
        connection.execute(insert(runs), made)
        connection.execute(insert(articles), each)
        ids = {}
        for first, other in pairs:
            one, two = sorted(ids.setdefault(row["content_hash"], len(ids) + 1) for row in (first, other))
            if one != two and (one, two) not in ids:
                ids[one, two] = True
        hashes = {value: name for name, value in ids.items() if isinstance(name, str)}
        label = {number: number for number in hashes}
        links = [pair for pair in ids if isinstance(pair, tuple)]
        for _ in links:  # until nothing changes; few enough
            before = dict(label)
            for one, two in links:
                label[one] = label[two] = min(label[one], label[two])
            if before == label:
                break
        if hashes:
            connection.execute(
                insert(contents), [{"id": n, "content_hash": hashes[n], "cluster": label[n]} for n in sorted(hashes)]
            )
            connection.execute(insert(reprints), [{"one": a, "other": b, "similarity": 0.8} for a, b in sorted(links)])
        connection.execute(
            insert(jobs),
            [
                {"portal": "baocaobang", "failures": 0, "next_due_at": "2026-11-23T01:00:00+07:00"},
                {"portal": "hanoimoi", "failures": 0, "next_due_at": "2026-11-20T01:00:00+07:00"},
            ],
        )
