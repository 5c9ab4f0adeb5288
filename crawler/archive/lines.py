"""A record as one line of JSON."""

import json
import re
from collections.abc import Mapping
from typing import Any

# What json leaves as it is although a reader of lines may split at it, a terminal obey it, or UTF-8 not hold it:
# DEL and the C1 controls (NEL among them), the line and paragraph separators, lone surrogates.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def json_line(record: Mapping[str, Any]) -> str:
    r"""Give the record as one line of JSON, without the line's end.

    Letters stay readable; characters that could break a line or its encoding are written as \uXXXX. They only
    occur within JSON strings, where that escape means the same.
    Raises TypeError for a value that JSON has no form of.
    """
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
