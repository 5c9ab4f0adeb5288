"""The catalogue of boilerplate goes by a version: what it has cleaned is cleaned again when that is another."""

from crawler.reading.cleaning.catalogue import DIGEST, digest


def test_no_rule_is_changed_without_a_thought_for_the_version():
    now = digest()
    assert now == DIGEST, f'raise VERSION, unless no release has it yet, and write DIGEST = "{now}" beside it'


def test_a_rule_or_a_term_that_changes_is_seen(monkeypatch):
    for name in ("CATALOGUE", "terms.WEAK"):
        with monkeypatch.context() as changed:
            changed.setattr(f"crawler.reading.cleaning.catalogue.{name}", ())
            assert digest() != DIGEST
