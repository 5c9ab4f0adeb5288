"""The normal form folds what changes no word, and the hash follows the words."""

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from crawler.article import Article, Attachment, Image
from crawler.reading.normal_form import content_hash, normal_form

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằấẻễịóòỏõọồờùúủũụứỳýỷỹỵ"
ODD = "\u00ad\u200b\ufeff\u00a0\u3000\u0300\u0301\u0309\u0323\u0302\u031bİΣßÅK“”’–…«»Ðð`\0\t\n \ud800"
words = st.text(LETTERS + LETTERS.upper(), min_size=1, max_size=7)
sentences = st.lists(words, min_size=1, max_size=60)
LONG = "Nhân dân các xã vùng cao chung sức làm đường, dựng nhà văn hóa và giữ rừng đầu nguồn. " * 5


def of(**fields):
    return content_hash(Article(url="http://bao.example/bai-1.html", **fields))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa bình", "hoà bình"),
        ("HÒA BÌNH", "HOÀ BÌNH"),
        ("khỏe", "khoẻ"),
        ("Tỉnh ủy", "Tỉnh uỷ"),
        ("thủy lợi", "thuỷ lợi"),
        ("tùy", "tuỳ"),
        ("họa", "hoạ"),
        ("xõa", "xoã"),
        ("lóe", "loé"),
        ("qúy", "quý"),
        ("hòan tòan", "hoàn toàn"),
        ("Đảng", "Ðảng"),
        ("“Nhà nước”", '"Nhà nước"'),
        ("‘x’", "'x'"),
        ("2020–2025", "2020-2025"),
        ("còn nữa…", "còn nữa..."),
        ("Cao\u00a0Bằng", "Cao Bằng"),
        ("Cao \n\n\t Bằng ", " Cao Bằng"),
        ("Cao\u200b Bằ\u00adng\ufeff", "Cao Bằng"),
        ("Ba\u200b\u0300", "Bà"),
        (unicodedata.normalize("NFD", "Thủy điện Nước Giáp"), "Thuỷ điện Nước Giáp"),
    ],
)
def test_two_printings_of_the_same_words_have_one_form(one, other):
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(
    "word", ["quý", "quỷ", "quà", "quẻ", "già", "giờ", "giúp", "của", "mía", "toàn", "thuyền", "khuỷu"]
)
def test_a_mark_that_has_one_place_only_stays_there(word):
    assert normal_form(word) == word
    assert normal_form(word.upper()) == word


@pytest.mark.parametrize(
    "pair", ["hòa hóa", "hòa hoa", "hoa hỏa", "quý quỳ", "thủy thúy", "ma má", "cha chá", "o ơ", "d đ"]
)
def test_different_words_keep_different_forms(pair):
    one, other = pair.split()
    assert normal_form(one) != normal_form(other)


@given(st.text() | st.text(LETTERS + LETTERS.upper() + ODD))
@example("A\u200bΣ\u200b")
@example("I\u0307\u200b\u0323")
@example("o\u200b\u0300a\u0302")
@example("ΑΣ\u00ad")
def test_the_form_of_a_form_is_itself(text):
    form = normal_form(text)
    assert normal_form(form) == form


@given(st.text() | st.text(LETTERS + ODD))
def test_a_form_is_composed_folded_and_visible(text):
    form = normal_form(text)
    assert unicodedata.is_normalized("NFC", form)
    assert form == " ".join(form.split())
    assert not set(form) & set("\u00a0\u00ad\u200b\ufeff“”‘’–—…\n\t\0")


@given(sentences, st.data())
def test_invisible_characters_anywhere_change_nothing(sentence, data):
    text = " ".join(sentence)
    at = data.draw(st.integers(0, len(text)))
    odd = data.draw(st.sampled_from(["\u200b", "\u00ad", "\ufeff", "\u2060", "\0"]))
    assert normal_form(text[:at] + odd + text[at:]) == normal_form(text)


@given(sentences, st.data())
def test_where_the_lead_ends_and_the_body_begins_does_not_change_the_hash(sentence, data):
    at = data.draw(st.integers(0, len(sentence)))
    lead, body = " ".join(sentence[:at]) or None, " ".join(sentence[at:]) or None
    assert of(lead=lead, body=body) == of(body=" ".join(sentence))


@given(sentences, st.lists(st.sampled_from([" ", "\n\n", "\n", "\u00a0", "  "]), min_size=60, max_size=60))
def test_paragraph_breaks_and_spaces_have_one_hash(sentence, gaps):
    text = "".join(word + gap for word, gap in zip(sentence, gaps, strict=False))
    assert of(body=text) == of(body=" ".join(sentence))


@given(sentences, words, st.data())
def test_one_changed_word_changes_the_hash(sentence, word, data):
    at = data.draw(st.integers(0, len(sentence) - 1))
    assume(normal_form(word) != normal_form(sentence[at]))
    changed = [*sentence[:at], word, *sentence[at + 1 :]]
    assert of(body=LONG + " ".join(changed)) != of(body=LONG + " ".join(sentence))
    assert of(title="Tin", body=" ".join(changed)) != of(title="Tin", body=" ".join(sentence))


def test_a_long_text_is_the_same_under_another_title():
    assert of(title="Một", body=LONG) == of(title="Hai", body=LONG)


def test_a_short_text_is_another_under_another_title():
    assert of(title="Một", body="Xem ảnh dưới đây.") != of(title="Hai", body="Xem ảnh dưới đây.")
    assert of(title="Nhà văn hóa", body="Xem ảnh.") == of(title="NHÀ VĂN HOÁ", body="Xem  ảnh.")


@pytest.mark.parametrize(("letters", "same"), [(199, False), (200, True)])
def test_the_title_counts_below_two_hundred_letters(letters, same):
    body = "ạ 1, " * letters  # digits, signs and spaces are no letters
    assert (of(title="Một", body=body) == of(title="Hai", body=body)) is same


def test_pages_of_pictures_alone_are_told_apart_by_their_pictures():
    def page(*urls):
        return of(title="Chùm ảnh", images=[Image(url=url, caption="Ảnh") for url in urls])

    assert page("http://a.example/1.jpg") != page("http://a.example/2.jpg")
    assert page("http://a.example/1.jpg", "http://a.example/2.jpg") == page(
        "https://cdn.example/2.jpg?v=9", "https://cdn.example/1.jpg"
    )
    assert page() != page("http://a.example/1.jpg")
    assert page(None) == page()
    assert page("http://[") != page("http://]")


def test_pages_of_files_alone_are_told_apart_by_their_files():
    one, other = (of(title="Lịch", attachments=[Attachment(url=f"http://a.example/{n}.pdf")]) for n in (1, 2))
    assert one != other


def test_pictures_do_not_count_where_there_are_words():
    assert of(title="Tin", body="Có lời.", images=[Image(url="http://a.example/1.jpg")]) == of(
        title="Tin", body="Có lời."
    )


@given(st.text(ODD))
def test_any_text_has_a_hash(text):
    assert len(of(title=text, lead=text, body=text, images=[Image(url=text)])) == 64
