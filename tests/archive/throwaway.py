"""A PostgreSQL server for the tests: the one that BAOTINH_TEST_POSTGRES names, or a throwaway one.

Each archive is a schema of its own: making one takes a hundredth of the time that making a database takes.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, make_url

GIVEN = "BAOTINH_TEST_POSTGRES"
ABSENT = f"no PostgreSQL here: apt-get install postgresql, or name one in {GIVEN} (an SQLAlchemy address)"


class Absent(Exception):  # noqa: N818 - it names the server's state
    """There is no PostgreSQL to test with."""


@contextmanager
def addresses() -> Iterator[Callable[[], str]]:
    """Give a function that makes an empty schema and gives its address; all are gone afterwards."""
    if given := os.environ.get(GIVEN):
        with schemas(given) as new:
            yield new
        return
    programs = binaries()
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))  # short: the path of a socket has at most 107 letters
    owner = None
    if os.geteuid() == 0:  # it refuses to run as root; Debian's package brings a user for it
        owner = pwd.getpwnam("postgres").pw_uid
        os.chown(folder, owner, -1)

    def call(program: str, *arguments: str) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
        subprocess.run([programs / program, *arguments], user=owner, cwd=folder, check=True, timeout=60, **quiet)

    data = str(folder / "data")
    try:
        call("initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"
        call("pg_ctl", "-D", data, "-w", "-o", settings, "start")
        try:
            with schemas(f"postgresql+psycopg://tester@/postgres?host={folder}") as new:
                yield new
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def binaries() -> Path:
    """Give the folder of PostgreSQL's programs, the newest. Raises Absent."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not (found or on_path):
        raise Absent(ABSENT)
    if os.geteuid() == 0:
        try:
            pwd.getpwnam("postgres")
        except KeyError:
            raise Absent(
                f"{ABSENT}; its programs are here, but no user postgres, and it refuses to run as root"
            ) from None
    return found[-1].parent if found else Path(on_path or "").parent


@contextmanager
def schemas(server: str) -> Iterator[Callable[[], str]]:
    """Give a function that makes an empty schema in a database and gives its address; all are dropped afterwards."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    made: list[str] = []
    numbers = count(1)

    def new() -> str:
        name = f"baotinh_test_{os.getpid()}_{next(numbers)}"
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA {name}")
        made.append(name)
        within = make_url(server).update_query_dict({"options": f"-csearch_path={name}"})
        return within.render_as_string(hide_password=False)

    try:
        yield new
    finally:
        with engine.connect() as connection:
            for name in made if os.environ.get(GIVEN) else ():
                connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")
        engine.dispose()
