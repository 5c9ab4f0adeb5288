"""The schedule that the settings name: the operator's file upon what the program says."""

import os
from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.configuration import was_given
from crawler.operations.registry import loader_of, platforms
from crawler.operations.scheduling.schedule import Plan, sites
from crawler.operations.scheduling.schedule_file import read_schedule


def planned(settings: BaseSettings) -> list[Plan]:
    """Give the plan of each portal. Raises ScheduleError."""
    loader = loader_of(settings)
    return read_schedule(Path(settings["SCHEDULE_FILE"]), sites(loader), platforms(loader))


def left_out(settings: BaseSettings) -> dict[str, str]:
    """Give the portals that the schedule leaves out, each with the table of its file that says so.

    Raises ScheduleError.
    """
    return {plan.portal: plan.disabled_by for plan in planned(settings) if plan.disabled_by}


def lacking(settings: BaseSettings) -> Path | None:
    """Give the path of the operator's file where one was named and is not there; the usual one need not be."""
    path = Path(settings["SCHEDULE_FILE"])
    is_there = os.path.lexists(path)  # Path's exists raises where it may not look
    return path if not is_there and was_given(settings, "SCHEDULE_FILE", os.environ) else None
