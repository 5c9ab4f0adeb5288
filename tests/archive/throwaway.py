"""A PostgreSQL server for the tests: the one that BAOTINH_TEST_POSTGRES names, or a throwaway one.

Each archive is a schema of its own: making one takes a hundredth of the time that making a database takes.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import NullPool, create_engine, make_url
from sqlalchemy.exc import OperationalError

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

    data, quiet = str(folder / "data"), {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    make = [programs / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    settings = ["listen_addresses=", f"unix_socket_directories={folder}", "fsync=off", "full_page_writes=off"]
    serve = [programs / "postgres", "-D", data, *(part for setting in settings for part in ("-c", setting))]
    subprocess.run(make, user=owner, cwd=folder, check=True, timeout=60, **quiet)
    server = subprocess.Popen(["sh", "-c", UNTIL_WE_END, folder, *serve], user=owner, stdin=subprocess.PIPE, **quiet)
    try:
        address = f"postgresql+psycopg://tester@/postgres?host={folder}"
        wait_for(address)
        with schemas(address) as new:
            yield new
    finally:
        server.communicate(timeout=60)


# Tests may be killed: the server ends, and is taken away, when the pipe that this process holds is closed.
UNTIL_WE_END = 'cd /; "$@" & read -r _; kill -QUIT $!; wait $!; rm -rf "$0"'


def wait_for(address: str) -> None:
    """Wait until a server answers."""
    engine = create_engine(address, poolclass=NullPool)
    deadline = time.monotonic() + 60
    while True:
        try:
            engine.connect().close()
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


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
