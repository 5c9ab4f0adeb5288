"""The zip that a WACZ is: files of any size, and a list of them with their digests.

No time of the making goes in, nor anything of the machine: the same files give the same bytes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from typing import Any, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from crawler.archive.exports.manifest import Measured, json_bytes

VERSION = "1.1.1"  # of the format


@dataclass
class Package:
    """The zip being written, and what its list of contents tells of the files in it."""

    zip: ZipFile
    resources: list[dict[str, Any]] = field(default_factory=list)

    @contextmanager
    def file(self, path: str, name: str, compress: int = ZIP_STORED) -> Iterator[Measured]:
        """Give a stream to a file in the zip, of any size; `name` is that of the resource: lower case, and unique."""
        with self.zip.open(entry(path, compress), "w", force_zip64=True) as stream:
            measured = Measured(cast("BinaryIO", stream))
            yield measured
        digest = f"sha256:{measured.digest.hexdigest()}"
        self.resources.append({"name": name, "path": path, "hash": digest, "bytes": measured.size})

    def contents(self) -> None:
        """Write the list of contents, and its digest."""
        about = {
            "profile": "data-package",
            "resources": self.resources,
            "wacz_version": VERSION,
            "software": f"baotinh {version('baotinh')}",
        }
        told = json_bytes(about)
        self.zip.writestr(entry("datapackage.json", ZIP_DEFLATED), told)
        digest = {"path": "datapackage.json", "hash": f"sha256:{sha256(told).hexdigest()}"}
        self.zip.writestr(entry("datapackage-digest.json", ZIP_DEFLATED), json_bytes(digest))


def entry(path: str, compress: int) -> ZipInfo:
    """Give the head of a file in a zip, without the time and the machine: of 1980, made under Unix."""
    head = ZipInfo(path)
    head.compress_type, head.create_system, head.external_attr = compress, 3, 0o644 << 16
    return head
