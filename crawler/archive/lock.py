"""Who may work on an archive at one time: advisory locks on files in the folder `locks` beside it, and on its server.

The kernel holds them (`flock`), so that a process that dies in any way has them no longer. The files stay where they
are: deleting one that is held would let two processes in. What stands in a file is told to whoever is kept out.
"""

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from crawler.archive.database import ArchiveError, check_there, folder_of, name, parse
from crawler.archive.machines import PATIENCE, STEP, Elsewhere, among_machines
from crawler.archive.times import now

FOLDER = "locks"
NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})  # what file systems without say
WEB_PORTS = frozenset({None, 80, 443})
REMEDY = "let that end, or stop it, and run this again"


class Busy(ArchiveError):  # noqa: N818 - it names what the other one is
    """Another process is at work there; the text is one line that says which one, since when, and what to do."""


@contextmanager
def crawling(address: str, portal: str, starts: Iterable[str]) -> Iterator[None]:
    """Be the only one who crawls a portal and its hosts, while nobody repairs the archive.

    `address` is the archive's, `portal` the name that articles are kept under, `starts` are the portal's first
    addresses, whose hosts are meant. Crawls of other portals at other hosts go on side by side. Raises Busy, and
    ArchiveError for a bad address or where no lock can be had.
    """
    folder = locks_of(address)
    with ExitStack() as held:
        held.enter_context(using(address))
        wanted = [("portal", portal), *(("host", host) for host in sorted(map(server_of, starts)))]
        for kind, whose in dict.fromkeys(wanted):
            taken = partial("{} is being crawled by {}".format, whose)
            note = "" if whose == portal else f", for {portal}"
            held.enter_context(exclusive(lock_file(folder, kind, whose), taken, note))
        held.enter_context(alone(address, dict.fromkeys(wanted), "{} is being crawled on {}".format))
        yield


def crawled_by(address: str, portal: str, starts: Iterable[str]) -> str | None:
    """Say that a portal or one of its hosts is being crawled, and by whom; None when it is not. Raises ArchiveError."""
    try:
        with crawling(address, portal, starts):
            return None
    except Busy as busy:
        return str(busy).removesuffix(f"; {REMEDY}")


@contextmanager
def scheduling(address: str) -> Iterator[None]:
    """Be the only one who runs an archive's schedule, while nobody repairs the archive. Raises Busy, ArchiveError."""
    at_work = f"{name(parse(address))}: crawl-due is at work"
    with (
        using(address),
        exclusive(locks_of(address) / "schedule.lock", lambda by: f"{at_work}: {by}"),
        alone(address, [("schedule", "")], lambda _, machine: f"{at_work} on {machine}"),
    ):
        yield


@contextmanager
def alone(address: str, locks: Iterable[tuple[str, str]], taken: Callable[[str, str], str]) -> Iterator[None]:
    """Have locks alone among all machines. Raises Busy, with what `taken` makes of whose lock and machine it is."""
    with ExitStack() as held:
        try:
            held.enter_context(among_machines(address, locks))
        except Elsewhere as other:
            raise Busy(f"{taken(other.whose[1], str(other))}; {REMEDY}") from None
        yield


@contextmanager
def using(address: str, *, dry: bool = False, new: bool = True) -> Iterator[None]:
    """Work on an archive, beside any number of others, while nobody repairs it; a `dry` run needs no lock.

    Where there is none and no `new` one may be made, no folder of locks is left behind, either. Raises Busy,
    ArchiveError.
    """
    where = name(parse(address))
    if dry:
        yield
        return
    if not new and not locks_of(address).exists():  # a repair, which sets the database aside for a moment, has it
        check_there(address)
    with locked(locks_of(address) / "archive.lock", fcntl.LOCK_SH, lambda by: f"{where} is being repaired by {by}"):
        yield


@contextmanager
def repairing(address: str) -> Iterator[None]:
    """Be the only one who works on an archive: no crawl, no other repair. Raises Busy, ArchiveError."""
    folder, where = locks_of(address), name(parse(address))

    def by_whom(repair: str) -> str:
        crawls = ", ".join(crawls_under_way(folder))
        return f"{where} is in use by {crawls or repair}"

    with exclusive(folder / "archive.lock", by_whom):
        yield


def crawls_under_way(folder: Path) -> Iterator[str]:
    """Name the crawls that have a lock in a folder of locks, each with its process and since when."""
    for path in sorted(folder.glob("portal-*.lock")):
        try:
            with locked(path, fcntl.LOCK_SH, str):
                pass
        except Busy:
            yield f"the crawl of {unquote(path.stem.removeprefix('portal-'))} ({content(path)})"


def locks_of(address: str) -> Path:
    """Give the folder of an archive's locks: beside the SQLite file, else in ./output. Raises ArchiveError."""
    return folder_of(parse(address)) / FOLDER


def lock_file(folder: Path, kind: str, whose: str) -> Path:
    """Give the path of a lock; whatever stands in the name, it leads nowhere else."""
    return folder / f"{kind}-{quote(whose, safe='')}.lock"


def server_of(url: str) -> str:
    """Name the server that an address asks: its host, with the port where that is not the usual; www makes no other."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host if parts.port in WEB_PORTS else f"{host}:{parts.port}"


@contextmanager
def exclusive(path: Path, taken: Callable[[str], str], note: str = "") -> Iterator[None]:
    """Have a lock alone, and say in its file who has it. Raises as `locked` does."""
    with locked(path, fcntl.LOCK_EX, taken) as file:
        try:
            os.ftruncate(file, 0)
            os.pwrite(file, f"process {os.getpid()} since {now()}{note}\n".encode(), 0)
        except OSError as error:
            raise unusable(path, error) from None
        yield


@contextmanager
def locked(path: Path, how: int, taken: Callable[[str], str]) -> Iterator[int]:
    """Have a lock, LOCK_SH or LOCK_EX, within the block; give the open file.

    Raises Busy, with what `taken` makes of the name of the one who has it; ArchiveError where no lock can be had.
    """
    file = opened(path)
    try:
        deadline = time.monotonic() + PATIENCE
        while not taken_now(path, file, how):
            if time.monotonic() > deadline:
                raise Busy(f"{taken(content(path))}; {REMEDY}")
            time.sleep(STEP)
        yield file
    finally:
        os.close(file)


def opened(path: Path) -> int:
    """Open a lock's file, made with its folder where it is missing. Raises ArchiveError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise unusable(path, error) from None


def taken_now(path: Path, file: int, how: int) -> bool:
    """Take a lock if nobody has it; tell whether it was taken. Raises ArchiveError where there are no locks."""
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise unusable(path, error) from None
    return True


def content(path: Path) -> str:
    """Give who has a lock, as its file says."""
    try:
        return " ".join(path.read_text(encoding="utf-8", errors="replace").split()) or "another process"
    except OSError:
        return "another process"


def unusable(path: Path, error: OSError) -> ArchiveError:
    """Say why no lock can be had, and what to do."""
    if error.errno in NO_LOCKS:
        return ArchiveError(f"{path} cannot be locked: its file system has no locks; put the archive on a local disk")
    remedy = "free some space" if error.errno == errno.ENOSPC else "make the folder and its files writable"
    return ArchiveError(f"the lock {path} cannot be made: {error.strerror}; {remedy}")
