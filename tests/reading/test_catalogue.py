"""The catalogue of boilerplate goes by a version: what it has cleaned is cleaned again when that is another."""

import re

from crawler.reading.cleaning import page_voice, sidebar_shapes
from crawler.reading.cleaning.catalogue import DIGEST, digest


def test_no_rule_is_changed_without_a_thought_for_the_version():
    now = digest()
    assert now == DIGEST, f'raise VERSION, unless no release has it yet, and write DIGEST = "{now}" beside it'


def test_a_rule_or_a_term_that_changes_is_seen(monkeypatch):
    for name in ("catalogue.CATALOGUE", "catalogue.terms.WEAK", "sidebar_shapes.BOXES", "sidebar_shapes.HEADING"):
        with monkeypatch.context() as changed:
            changed.setattr(f"crawler.reading.cleaning.{name}", ())
            assert digest() != DIGEST


def test_the_last_word_of_a_shape_or_of_the_pages_voice_is_seen(monkeypatch):
    weather = sidebar_shapes.WEATHER
    another = weather._replace(own=re.compile(f"{weather.own.pattern}|mưa đá"))
    monkeypatch.setattr(sidebar_shapes, "BOXES", (another, *sidebar_shapes.BOXES[1:]))
    seen = digest()
    assert seen != DIGEST
    monkeypatch.setattr(page_voice, "_SPEAKS", re.compile(page_voice._SPEAKS.pattern))
    assert digest() not in (seen, DIGEST)  # it counts whether a pattern is for capitals, too
