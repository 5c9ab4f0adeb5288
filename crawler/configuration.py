"""Settings from the environment and from the command line: read by the type of their default, and checked.

`BAOTINH_` before a setting's name makes a variable of the environment: BAOTINH_DOWNLOAD_DELAY=5. `-s` counts more.
"""

import math
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, default_settings

PREFIX = "BAOTINH_"
FOR_TESTS = "TEST_"  # begins the names of variables that are for tests
ALERTS = (  # the variables that are no settings: some of them are secrets
    "ALERT_SMTP",
    "ALERT_SMTP_PASSWORD",
    "ALERT_EMAIL_TO",
    "ALERT_EMAIL_FROM",
    "ALERT_SLACK_WEBHOOK",
    "ALERT_TELEGRAM_TOKEN",
    "ALERT_TELEGRAM_CHAT",
    "ALERT_TELEGRAM_API",
    "ALERT_ON_CRAWL",
)
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_BOOLEANS = {"1": True, "true": True, "0": False, "false": False}


def overrides(defaults: Mapping[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    """Give the settings that the environment names, each in the type of its default. Raises ValueError for a bad one.

    `defaults` are ours; beside them any setting that Scrapy knows may be named. An empty variable says nothing.
    """
    found: dict[str, Any] = {}
    for variable, text in environment.items():
        name = variable.removeprefix(PREFIX)
        if name == variable or not text.strip() or not is_setting(name, defaults):
            continue
        try:
            found[name] = checked(name, default_of(name, defaults), text)
        except ValueError as error:
            raise ValueError(f"{variable}={text!r} {error}") from None
    return found


def is_setting(name: str, defaults: Mapping[str, Any]) -> bool:
    """Tell whether a setting of this name is ours or Scrapy's."""
    return name.isupper() and not name.startswith("_") and (name in defaults or hasattr(default_settings, name))


def default_of(name: str, defaults: Mapping[str, Any]) -> Any:
    """Give a setting's default: ours, else Scrapy's."""
    return defaults[name] if name in defaults else getattr(default_settings, name)


def checked(name: str, default: Any, text: str) -> Any:
    """Read a setting as what its default is, and, of those that take one of a few words, as one of these.

    Raises ValueError; its text goes on after the name and the value.
    """
    if name == "LOG_LEVEL" and text.strip() not in LEVELS:
        raise ValueError("is no level of a log; give DEBUG, INFO, WARNING or ERROR")
    return typed(default, text)


def typed(default: Any, text: str) -> Any:
    """Read a setting as what its default is. Raises ValueError; its text goes on after the name and the value."""
    text = text.strip()
    if isinstance(default, bool):
        if text.lower() not in _BOOLEANS:
            raise ValueError("is neither on nor off; give 1 or 0")
        return _BOOLEANS[text.lower()]
    if isinstance(default, int | float):
        kind, what = (int, "whole number") if isinstance(default, int) else (float, "number")
        try:
            value = kind(text)
        except ValueError:
            raise ValueError(f"is no {what}; give one like {default}") from None
        if not math.isfinite(value) or (value < 0 <= default):
            raise ValueError(f"is no {what} from 0 up; give one like {default}")
        return value
    if default is None or isinstance(default, str):
        return text
    raise ValueError("cannot be set so: it is made of several values; change crawler/settings.py")


def check_given(settings: BaseSettings, defaults: Mapping[str, Any]) -> None:
    """Check the settings that were given by -s. Raises ValueError for the first that is none, or of ours is bad."""
    for name in settings:
        if settings.getpriority(name) == SETTINGS_PRIORITIES["cmdline"] and not is_setting(name, defaults):
            near = get_close_matches(name, [*defaults, *vars(default_settings)], n=1)
            raise ValueError(f"-s {name}: there is no such setting" + (f"; is {near[0]} meant?" if near else ""))
    for name, default in defaults.items():
        given = settings.get(name)
        if not is_setting(name, defaults) or settings.getpriority(name) != SETTINGS_PRIORITIES["cmdline"]:
            continue
        if isinstance(given, str) and (default is None or isinstance(default, bool | int | float | str)):
            try:
                checked(name, default, given)
            except ValueError as error:
                raise ValueError(f"-s {name}={given} {error}") from None


def was_given(settings: BaseSettings, name: str, environment: Mapping[str, str]) -> bool:
    """Tell whether the user gave a setting, by -s or by the environment; it may be the same as the default."""
    by_option = settings.getpriority(name) == SETTINGS_PRIORITIES["cmdline"]
    return by_option or bool(environment.get(f"{PREFIX}{name}", "").strip())


def check_names(defaults: Mapping[str, Any], environment: Mapping[str, str]) -> None:
    """Check the variables that begin like ours. Raises ValueError for the first that is none: a slip of the pen.

    The crawl would go on by the default, and nobody would know. What such a variable holds may be a secret: only its
    name is told. An empty variable says nothing.
    """
    for variable, text in sorted(environment.items()):
        name = variable.removeprefix(PREFIX)
        if name == variable or not text.strip() or name.startswith(FOR_TESTS):
            continue
        if name not in ALERTS and not is_setting(name, defaults):
            near = get_close_matches(name.upper(), [*ALERTS, *defaults, *vars(default_settings)], n=1)
            meant = f"is {PREFIX}{near[0]} meant?" if near else "see docs/configuration.md"
            raise ValueError(f"{variable if variable.isidentifier() else ascii(variable)} is no setting; {meant}")


def agent_of(contact: str) -> str:
    """Give the User-Agent: the crawler's name and whom to write to, in one line of a header."""
    return f"baotinh ({' '.join(contact.split()) or 'contact not given; set BAOTINH_CONTACT'})"
