"""What `scrapy export` is asked for, read from its options and checked."""

from argparse import Namespace
from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.archive.exports.formats import COMPRESSIONS, FORMATS, PACKED, Form
from crawler.archive.lock import FOLDER
from crawler.archive.running import runs_folder
from crawler.archive.search import index_of
from crawler.archive.selection import SPLITS, Selection
from crawler.archive.store import Archive
from crawler.commands import Mistake
from crawler.commands.filters import a_day, a_kind, a_portal, a_province, one_of


def a_form(opts: Namespace, path: Path | None) -> Form:
    """Read the options that say what is written; raise Mistake or NotInstalled when it cannot be."""
    if opts.output == "":
        raise Mistake("-o names no file; name one, or leave it out for stdout")
    format_, compress = one_of("format", opts.format, FORMATS), one_of("compression", opts.compress, COMPRESSIONS)
    form = Form(format_ or "jsonl", compress, opts.clusters)
    one_of("split", opts.split, SPLITS)
    if form.format in PACKED and form.compress:
        raise Mistake(f"--format {form.format} is compressed by itself; leave --compress out")
    if form.format == "wacz" and form.clusters:
        raise Mistake("--format wacz packs pages, which have no field for --clusters; leave it out")
    if opts.listings and form.format != "wacz":
        raise Mistake("--listings is for --format wacz; leave it out")
    for option, given in ((f"--format {form.format}", form.format in PACKED), ("--split", opts.split)):
        if given and path is None:
            raise Mistake(f"{option} does not go to stdout; name a {'folder' if opts.split else 'file'} with -o")
    if path is not None and not opts.split:
        check_name(path.name, form)
    form.check()
    return form


def check_name(name: str, form: Form) -> None:
    """Raise Mistake for a file that is named as another form than the one it would have, or as no manifest can say."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raise Mistake(f"{name} is no name in UTF-8; name another with -o, or export LANG=C.UTF-8") from None
    given = Path(name).suffix.removeprefix(".")
    if given in COMPRESSIONS:
        if given != form.compress:
            raise Mistake(f"{name} is named as compressed by {given}: give --compress {given}, or another name with -o")
        given = Path(name).with_suffix("").suffix.removeprefix(".")
    elif given in FORMATS and form.compress:
        raise Mistake(f"{name} is named as not compressed: name it {name}.{form.compress}, or leave --compress out")
    if given in FORMATS and given != form.format:
        raise Mistake(f"{name} is named as {given}: give --format {given}, or another name with -o")


def check_place(path: Path | None, archive: Archive, warc: Path) -> None:
    """Raise Mistake where an export would take the place of the archive's own database, index, WARC files or runs."""
    if path is None:
        return
    database = [f"{archive.where}{end}" for end in ("", "-wal", "-shm")] * (archive.engine.dialect.name == "sqlite")
    index, runs = index_of(archive), runs_folder(archive)
    own = {one.resolve() for one in (*map(Path, database), index, warc, runs, runs.with_name(FOLDER))}
    if not own.isdisjoint((target := path.resolve(), *target.parents)):
        raise Mistake(f"{path} is the archive's own; name another with -o")


def selected(opts: Namespace, archive: Archive, settings: BaseSettings) -> Selection:
    """Read the options that select articles; raise Mistake for a value that cannot be meant."""
    since, until = a_day("--since", opts.since), a_day("--until", opts.until)
    if since and until and since > until:
        raise Mistake(f"--since {since} is after --until {until}; exchange them")
    return Selection(
        portal=a_portal(opts.portal, archive, settings),
        province=a_province(opts.province),
        kind=a_kind(opts.kind),
        since=since,
        until=until,
    )
