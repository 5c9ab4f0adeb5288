"""Verifying WARC files: each record by its digests, and the database's rows about a file by what stands in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import select

from crawler.archive.responses import Stored, every
from crawler.archive.store import Archive
from crawler.archive.tables import responses, runs
from crawler.archive.warc_files.digests import disagrees
from crawler.archive.warc_files.members import the_rest
from crawler.archive.warc_files.pages import Damaged, Record, bare, is_gzip, torn_at, unchunked
from crawler.archive.warc_files.salvage import readable
from crawler.operations.rereading.given_files import FOLDER
from crawler.operations.runs.facts import FAILED, KILLED
from crawler.operations.runs.outcomes import counted
from crawler.operations.verifying.claims import Claim, claimed
from crawler.operations.verifying.findings import REBUILD, RESTORE, Finding, Seen

# Outcomes of runs that may not have noted all that they wrote; None: under way, or killed.
CUT_OFF = frozenset({None, KILLED, *FAILED})


@dataclass
class Rows:
    """The database's rows about a file that no record was found for yet, and what its records say of its run."""

    left: dict[int, Stored]
    claim: Claim | None = None
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by the record they are about
    unknown: set[int] = field(default_factory=set)  # the offsets of responses of a run of ours without a row
    last: int = 0  # the offset of the newest record

    def compare(self, record: Record) -> str:
        """Name the columns of a response's row that are not as in the record; "" where all are, or there is none."""
        row = self.left.pop(record.offset, None)
        if row is None:
            if self.claim is not None:
                self.unknown.add(record.offset)
            return ""
        if self.claim is None:  # a file that was taken in
            return differences(row, record)
        noted = self.notes.get(record.record_id)  # None where that record is damaged
        role = row.role if noted is None else noted.get("role", "other")
        return differences(row, record, {"portal": self.claim.portal, "role": role})


def check_file(archive: Archive, path: Path, name: str, seen: Seen, step: Callable[[int], None]) -> Iterator[Finding]:
    """Check each record of a file by its digests, and the database's rows about the file against it."""
    rows = Rows(rows_about(archive, name))
    torn, damaged = None, False
    try:
        yield from check_records(path, name, rows, seen, step)
        torn = torn_at(path, rows.last) if is_gzip(path) else None
    except Damaged as damage:
        damaged = True
        yield Finding(str(damage), RESTORE)
    except OSError as error:
        yield Finding(f"{name}: cannot be read: {error.strerror or error}", RESTORE)
        return
    cut_off = was_cut_off(archive, name, rows.claim)
    if rows.unknown:  # a run that goes on, or has ended meanwhile, has noted them since
        rows.unknown -= rows_about(archive, name).keys()
    if torn is not None:
        lost = f"{name}: the last record is torn at {torn} ({counted(path.stat().st_size - torn, 'byte')})"
        harmless = cut_off and not rows.left
        yield Finding(lost, "nothing was kept from it" if harmless else RESTORE, harmless=harmless)
    is_whole = torn is None and not damaged
    for offset, row in sorted(rows.left.items()):
        said = f"{name} at {offset}: no record, but the database names one for {row.url}"
        yield Finding(said, REBUILD if is_whole and rows.unknown else RESTORE)
    if rows.unknown:
        said = f"{name}: {counted(len(rows.unknown), 'response')} missing in the database"
        yield Finding(said, "the run was killed before it noted them" if cut_off else REBUILD, harmless=cut_off)


def rows_about(archive: Archive, name: str) -> dict[int, Stored]:
    """Give the database's rows about a file, by their offsets."""
    return {row.offset: row for row in every(archive, responses.c.file == name)}


def check_records(path: Path, name: str, rows: Rows, seen: Seen, step: Callable[[int], None]) -> Iterator[Finding]:
    """Check each record of a file. Raises Damaged when all that can be read is checked, and OSError."""
    is_taken_in = name.startswith(f"{FOLDER}/")  # of its pages the articles' alone are noted, whoever made it
    for record in readable(path):
        seen.records += 1
        rows.last = record.offset
        if wrong := digest_fault(path, record):
            yield Finding(f"{name} at {record.offset}: {wrong}", RESTORE)
        if record.kind == "warcinfo" and "spider" in record.fields and not is_taken_in:
            rows.claim = claimed(record.fields)
        elif record.kind == "metadata":
            rows.notes = {bare(record.headers.get("warc-concurrent-to")): record.fields}
        elif record.kind in ("response", "revisit"):
            seen.responses += 1
            step(1)
            if differing := rows.compare(record):
                yield Finding(f"{name} at {record.offset}: the database has another {differing}", REBUILD)


def digest_fault(path: Path, record: Record) -> str | None:
    """Say which digest of a record is not that of its bytes; others' of the payload may be of it without chunks.

    A payload that is too large to be in memory is checked with its block alone.
    """
    block = chain([record.block], the_rest(path, record)) if record.left else [record.block]
    try:
        if disagrees(record.headers.get("warc-block-digest", ""), block):
            return "the block is not what its digest says"
    except Damaged:  # told when the file is read on
        return None
    if record.left:
        return None
    named = record.headers.get("warc-payload-digest", "")
    if record.kind == "response" and disagrees(named, [record.payload], [unchunked(record)]):
        return "the payload is not what its digest says"
    return None


def differences(row: Stored, record: Record, ours: Mapping[str, str] = MappingProxyType({})) -> str:
    """Name the columns of a row that are not as in the WARC record; `ours` are those that only our files tell."""
    there = {
        **ours,
        "record_id": record.record_id,
        "url": record.url,
        **({} if record.kind == "revisit" and not ours else held_by(row, record)),
        "http_status": record.status,
        "fetched_at": record.fetched_at,
    }
    return ", ".join(name for name, value in there.items() if getattr(row, name) != value)


def held_by(row: Stored, record: Record) -> dict[str, str | None]:
    """Give what a record says of its body; others' revisits name the record that holds it in several ways."""
    return {
        "digest": record.headers.get("warc-payload-digest") or row.digest,
        "refers_to": bare(record.headers.get("warc-refers-to")) or None,
    }


def was_cut_off(archive: Archive, name: str, claim: Claim | None) -> bool:
    """Tell whether the run that wrote a file came to no end of its own: killed, under way, or unable to write.

    Of a file without any row that is the run which it names; one that is not known may be later than the database.
    """
    of_file = select(runs.c.outcome).join(responses, responses.c.run_id == runs.c.id).where(responses.c.file == name)
    with archive.asking() as connection:
        outcomes = set(connection.scalars(of_file.distinct()))
        if not outcomes and claim is not None:
            named = select(runs.c.outcome).where(runs.c.id == claim.run_id, runs.c.portal == claim.portal)
            outcomes = set(connection.scalars(named))
    return not outcomes or bool(outcomes & CUT_OFF)
