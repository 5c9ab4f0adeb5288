"""Ctrl-C ends a command that is being loaded without a traceback, which would look like a fault of the program."""

import signal
import subprocess
import sys

import pytest

LOADING = """
import crawler.commands, time
print("loading", flush=True)
{}
"""
SLOW = "time.sleep(60)"
SLOW_CLASS = """
class Slow:
    def __set_name__(self, owner, name):
        time.sleep(60)

class Command:
    slow = Slow()
"""


@pytest.mark.parametrize("what", [SLOW, SLOW_CLASS], ids=["a module", "a class"])
def test_ctrl_c_while_the_commands_are_loaded_is_one_line(what):
    command = [sys.executable, "-c", LOADING.format(what)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "loading\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert said == "scrapy: interrupted\n"
    assert process.returncode


def test_any_other_fault_is_shown_with_its_place():
    command = [sys.executable, "-c", LOADING.format("1 / 0")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "ZeroDivisionError" in ended.stderr.splitlines()[-1]
    assert "Traceback" in ended.stderr
