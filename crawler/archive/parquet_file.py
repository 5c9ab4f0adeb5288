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

ROWS = 1000  # of a row group: some 5 MB of text, which is what is held in memory
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_parquet(records: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write the records to a stream as one Parquet file, compressed by zstd; give their number."""
    schema = pa.schema([column(name, hint) for name, hint in get_type_hints(Article).items()])
    as_json = {name for name, hint in get_type_hints(Article).items() if plain(hint) == dict[str, Any]}
    count, source = 0, iter(records)
    with pq.ParquetWriter(out, schema, compression="zstd", store_schema=False) as file:
        while rows := [row(record, as_json) for record in islice(source, ROWS)]:
            file.write_table(pa.Table.from_pylist(rows, schema=schema))
            count += len(rows)
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
    return pa.int64() if hint is int else pa.string()


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
