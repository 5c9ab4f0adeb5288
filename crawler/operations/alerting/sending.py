"""The channels that alerts go through: e-mail by SMTP, Slack, Telegram; each configured by the environment.

What an error says of a server is told, what was sent to it never: addresses and headers hold passwords and tokens.
"""

import json
import os
import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from html import escape
from http.client import HTTPException
from typing import NamedTuple, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

TIMEOUT = 20  # seconds
TELEGRAM = "https://api.telegram.org"
TELEGRAM_LONGEST = 4096  # letters; https://core.telegram.org/bots/api#sendmessage
SLACK_LONGEST = 40_000  # https://api.slack.com/methods/chat.postMessage#truncating
PREFIX = "BAOTINH_ALERT_"


class NotSent(Exception):  # noqa: N818 - it names what became of the message
    """A message was not sent; the text is one line, without any secret."""


class Channel(Protocol):
    """A way to tell somebody."""

    def send(self, subject: str, text: str) -> None:
        """Send a message. Raises NotSent."""
        ...


class Email(NamedTuple):
    """E-mail through a server: smtp://user:password@host:587 (TLS where the server has it), or smtps://."""

    server: str
    sender: str
    to: str
    password: str | None = None

    def send(self, subject: str, text: str) -> None:
        """Send a message. Raises NotSent."""
        where = urlsplit(self.server)
        host, user = where.hostname or "", unquote(where.username or "")
        try:
            mail = self.written(subject, text)
            with self.connected(where.scheme, host, where.port or 0) as server:
                password = self.password or unquote(where.password or "")
                if user and password:
                    server.login(user, password)
                server.send_message(mail)
        except (smtplib.SMTPException, OSError, ValueError) as error:  # the last: it cannot be written
            code = getattr(error, "smtp_code", None)
            raise NotSent(f"e-mail by {host}: {type(error).__name__}{f' {code}' if code else ''}") from None

    def written(self, subject: str, text: str) -> EmailMessage:
        """Give the mail. Raises ValueError for an address with a line's end, which could begin another header."""
        mail = EmailMessage()
        mail["Subject"], mail["From"], mail["To"] = subject, self.sender, self.to
        mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(domain="baotinh.invalid")
        mail.set_content(text)
        return mail

    def connected(self, scheme: str, host: str, port: int) -> smtplib.SMTP:
        """Give a connection, with TLS where the scheme says so or the server offers it."""
        if scheme == "smtps":
            return smtplib.SMTP_SSL(host, port or 465, timeout=TIMEOUT, context=ssl.create_default_context())
        server = smtplib.SMTP(host, port or 25, timeout=TIMEOUT)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
        return server


class Slack(NamedTuple):
    """An incoming webhook of Slack's, or of a server that takes the same messages (Mattermost, Rocket.Chat)."""

    webhook: str

    def send(self, subject: str, text: str) -> None:
        """Send a message. Raises NotSent."""
        said = escape(f"{subject}\n\n{text}", quote=False)[:SLACK_LONGEST]  # & < > are Slack's markup
        post("Slack", self.webhook, {"text": said, "unfurl_links": False})


class Telegram(NamedTuple):
    """A bot of Telegram's, and the chat that it writes to."""

    token: str
    chat: str
    api: str = TELEGRAM

    def send(self, subject: str, text: str) -> None:
        """Send a message as plain text. Raises NotSent."""
        said = f"{subject}\n\n{text}"[:TELEGRAM_LONGEST]
        values = {"chat_id": self.chat, "text": said, "link_preview_options": {"is_disabled": True}}
        post("Telegram", f"{self.api.rstrip('/')}/bot{self.token}/sendMessage", values)


def post(name: str, address: str, values: Mapping[str, object]) -> None:
    """Post JSON to an address that may hold a secret. Raises NotSent."""
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "baotinh"}
    request = Request(address, json.dumps(values).encode(), headers)  # noqa: S310 - `channels` has looked at the scheme
    try:
        with urlopen(request, timeout=TIMEOUT):  # noqa: S310 - as above
            pass
    except HTTPError as error:
        error.close()
        raise NotSent(f"{name}: http {error.code}") from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise NotSent(f"{name}: {type(error).__name__}") from None


def channels(given: Mapping[str, str] = os.environ) -> tuple[list[Channel], list[str]]:
    """Give the channels that the environment configures, and what is wrong with others, which silence none of these."""
    told = {name.removeprefix(PREFIX): value.strip() for name, value in given.items() if name.startswith(PREFIX)}
    found: list[Channel] = []
    wrong: list[str] = []
    for make in (_email, _slack, _telegram):
        try:
            if channel := make(told):
                found.append(channel)
        except NotSent as problem:
            wrong.append(str(problem))
    return found, wrong


def _email(told: Mapping[str, str]) -> Channel | None:
    if not _together(told, "SMTP", "EMAIL_TO"):
        return None
    to = told["EMAIL_TO"]
    server = _address(told, "SMTP", "smtp", "smtps")
    return Email(server, told.get("EMAIL_FROM") or to.split(",")[0].strip(), to, told.get("SMTP_PASSWORD"))


def _slack(told: Mapping[str, str]) -> Channel | None:
    return Slack(_address(told, "SLACK_WEBHOOK", "http", "https")) if told.get("SLACK_WEBHOOK") else None


def _telegram(told: Mapping[str, str]) -> Channel | None:
    if not _together(told, "TELEGRAM_TOKEN", "TELEGRAM_CHAT"):
        return None
    api = _address(told, "TELEGRAM_API", "http", "https") if told.get("TELEGRAM_API") else TELEGRAM
    return Telegram(told["TELEGRAM_TOKEN"], told["TELEGRAM_CHAT"], api)


def _together(told: Mapping[str, str], *names: str) -> bool:
    """Tell whether variables that need each other are set. Raises NotSent where only one is."""
    there = [name for name in names if told.get(name)]
    if len(there) == 1:
        (missing,) = set(names) - set(there)
        raise NotSent(f"{PREFIX}{there[0]} is set and {PREFIX}{missing} is not: set it, too")
    return bool(there)


def _address(told: Mapping[str, str], name: str, *schemes: str) -> str:
    """Give an address, which may hold a secret. Raises NotSent for what is none."""
    try:
        parts = urlsplit(told[name])
        good = parts.scheme in schemes and parts.hostname and parts.port != 0
    except ValueError:  # the port is no number
        good = False
    if not good:
        raise NotSent(f"{PREFIX}{name} is no address: write it like {schemes[-1]}://host")
    return told[name]
