"""A server that says "not modified" to a request that asked for no such thing."""

import pytest

from tests.hostile.server import page


@pytest.mark.parametrize(("answers", "became"), [(1, "200"), (2, "ignoring non-200 response")])
def test_it_is_asked_once_more_and_then_taken_at_its_word(site, answers, became):
    wrong = page(b"", status="304 Not Modified")
    site.answers["/tin"] = [*[wrong] * answers, page(b"ok")]
    found, _ = site.crawl("/tin")
    assert found == {"/tin": became}
    assert site.paths.count("/tin") == 2
