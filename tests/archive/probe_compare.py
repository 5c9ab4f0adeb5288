"""A comparison in a process of its own, to be killed in its midst: some twenty articles a second."""

import sys
import time
from unittest.mock import patch

from crawler.archive.reprinting import comparing
from crawler.archive.store import open_archive
from crawler.operations.reprints import compare

signature = comparing.signature


def slow_signature(text):
    time.sleep(0.05)
    return signature(text)


if __name__ == "__main__":
    with open_archive(sys.argv[1]) as archive, patch.object(comparing, "signature", slow_signature):
        sys.stdout.write("begins\n")
        sys.stdout.flush()
        compare(archive)
