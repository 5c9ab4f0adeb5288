"""Settings of all tests."""

from hypothesis import settings

# How long an example takes says something of the machine's other work and nothing of the promise; 60 find what 100 do.
settings.register_profile("any machine", deadline=None, max_examples=60)
settings.load_profile("any machine")
