"""The search index: it follows the archive, whatever happened to it before."""

import signal
import sqlite3
import subprocess
import sys
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.database import ArchiveError
from crawler.archive.search import TOKENIZER, index_of, opened, update
from crawler.archive.search_text import exact, folded
from crawler.archive.store import open_archive
from crawler.browse.query import expression, pieces, terms
from crawler.browse.snippet import LENGTH, snippet
from tests.browse.conftest import ROOT, an_article

ONSETS = [*"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(), ""]
NUCLEI = "a ă â e ê i o ô ơ u ư y ia iê yê ua uô ưa ươ oa oă oe uê uy oai ươi uyê".split()
CODAS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
FORMS = ["NFC", "NFD"]


@st.composite
def syllables(draw):
    """Any syllable that Vietnamese spelling can write, and many that it cannot; in any case and composition."""
    nucleus = draw(st.sampled_from(NUCLEI))
    place = draw(st.integers(0, len(nucleus) - 1))
    marked = nucleus[: place + 1] + draw(st.sampled_from(TONES)) + nucleus[place + 1 :]
    written = draw(st.sampled_from(ONSETS)) + marked + draw(st.sampled_from(CODAS))
    written = unicodedata.normalize(draw(st.sampled_from(FORMS)), written)
    return draw(st.sampled_from([written, written.capitalize(), written.upper()]))


def without_marks(text):
    """Write as one does without a Vietnamese keyboard: found by another way than the index's."""
    letters = (unicodedata.normalize("NFD", letter)[0] for letter in unicodedata.normalize("NFC", text))
    return "".join(letters).translate(str.maketrans("đĐ", "dD"))


@pytest.fixture(scope="module")
def words():
    with closing(sqlite3.connect(":memory:")) as connection, connection:
        columns = "title, body, title_folded, body_folded"
        connection.execute(f"CREATE VIRTUAL TABLE words USING fts5 ({columns}, tokenize='{TOKENIZER}')")
        yield connection
    connection.close()


def found(words, text, typed):
    words.execute("DELETE FROM words")
    words.execute("INSERT INTO words VALUES (?, '', ?, '')", (exact(text), folded(text)))
    asked = terms(typed)
    return bool(asked and words.execute("SELECT 1 FROM words WHERE words MATCH ?", (expression(asked),)).fetchone())


@given(st.lists(syllables(), min_size=1, max_size=4))
def test_every_syllable_is_found_when_typed_without_and_with_its_diacritics(words, text):
    written = " ".join(text)
    assert found(words, written, without_marks(written))
    assert found(words, written, f'"{without_marks(written).lower()}"')
    assert found(words, written, written)


@given(syllables(), syllables())
def test_a_syllable_typed_with_diacritics_finds_no_look_alike(words, one, other):
    if exact(one) != folded(one) and exact(one) != exact(other):
        assert not found(words, other, one)


def test_tone_marks_in_either_place_are_one_spelling(words):
    assert found(words, "hoà giải ở Thuỷ Nguyên", "hòa thủy")
    assert not found(words, "uy tín", "ủy")


@given(st.text(max_size=40) | st.text(st.sampled_from("\"*^:{}()-+ANDORNEAT \0\u201c;'\\"), max_size=40))
def test_nothing_that_can_be_typed_is_a_syntax_error(words, typed):
    found(words, "Đảng ủy", typed)


@given(st.text(max_size=600), st.text(max_size=20))
def test_pieces_and_snippets_say_only_what_the_text_says(text, typed):
    asked = terms(typed)
    assert "".join(piece for piece, _ in pieces(text, asked)) == text
    shown = "".join(piece for piece, _ in snippet(text, asked)).removeprefix("… ").removesuffix(" …")
    assert shown in " ".join(text.split())
    assert len(shown) <= LENGTH


def test_a_snippet_shows_the_place_where_the_words_stand_together():
    text = f"{'Đảng viên dự họp. ' * 60} Đảng ủy giao học tập cho chi bộ. {'Hết tin. ' * 60}"
    shown = snippet(text, terms("dang uy hoc tap"))
    assert {piece for piece, hit in shown if hit} >= {"Đảng", "ủy", "học", "tập"}
    assert (shown[0], shown[-1]) == (("… ", False), (" …", False))


@pytest.fixture
def archive(tmp_path):
    with open_archive(f"sqlite:///{tmp_path}/archive.db") as archive:
        yield archive


def titles(path, typed):
    with opened(path) as index:
        query = "SELECT title FROM documents WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?) ORDER BY id"
        return [title for (title,) in index.execute(query, (expression(terms(typed)),))]


def integrity(path):
    """FTS5's own check of what is between its tables."""
    with opened(path) as index:
        index.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        return index.execute("SELECT (SELECT count(*) FROM documents) = (SELECT count(*) FROM texts)").fetchone() == (
            1,
        )


def test_what_is_new_changed_or_gone_is_so_in_the_index_and_nothing_else_is_touched(archive):
    path = index_of(archive)
    for number in range(3):
        archive.keep(an_article(number, f"Tin {number}", f"Mùa quế thứ {number}."), str(number))
    assert update(archive, path) == (3, 0, 0, 0)
    before = path.read_bytes()
    assert update(archive, path) == (0, 0, 0, 0)
    assert path.read_bytes() == before
    archive.keep(an_article(1, "Tin 1", "Nay là chuyện cây hồi."), "1")
    archive.keep(an_article(2, "Tin 2", "Mùa quế thứ 2.", tags=["thảo quả"]), "2")  # the text stays as it was
    with archive.writing() as connection:
        for table in ("captures", "articles"):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE {'article_id' if table == 'captures' else 'id'} = 1")
    assert update(archive, path) == (0, 2, 1, 0)
    assert (titles(path, "que"), titles(path, "hồi"), titles(path, "thao qua")) == (["Tin 2"], ["Tin 1"], ["Tin 2"])
    assert integrity(path)


def test_an_article_whose_record_is_damaged_is_left_out_and_told_and_the_others_are_found(archive):
    path = index_of(archive)
    for number in range(3):
        archive.keep(an_article(number, f"Tin {number}", f"Mùa quế thứ {number}."), str(number))
    update(archive, path)
    with archive.writing() as connection:
        connection.exec_driver_sql("UPDATE articles SET record = substr(record, 1, 200) WHERE identity IN ('0', '3')")
    archive.keep(an_article(4, "Tin 4", "Mùa quế thứ 4."), "4")
    assert update(archive, path) == (1, 0, 1, 1)
    assert sorted(titles(path, "que")) == ["Tin 1", "Tin 2", "Tin 4"]
    assert integrity(path)
    assert update(archive, path) == (0, 0, 0, 1)
    archive.keep(an_article(0, "Tin 0", "Mùa quế thứ 0."), "0")
    assert update(archive, path) == (1, 0, 0, 0)


def test_an_index_of_another_version_is_made_anew_and_another_file_is_left_alone(archive):
    path = index_of(archive)
    archive.keep(an_article(1, "Tin", "Mùa quế."), "1")
    update(archive, path)
    with opened(path) as index:
        index.execute("PRAGMA user_version = 0")
    assert update(archive, path) == (1, 0, 0, 0)
    path.unlink()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE mine (it)")
    with pytest.raises(ArchiveError, match=r"no search index.*move it away"):
        update(archive, path)
    path.write_text("không phải cơ sở dữ liệu" * 100)
    with pytest.raises(ArchiveError, match=r"search.db failed: .*delete it"):
        update(archive, path)


def test_indexing_that_is_killed_is_taken_up_where_it_was(archive, tmp_path):
    path = index_of(archive)
    for number in range(600):
        archive.keep(an_article(number, f"Tin {number}", f"Mùa quế thứ {number}."), str(number))
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom crawler.archive.search import update\n"
        "from crawler.archive.store import open_archive\n"
        "def slowly(things):\n    for number, thing in enumerate(things):\n"
        "        if number == 550: print('there', flush=True); time.sleep(60)\n        yield thing\n"
        f"update(open_archive('sqlite:///{tmp_path}/archive.db'), Path('{path}'), slowly)"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"there\n"
        process.send_signal(signal.SIGKILL)
    assert update(archive, path) == (100, 0, 0, 0)
    assert integrity(path)
    assert len(titles(path, "que")) == 600
