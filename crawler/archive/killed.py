"""Runs that never ended, since their process was killed or their machine went down."""

import fcntl
import os
import socket
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from crawler.archive.database import ArchiveError, folder_of
from crawler.archive.lock import FOLDER, Busy, lock_file, locked
from crawler.archive.running import COLUMNS, RunRow
from crawler.archive.store import Archive
from crawler.archive.tables import runs

SILENT = timedelta(minutes=15)  # after this a run on another machine counts as gone: its process cannot be asked


def killed_runs(archive: Archive, portal: str | None = None, *, held: bool = False) -> list[RunRow]:
    """Give the runs, of a portal where named, that never ended and whose process is gone.

    `held` says that the caller holds the portal's lock, so that no other process of this machine can crawl it. Raises
    ArchiveError.
    """
    open_ones = [runs.c.verdict.is_(None), runs.c.finished_at.is_(None)]
    wanted = [*open_ones, *([runs.c.portal == portal] if portal else [])]
    with archive.asking() as connection:
        rows = [RunRow._make(row) for row in connection.execute(select(*COLUMNS).where(*wanted).order_by(runs.c.id))]
    return [run for run in rows if _is_gone(archive, run, held=held)]


def _is_gone(archive: Archive, run: RunRow, *, held: bool) -> bool:
    """Tell whether the process of a run that has not ended is gone."""
    if run.host not in (None, socket.gethostname()):
        seen = datetime.fromisoformat(run.heartbeat_at or run.started_at)
        return datetime.now(UTC) - seen > SILENT
    if held:
        return True
    return not _is_locked(archive, run.portal) or (run.pid is not None and not _is_alive(run.pid))


def _is_locked(archive: Archive, portal: str) -> bool:
    """Tell whether a crawl of a portal is under way on this machine; a lock that cannot be had is held."""
    path = lock_file(folder_of(archive.engine.url) / FOLDER, "portal", portal)
    if not path.exists():
        return False
    try:
        with locked(path, fcntl.LOCK_SH, str):
            return False
    except (Busy, ArchiveError):
        return True


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
