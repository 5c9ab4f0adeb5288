"""Where the generated archives are: a folder of SQLite files, or a PostgreSQL database with a schema for each.

An archive that is made only in part has another name, so that it is never taken for a whole one.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Engine, create_engine, inspect, make_url, text

from tests.benchmarks.generated import generate

Place = Path | str  # a folder, or a database by its SQLAlchemy address


def address_of(place: Place, number: int, part: str = "") -> str:
    """Give the address of the archive of so many articles."""
    if isinstance(place, Path):
        return f"sqlite:///{place}/{number}{part}/archive.db"
    within = make_url(place).update_query_dict({"options": f"-csearch_path={schema_of(number)}{part}"})
    return within.render_as_string(hide_password=False)


def is_made(place: Place, number: int) -> bool:
    """Tell whether an archive is there."""
    if isinstance(place, Path):
        return (place / str(number)).exists()
    engine = entrance(place)
    try:
        return inspect(engine).has_schema(schema_of(number))
    finally:
        engine.dispose()


def make(place: Place, number: int) -> int:
    """Make an archive; give its size in bytes, 0 where it was there."""
    if is_made(place, number):
        return 0
    if isinstance(place, Path):
        made, part = place / str(number), place / f"{number}_part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        generate(address_of(place, number, "_part"), number)
        part.rename(made)
        return (made / "archive.db").stat().st_size
    name = schema_of(number)
    ask(place, f"DROP SCHEMA IF EXISTS {name}_part CASCADE", f"CREATE SCHEMA {name}_part")
    generate(address_of(place, number, "_part"), number)
    ask(place, f"ALTER SCHEMA {name}_part RENAME TO {name}")
    sizes = "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relnamespace"
    return ask(place, f"{sizes} = '{name}'::regnamespace")


def take_away(place: Place, numbers: Iterable[int]) -> None:
    """Take archives away, whole or not."""
    for number in numbers:
        if isinstance(place, Path):
            for name in (f"{number}", f"{number}_part"):
                shutil.rmtree(place / name, ignore_errors=True)
        else:
            name = schema_of(number)
            ask(place, f"DROP SCHEMA IF EXISTS {name} CASCADE", f"DROP SCHEMA IF EXISTS {name}_part CASCADE")


def schema_of(number: int) -> str:
    return f"baotinh_million_{number}"


def entrance(database: str) -> Engine:
    return create_engine(database, isolation_level="AUTOCOMMIT")


def ask(database: str, *statements: str) -> int:
    """Run statements, each by itself; give the number that the last one answers, 0 where it is no question."""
    engine = entrance(database)
    try:
        with engine.connect() as connection:
            for statement in statements:
                answer = connection.execute(text(statement))
            return int(answer.scalar() or 0) if answer.returns_rows else 0
    finally:
        engine.dispose()
