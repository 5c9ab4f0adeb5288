"""`scrapy serve-samples`, run as a user runs it."""

import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest

from crawler.operations.demo import PLATFORMS
from crawler.samples.server import serve
from tests import forked

ROOT = Path(__file__).parents[2]


def command(*args):
    return [sys.executable, "-m", "scrapy", "serve-samples", *args]


@pytest.fixture
def serving():
    """Give the command, serving at any free ports, and the addresses that it printed."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command(), cwd=ROOT, stdout=pipe, stderr=pipe, encoding="utf-8") as process:
        yield process, [process.stdout.readline().split()[0] for _ in PLATFORMS]
        process.kill()


def test_every_portal_is_served_at_the_address_printed(serving):
    _, addresses = serving
    direct = build_opener(ProxyHandler({}))
    pages = [direct.open(address, timeout=10).read() for address in addresses]
    assert len(set(pages)) == len(PLATFORMS)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM)])
def test_it_ends_cleanly(serving, number, code):
    process, _ = serving
    process.send_signal(number)
    assert process.wait(timeout=10) == code
    assert "Traceback" not in process.stderr.read()


def refused(*args):
    ended = forked.run(command(*args), cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    return ended.stderr


def test_a_port_in_use_is_one_line_and_exit_code_2():
    with serve(["city003"]) as other:
        port = other.portals["city003"].rsplit(":", 1)[1].strip("/")
        assert f"a port from {port} to" in refused("--port", port)


@pytest.mark.parametrize("port", ["0", "x", "65535", "-1", "٣"])
def test_what_is_no_port_is_refused(port):
    assert f"--port {port!r} is no port" in refused(f"--port={port}")


def test_nothing_stays_bound_when_a_later_port_is_taken():
    with socket.socket() as later:
        later.bind(("127.0.0.1", 0))
        first = later.getsockname()[1] - 1
        refused("--port", str(first))
        with socket.socket() as again:
            again.bind(("127.0.0.1", first))
