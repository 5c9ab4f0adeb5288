"""Monitors of verdicts, built with Spidermon: one for each verdict that needs somebody, and one for what is well again.

The suite is our own: Spidermon's stock one aborts where a threshold is not set, and knows nothing of a portal's past.
Its actions are Spidermon's in form only: those that it brings need jinja2, premailer, slack-sdk or boto, and cannot be
pointed at another server than the real one.
"""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from spidermon import Action, Monitor, MonitorRunner, MonitorSuite, SkipAction
from spidermon.results.monitor import MonitorResult

from crawler.operations.alerting.sending import Channel, NotSent
from crawler.operations.runs.verdict import Verdict


class News(NamedTuple):
    """What somebody is to be told of a portal: its verdict, or that what was told before is over."""

    portal: str
    verdict: Verdict
    reasons: Sequence[str]
    run_id: int | None = None
    since: str | None = None
    resolved: bool = False


class Verdicts(Monitor):  # type: ignore[misc]  # Spidermon has no types
    """Fails for each verdict that some portal has; the failure names the portals."""

    data: Any

    def none(self, verdict: Verdict) -> None:
        """Fail where a portal has the verdict."""
        found = [one for one in self.data.news if one.verdict is verdict and not one.resolved]
        if found:
            self.fail("\n".join(line(one) for one in found))

    def test_none_is_misconfigured(self) -> None:
        """Find portals whose crawl was not begun."""
        self.none(Verdict.MISCONFIGURED)

    def test_none_is_broken(self) -> None:
        """Find portals that our reader finds no article at."""
        self.none(Verdict.BROKEN)

    def test_none_is_blocked(self) -> None:
        """Find portals that bar us."""
        self.none(Verdict.BLOCKED)

    def test_none_is_refused_by_robots(self) -> None:
        """Find portals whose robots.txt forbids the crawl."""
        self.none(Verdict.REFUSED_BY_ROBOTS)

    def test_none_is_unreachable(self) -> None:
        """Find portals that do not answer."""
        self.none(Verdict.UNREACHABLE)

    def test_none_is_stale(self) -> None:
        """Find portals that publish nothing any longer."""
        self.none(Verdict.STALE)

    def test_none_is_interrupted(self) -> None:
        """Find crawls that did not come to their end."""
        self.none(Verdict.INTERRUPTED)

    def test_none_is_degraded(self) -> None:
        """Find portals of which less came than should."""
        self.none(Verdict.DEGRADED)


class Tell(Action):  # type: ignore[misc]  # as above
    """Sends what the monitors found through one channel: one message, however many portals there are."""

    def __init__(self, channel: Channel) -> None:
        super().__init__()
        self.channel = channel
        self.problem: str | None = None
        self.is_sent = False

    def run_action(self) -> None:
        """Send the message; where that fails `problem` says why, without any secret. Raises SkipAction."""
        news: list[News] = self.data.news
        if not news:
            raise SkipAction("nothing to tell")
        try:
            self.channel.send(subject(news), message(news))
        except NotSent as error:
            self.problem = str(error)
            raise
        except Exception as error:  # Spidermon takes it in silence
            self.problem = f"{type(self.channel).__name__}: {type(error).__name__}"
            raise
        self.is_sent = True


class Suite(MonitorSuite):  # type: ignore[misc]  # as above
    """The monitors; actions are added for the channels that are configured."""

    monitors: ClassVar[list[type[Monitor]]] = [Verdicts]


def watch(news: Sequence[News], channels: Sequence[Channel]) -> tuple[MonitorResult, list[Tell]]:
    """Run the monitors over what is new, and tell it through each channel; give the result and what was sent."""
    suite = Suite()
    actions = [Tell(channel) for channel in channels]
    suite.monitors_finished_actions = list(actions)
    return MonitorRunner().run(suite, news=list(news)), actions


def subject(news: Sequence[News]) -> str:
    """Give the first line of a message: how many portals, and the worst of it."""
    bad = [one for one in news if not one.resolved]
    counts = {verdict: sum(one.verdict is verdict for one in bad) for verdict in Verdict}
    said = [f"{count} {verdict}" for verdict, count in counts.items() if count]
    well = len(news) - len(bad)
    return "Báo Tỉnh: " + ", ".join([*said, *([f"{well} well again"] if well else [])])


def message(news: Sequence[News]) -> str:
    """Give the text of a message: a paragraph a portal, what is well again last."""
    ordered = sorted(news, key=lambda one: (one.resolved, -one.verdict.level, one.verdict, one.portal))
    return "\n\n".join(map(line, ordered)) + "\n"


def line(one: News) -> str:
    """Say what is to be said of a portal."""
    if one.resolved:
        return f"{one.portal}: well again ({one.verdict})"
    since = f" since {one.since}" if one.since else ""
    more = f"\n  scrapy run {one.run_id} lists its pages" if one.run_id is not None else ""
    return f"{one.portal}: {one.verdict}{since}: {'; '.join(one.reasons)}{more}"
