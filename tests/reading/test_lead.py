import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.article import Article, Image, paragraphs
from crawler.reading.body.lead import letters, settle_lead
from tests.reading.sentences import BODIES, PLAIN

LEAD = "Bà con các xã ven sông được mùa lúa thơm, thương lái đặt mua từ khi lúa còn xanh."


def settled(lead, body, images=()):
    article = Article(url="https://bao.example.vn/1", lead=lead, body="\n\n".join(body) or None, images=[*images])
    settle_lead(article)
    return article.lead, paragraphs(article.body)


@pytest.mark.parametrize(
    ("lead", "first"),
    [
        (LEAD, [LEAD]),
        (LEAD, [LEAD.replace("thơm", "thơm\u200b")]),
        (LEAD, [f"“{LEAD}”"]),
        (LEAD[:60] + "...", [LEAD]),
        (LEAD[:60], [LEAD]),
        (f"{LEAD} {PLAIN[0]} {PLAIN[1][:20]}…", [LEAD]),
        (f"{LEAD} {PLAIN[0][:60]}", []),
        (LEAD, []),
        (LEAD, [LEAD[:30]]),
        (LEAD, [f"(QBĐT) - {LEAD}"]),
    ],
)
def test_a_lead_that_the_text_repeats_is_there_once(lead, first):
    told, body = settled(lead, [*first, *PLAIN])
    assert letters(told) == letters(LEAD)
    assert body == list(PLAIN)


def test_a_dateline_before_the_lead_alone_stays():
    assert settled(f"(QBĐT) - {LEAD}", [LEAD, *PLAIN]) == (f"(QBĐT) - {LEAD}", list(PLAIN))


CAPTION = "Xe chở lúa ra bến sông trong buổi sáng đầu vụ, ảnh chụp từ trên đê."


@pytest.mark.parametrize(
    "copy", [f"{CAPTION} {LEAD} {PLAIN[0]}", f"{LEAD} {CAPTION} {PLAIN[0]}", f"{LEAD} {CAPTION[:20]}"]
)
def test_a_cut_copy_that_holds_a_caption_is_known_as_one(copy):
    assert settled(copy, [LEAD, *PLAIN], [Image(caption=CAPTION)]) == (LEAD, list(PLAIN))


@pytest.mark.parametrize(
    ("lead", "body"), [(None, PLAIN), (LEAD, ()), (LEAD, PLAIN), ("…", PLAIN), (LEAD, ("...", *PLAIN))]
)
def test_what_is_no_repetition_stays_as_it_is(lead, body):
    assert settled(lead, body) == (lead, list(body))


def test_a_paragraph_that_begins_with_the_lead_and_goes_on_stays():
    first = f"{LEAD} {PLAIN[0]}"
    assert settled(LEAD, [first, PLAIN[1]]) == (LEAD, [first, PLAIN[1]])


@given(body=BODIES, cut=st.integers(0, 400), begin=st.integers(0, 3))
def test_no_sentence_is_lost_whatever_of_the_text_the_lead_repeats(body, cut, begin):
    lead = " ".join(body[begin:])[:cut].strip()
    told, kept = settled(lead or None, body)
    said = letters(f"{told or ''} {' '.join(kept)}")
    assert all(letters(sentence) in said for sentence in body)
    assert letters(lead)[:40] in said
