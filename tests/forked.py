"""`scrapy …` in a process of its own, without the seconds that its imports take.

A server imports what all commands need, once; each command is a fork of it, with its own files, folder, environment and
exit code, in which `python -m scrapy` then runs. A test that measures memory, or kills, starts the real command.
"""

import atexit
import importlib
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import warnings
from collections import deque
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[1]
LIBRARIES = (
    "scrapy.cmdline scrapy.crawler scrapy.core.downloader.handlers.http11 scrapy.extensions.feedexport pytest"
    " twisted.web.client sqlalchemy.dialects.sqlite lxml.html trafilatura dateparser rich.progress rich.table rich.live"
    " jinja2 warcio.warcwriter fastwarc.warc rensa rapidfuzz tldextract spidermon"
).split()
LARGEST = 1 << 20  # bytes of a request: words, folder and environment


def run(command, *, cwd, env=None, text=False, timeout=120, check=False, stdout=None, **_):  # noqa: PLR0913
    """Run `[python, …, "-m", "scrapy", …]` as subprocess.run does with capture_output, and nothing to read.

    What it prints goes into `stdout` where that is given: the number of an open file.
    """
    words = command[command.index("-m") + 1 :]
    request = {"words": words, "cwd": str(cwd), "env": dict(os.environ if env is None else env)}
    ours, theirs = socket.socketpair()
    with TemporaryFile() as out, TemporaryFile() as err, Path(os.devnull).open("rb") as nothing, ours:
        with theirs:
            files = [nothing.fileno(), out.fileno() if stdout is None else stdout, err.fileno(), theirs.fileno()]
            socket.send_fds(server(), [json.dumps(request).encode()], files)
        ours.settimeout(timeout)
        answer = b""
        try:
            while part := ours.recv(100):
                answer += part
        except TimeoutError:
            os.kill(int(answer.split()[0]), signal.SIGKILL)
            raise subprocess.TimeoutExpired(command, timeout) from None
        said = [file.read() for file in (out, err) if not file.seek(0)]
    done = subprocess.CompletedProcess(command, int(answer.split()[1]), *(map(bytes.decode, said) if text else said))
    if check:
        done.check_returncode()
    return done


@cache
def server():
    """Start the server, once a process; it ends with it."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    for end in (ours, theirs):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LARGEST)
    with theirs:
        words = [sys.executable, __file__, str(theirs.fileno())]
        process = subprocess.Popen(words, cwd=ROOT, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)

    def end():
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def serve(requests):
    """Fork for each request, until the asking end is closed."""
    while True:
        data, files, _, _ = socket.recv_fds(requests, LARGEST, 4)
        if not data:
            return
        if not os.fork():
            requests.close()
            keep(json.loads(data), files)
        for file in files:
            os.close(file)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def keep(request, files):
    """Fork the command, tell its number, wait, and tell its exit code."""
    *given, told = files
    if not (process := os.fork()):
        os.close(told)
        be_scrapy(request, given)
    os.write(told, f"{process} ".encode())
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    with suppress(BrokenPipeError):  # nobody waits any more
        os.write(told, f"{code}".encode())
    os._exit(0)


def be_scrapy(request, given):
    """Become `python -m scrapy`: what it prints, how it ends, and what is imported from the folder it runs in."""
    for number, file in enumerate(given):
        os.dup2(file, number)
        os.close(file)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    module, *words = request["words"]
    sys.argv = [module, *words]
    sys.path[0] = request["cwd"]
    sys.path[1:1] = filter(None, request["env"].get("PYTHONPATH", "").split(os.pathsep))
    sys.dont_write_bytecode = bool(request["env"].get("PYTHONDONTWRITEBYTECODE"))
    for name in [name for name in sys.modules if name.partition(".")[0] == "crawler"]:
        if request["cwd"] != str(ROOT) or name == "crawler.settings":  # another's code; what reads the environment
            del sys.modules[name]
    warnings.resetwarnings()
    runpy_code(module)


def runpy_code(module):
    """Run a module as the main one and end with its exit code."""
    code = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        code = ended.code
    except BaseException:  # noqa: BLE001 - as the interpreter does
        sys.excepthook(*sys.exc_info())
        code = 1
    if isinstance(code, str):
        sys.stderr.write(f"{code}\n")
        code = 1
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code or 0)


if __name__ == "__main__":
    from scrapy.utils.misc import walk_modules_iter

    for library in LIBRARIES:
        importlib.import_module(library)
    sys.path[0] = str(ROOT)
    for modules in ("crawler.commands", "crawler.platforms", "crawler.spiders", "crawler.pipelines"):
        with suppress(Exception):  # the command will meet it, and say so
            deque(walk_modules_iter(modules), maxlen=0)
    serve(socket.socket(fileno=int(sys.argv[1])))
