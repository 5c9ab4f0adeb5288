"""The tests, by what they are about; `few` is for those that say one thing of many cases."""

import pytest


def few(cases, number):
    """Give cases as parameters, of which all behind the first ones are slow."""
    cases = [case if isinstance(case, tuple) else (case,) for case in cases]
    return [pytest.param(*case, marks=[] if at < number else [pytest.mark.slow]) for at, case in enumerate(cases)]
