"""Settings of all tests."""

from hypothesis import settings

# How long an example takes says something of the machine's other work and nothing of the promise.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
