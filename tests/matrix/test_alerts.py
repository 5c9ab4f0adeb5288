"""Alerts: through a real mail server and a real web server, grouped, not repeated, and no secret is logged."""

import json
import ssl
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.store import open_archive
from crawler.operations.alerting.alerts import Told, alert
from crawler.operations.alerting.monitors import News, message, subject, watch
from crawler.operations.alerting.sending import channels
from crawler.operations.runs.verdict import Verdict

pytestmark = pytest.mark.slow


NOW = datetime(2024, 5, 31, 3, tzinfo=UTC)
SECRET = "bi-mat-9731"


@pytest.fixture
def archive(tmp_path):
    with open_archive(f"sqlite:///{tmp_path / 'archive.db'}") as opened:
        yield opened


class Pretend:
    """Slack's and Telegram's servers, as far as a message is concerned."""

    def __init__(self):
        self.asked, self.status = [], 200
        pretend = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                pretend.asked.append((self.path, json.loads(body)))
                self.send_response(pretend.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def texts(self):
        return [values["text"] for _, values in self.asked]


@pytest.fixture
def web():
    pretend = Pretend()
    yield pretend
    pretend.server.shutdown()
    pretend.server.server_close()


@pytest.fixture
def slack(web, monkeypatch):
    monkeypatch.setenv("BAOTINH_ALERT_SLACK_WEBHOOK", f"{web.url}/services/{SECRET}")
    return web


class Mailbox:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"


class AnyPort(Controller):
    """A mail server at the first port that is free."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mail():
    box = Mailbox()

    def login(_server, _session, _envelope, _mechanism, given_):
        return AuthResult(success=given_.password == SECRET.encode(), handled=False)

    controller = AnyPort(box, hostname="127.0.0.1", port=0, authenticator=login, auth_require_tls=False)
    controller.start()
    box.port = controller.port
    yield box
    controller.stop()


def told(portal, verdict, *reasons):
    return Told(portal, verdict, reasons or ["9 listing pages answered and none shows an article"], 12)


def rounds(archive, *nights, every=timedelta(days=1)):
    for number, verdicts in enumerate(nights):
        alert(archive, verdicts, at=NOW + number * every)


def test_many_portals_are_one_message_the_worst_first(archive, slack):
    alert(
        archive,
        [told("a", "ok"), told("b", "stale"), told("c", "broken"), told("d", "nothing-new"), told("e", "broken")],
    )
    (text,) = slack.texts()
    assert text.startswith("Báo Tỉnh: 1 stale, 2 broken\n")
    assert [line.split(":")[0] for line in text.splitlines()[2:] if ": " in line] == ["c", "e", "b"]
    assert "scrapy run 12 lists its pages" in text
    assert slack.asked[0][0] == f"/services/{SECRET}"


def test_nothing_is_told_of_good_nights(archive, slack):
    rounds(archive, [told("a", "ok")], [told("a", "nothing-new")])
    assert slack.asked == []


def test_what_is_told_is_not_told_again_before_a_week_has_passed(archive, slack):
    rounds(archive, *[[told("a", "broken")]] * 7)
    assert len(slack.texts()) == 1
    rounds(archive, *[[told("a", "broken")]] * 15)
    assert len(slack.texts()) == 3  # and on the eighth and the fifteenth day


def test_a_change_is_told_and_so_is_that_it_is_over(archive, slack):
    rounds(archive, [told("a", "broken")], [told("a", "blocked")], [told("a", "ok")], [told("a", "ok")])
    assert [text.splitlines()[0] for text in slack.texts()] == [
        "Báo Tỉnh: 1 broken",
        "Báo Tỉnh: 1 blocked",
        "Báo Tỉnh: 1 well again",
    ]


@pytest.mark.parametrize("verdict", ["degraded", "unreachable", "interrupted"])
def test_one_bad_night_is_not_told_and_two_in_a_row_are(archive, slack, verdict):
    rounds(archive, [told("a", verdict)], [told("a", "ok")], [told("a", verdict)])
    assert slack.asked == []
    rounds(archive, [told("a", verdict)], [told("a", verdict)], [told("a", "ok")])
    assert [text.splitlines()[0] for text in slack.texts()] == [f"Báo Tỉnh: 1 {verdict}", "Báo Tỉnh: 1 well again"]


def test_what_could_not_be_told_is_told_the_next_time(archive, slack):
    slack.status = 500
    assert alert(archive, [told("a", "broken")], at=NOW) == ["Slack: http 500"]
    slack.status = 200
    rounds(archive, [told("a", "broken")], [told("a", "broken")])
    assert len(slack.texts()) == 2
    slack.status = 500
    alert(archive, [told("a", "ok")], at=NOW)
    slack.status = 200
    rounds(archive, [told("a", "ok")], [told("a", "ok")])
    assert [text.splitlines()[0] for text in slack.texts()][2:] == ["Báo Tỉnh: 1 well again"] * 2


def test_markup_in_what_is_told_is_no_markup(archive, slack):
    alert(archive, [told("a", "broken", "<!channel> & <http://x|y>")])
    assert "&lt;!channel&gt; &amp; &lt;http://x|y&gt;" in slack.texts()[0]


def test_telegram_is_told_in_plain_text_of_its_length(archive, web, monkeypatch):
    monkeypatch.setenv("BAOTINH_ALERT_TELEGRAM_API", web.url)
    monkeypatch.setenv("BAOTINH_ALERT_TELEGRAM_TOKEN", SECRET)
    monkeypatch.setenv("BAOTINH_ALERT_TELEGRAM_CHAT", "-100")
    alert(archive, [told(f"p{number}", "broken", "x" * 90) for number in range(90)])
    ((path, values),) = web.asked
    assert path == f"/bot{SECRET}/sendMessage"
    assert values["chat_id"] == "-100"
    assert "parse_mode" not in values
    assert values["text"].startswith("Báo Tỉnh: 90 broken")
    assert len(values["text"]) == 4096


@pytest.mark.parametrize("where", ["smtp://may:{}@127.0.0.1:{}", "smtp://may@127.0.0.1:{1}"])
def test_a_mail_is_sent_with_a_password_from_the_address_or_beside_it(archive, mail, monkeypatch, where):
    monkeypatch.setenv("BAOTINH_ALERT_SMTP", where.format(SECRET, mail.port))
    monkeypatch.setenv("BAOTINH_ALERT_SMTP_PASSWORD", SECRET)
    monkeypatch.setenv("BAOTINH_ALERT_EMAIL_TO", "truc@thuvien.example, luutru@thuvien.example")
    monkeypatch.setenv("BAOTINH_ALERT_EMAIL_FROM", "may@thuvien.example")
    assert alert(archive, [told("baocaobang", "blocked", "Cổng chặn ta: http 403")]) == []
    ((to, sent),) = mail.mails
    assert to == ["truc@thuvien.example", "luutru@thuvien.example"]
    assert (sent["Subject"], sent["From"]) == ("Báo Tỉnh: 1 blocked", "may@thuvien.example")
    assert "baocaobang: blocked since" in sent.get_content()
    assert "Cổng chặn ta: http 403" in sent.get_content()


def test_no_password_or_token_is_ever_logged(archive, mail, web, monkeypatch, caplog):
    web.status = 403
    monkeypatch.setenv("BAOTINH_ALERT_SMTP", f"smtp://may:wrong-{SECRET}@127.0.0.1:{mail.port}")
    monkeypatch.setenv("BAOTINH_ALERT_EMAIL_TO", "truc@thuvien.example")
    monkeypatch.setenv("BAOTINH_ALERT_SLACK_WEBHOOK", f"{web.url}/services/{SECRET}")
    monkeypatch.setenv("BAOTINH_ALERT_TELEGRAM_API", "http://127.0.0.1:9")
    monkeypatch.setenv("BAOTINH_ALERT_TELEGRAM_TOKEN", SECRET)
    monkeypatch.setenv("BAOTINH_ALERT_TELEGRAM_CHAT", "1")
    caplog.set_level("DEBUG", logger="crawler")
    problems = alert(archive, [told("a", "broken")])
    assert problems == [
        "e-mail by 127.0.0.1: SMTPAuthenticationError 535",
        "Slack: http 403",
        "Telegram: URLError",
    ]
    said = [record.getMessage() for record in caplog.records if record.name.startswith("crawler")]
    assert said == [f"alerts: {problem}" for problem in problems]
    assert not any(SECRET in line for line in said)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMTP", "smtp://may:m%E1%BA%ADt-{}@127.0.0.1:{}"),  # smtplib writes passwords in ASCII only
        ("EMAIL_TO", "truc@thuvien.example\nBcc: khac@xau.example"),
        ("EMAIL_FROM", "may@thuvien.example\r\nBcc: khac@xau.example"),
        ("SMTP", "smtp://a..b:25"),
    ],
)
def test_a_mail_that_cannot_be_written_is_a_problem_told_and_is_not_taken_for_sent(archive, mail, web, name, value):
    given_ = {"SMTP": f"smtp://127.0.0.1:{mail.port}", "EMAIL_TO": "truc@thuvien.example"}
    given_[name] = value.format(SECRET, mail.port)
    through, _ = channels({f"BAOTINH_ALERT_{name}": value for name, value in given_.items()})
    (problem,) = alert(archive, [told("a", "broken")], through=through, at=NOW)
    assert problem.startswith("e-mail by ")
    assert SECRET not in problem
    assert mail.mails == []
    through, _ = channels({"BAOTINH_ALERT_SLACK_WEBHOOK": web.url})
    alert(archive, [told("a", "broken")], through=through, at=NOW + timedelta(days=1))
    assert len(web.texts()) == 1


def test_a_server_that_refuses_us_a_proper_certificate_is_not_told_the_password(archive, web, monkeypatch):
    monkeypatch.setenv("BAOTINH_ALERT_SMTP", f"smtps://may:{SECRET}@127.0.0.1:{web.server.server_port}")
    monkeypatch.setenv("BAOTINH_ALERT_EMAIL_TO", "truc@thuvien.example")
    (problem,) = alert(archive, [told("a", "broken")])
    assert problem.startswith("e-mail by 127.0.0.1: SSL")
    assert issubclass(ssl.SSLError, OSError)


@pytest.mark.parametrize(
    ("given_", "wrong"),
    [
        ({"SMTP": "smtp://x"}, "EMAIL_TO is not: set it"),
        ({"EMAIL_TO": "a@b.example"}, "SMTP is not: set it"),
        ({"TELEGRAM_TOKEN": "t"}, "TELEGRAM_CHAT is not: set it"),
        ({"SMTP": "mail.example", "EMAIL_TO": "a@b.example"}, "SMTP is no address: write it like smtps://host"),
        ({"SMTP": "smtp://x:mail", "EMAIL_TO": "a@b.example"}, "SMTP is no address"),
        ({"TELEGRAM_TOKEN": "t", "TELEGRAM_CHAT": "1", "TELEGRAM_API": "api"}, "TELEGRAM_API is no address"),
    ],
)
def test_a_channel_configured_by_half_or_wrongly_is_told_and_silences_no_other(given_, wrong):
    slack = {"SLACK_WEBHOOK": "https://hooks.example/x"}
    found, told_ = channels({f"BAOTINH_ALERT_{name}": value for name, value in (given_ | slack).items()})
    assert [type(one).__name__ for one in found] == ["Slack"]
    (problem,) = told_
    assert f"BAOTINH_ALERT_{wrong}" in problem


def test_without_a_channel_nothing_fails_and_it_is_told_when_there_is_one(archive, web, monkeypatch):
    assert alert(archive, [told("a", "broken")], at=NOW) == []
    monkeypatch.setenv("BAOTINH_ALERT_SLACK_WEBHOOK", web.url)
    alert(archive, [told("a", "broken")], at=NOW)
    assert len(web.texts()) == 1


def test_a_crawl_tells_by_itself_only_where_the_environment_says_so(portal, kept, slack, monkeypatch):
    portal.crawl(kept, trouble="blocked by status")
    assert slack.asked == []
    monkeypatch.setenv("BAOTINH_ALERT_ON_CRAWL", "1")
    portal.crawl(kept, trouble="blocked by status")
    (text,) = slack.texts()
    assert f"{portal.name}: blocked since " in text


verdicts = st.sampled_from(list(Verdict))
news = st.lists(
    st.builds(News, st.text(max_size=9), verdicts, st.lists(st.text(max_size=9)), resolved=st.booleans()), max_size=9
)


@given(news)
def test_a_monitor_fails_for_each_verdict_that_needs_somebody_and_no_other(found):
    result, _ = watch(found, [])
    failed = {monitor.method_name.removeprefix("test_none_is_") for monitor, _ in result.failures}
    bad = {one.verdict.replace("-", "_") for one in found if one.verdict.level and not one.resolved}
    assert failed == bad
    assert "\n" not in subject(found)
    assert isinstance(message(found), str)
