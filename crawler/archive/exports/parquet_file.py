"""Records as Parquet: the columns and types are those of the record, times and all as the JSON line has them.

Needs pyarrow, which only this form needs: it is imported by whoever writes one.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from itertools import islice
from types import NoneType
from typing import Any, BinaryIO, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from crawler.article import Article

SLICE = 250  # records held in memory as Python's
SLICES = 12  # of a row group, held as Arrow's: some 10 MB

# The file's end describes each row group, and is held in memory until then: least and greatest values are told only of
# the fields that articles are chosen by (those of bodies are whole bodies), dictionaries are made of those with few.
CHOSEN_BY = ["portal", "province", "kind", "published_at", "fetched_at"]
FEW_VALUES = [*CHOSEN_BY[:3], *"former_province source section.list.element language cleaner_version reader".split()]

_SURROGATE = re.compile("[\ud800-\udfff]")


def write_parquet(records: Iterable[Mapping[str, Any]], out: BinaryIO, item: type[Article] = Article) -> int:
    """Write the records to a stream as one Parquet file of the item's fields, by zstd; give their number."""
    hints = get_type_hints(item)
    schema = pa.schema([column(name, hint) for name, hint in hints.items()])
    as_json = {name for name, hint in hints.items() if plain(hint) == dict[str, Any]}
    count, source = 0, iter(records)
    told = {"write_statistics": CHOSEN_BY, "use_dictionary": FEW_VALUES}
    with pq.ParquetWriter(out, schema, compression="zstd", store_schema=False, **told) as file:
        slices = iter(lambda: [row(record, as_json) for record in islice(source, SLICE)], [])
        tables = (pa.Table.from_pylist(rows, schema=schema) for rows in slices)
        while group := list(islice(tables, SLICES)):
            table = pa.concat_tables(group)
            file.write_table(table, row_group_size=SLICE * SLICES)
            count += table.num_rows
    return count


def column(name: str, hint: Any) -> Any:
    """Give the column of a field."""
    return pa.field(name, arrow_type(plain(hint)), nullable=plain(hint) != hint)


def arrow_type(hint: Any) -> Any:
    """Give the Parquet type of a Python type; an object whose members are not known is JSON in a text."""
    if get_origin(hint) is list:
        return pa.list_(arrow_type(plain(get_args(hint)[0])))
    if hint == dict[str, int]:
        return pa.map_(pa.string(), pa.int64())
    if is_dataclass(hint):
        return pa.struct([column(member.name, get_type_hints(hint)[member.name]) for member in fields(hint)])
    return {int: pa.int64(), float: pa.float64()}.get(hint, pa.string())


def plain(hint: Any) -> Any:
    """Give a type without its "or None"."""
    members = [member for member in get_args(hint) if member is not NoneType]
    return members[0] if NoneType in get_args(hint) else hint


def row(record: Mapping[str, Any], as_json: set[str]) -> dict[str, Any]:
    """Give a record with values that Parquet can hold."""
    return {
        name: json.dumps(value, ensure_ascii=True) if name in as_json and value is not None else storable(value)
        for name, value in record.items()
    }


def storable(value: Any) -> Any:
    """Give a value without lone surrogates, which UTF-8 has no form of."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [storable(member) for member in value]
    if isinstance(value, Mapping):
        return {storable(name): storable(member) for name, member in value.items()}
    return value
