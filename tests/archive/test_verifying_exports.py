"""An export checked by the manifest beside it: whatever became of a file since is told, and of a whole one nothing."""

import pytest

from crawler.archive.exports.export import write_file
from crawler.archive.exports.manifest import manifest_of
from crawler.operations.verifying.exports import check_manifest


@pytest.fixture
def exported(exportable, tmp_path):
    path = tmp_path / "a.jsonl"
    write_file(exportable.export(), path)
    return path


def findings(path):
    return [(finding.text, finding.harmless) for finding in check_manifest(manifest_of(path))]


def test_a_byte_that_changed_is_told_though_the_size_is_the_same(exported):
    assert findings(exported) == []
    exported.write_bytes(exported.read_bytes().replace(b"baocaobang", b"baocaobanh", 1))
    ((text, harmless),) = findings(exported)
    assert (f"{exported}: not what {exported.name}.manifest.json says" in text, harmless) == (True, False)


@pytest.mark.parametrize("name", ["a.jsonl", "article.schema.json"])
def test_a_file_that_is_gone_is_told_with_who_names_it(exported, name):
    exported.with_name(name).unlink()
    ((text, harmless),) = findings(exported)
    assert text == f"{exported.with_name(name)}: No such file or directory, and a.jsonl.manifest.json names it"
    assert not harmless


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"files": [{}]}', b'{"files": [], "schema": {}}'])
def test_a_manifest_that_is_none_is_no_good_news(exported, content):
    manifest_of(exported).write_bytes(content)
    ((text, harmless),) = findings(exported)
    assert (text, harmless) == (f"{manifest_of(exported)}: no manifest of an export", False)
