"""Settings of all tests."""

import os

import pytest
from hypothesis import settings

# How long an example takes says something of the machine's other work and nothing of the promise; 30 find what 100 do.
settings.register_profile("any machine", deadline=None, max_examples=30)
settings.load_profile("any machine")


def pytest_collection_modifyitems(items):
    """Leave out what is slow, or CI would take longer than anybody waits for it."""
    if os.environ.get("SLOW_TESTS"):
        return
    left = pytest.mark.skip(reason="slow: `make test-all` runs it too")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(left)
