"""Reading an export back, by other means than the project's own."""

import csv
import gzip
import io
import json

import pyarrow.parquet as pq

from crawler.archive.exports.formats import Form, zstd

FORMS = [Form(format_, compress) for format_ in ("jsonl", "csv") for compress in (None, "gz", "zst")] + [
    Form("parquet")
]


def unpacked(path):
    data = path.read_bytes()
    if path.suffix == ".gz":
        return gzip.decompress(data)
    return zstd().decompress(data) if path.suffix == ".zst" else data


def read(path):
    """Read an exported file back by other means than ours: the records as Python values."""
    if ".parquet" in path.name:
        return pq.read_table(path).to_pylist(maps_as_pydicts="strict")
    if ".csv" in path.name:
        text = unpacked(path).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))
    return [json.loads(line) for line in unpacked(path).splitlines()]
