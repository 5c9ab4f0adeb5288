"""Debian's own WordPress, running on loopback with a throwaway database, filled with posts."""

import getpass
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.error import URLError

HERE = Path(__file__).parent
SHARE = Path("/usr/share/wordpress")
ABSENT = "no WordPress here: apt-get install wordpress php-cli php-mysql mariadb-server"
PROGRAMS = ("php", "mariadbd", "mariadb-install-db")
# Tests may be killed: a server ends, with its workers, when the pipe that this process holds is closed.
UNTIL_WE_END = '"$@" & read -r _; trap "" TERM; kill 0; wait'
CONFIG = """<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '{url}');
define('WP_SITEURL', '{url}');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
"""
THEME = """<?php
foreach (['template', 'stylesheet'] as $name) {{
    add_filter("pre_option_$name", fn() => file_get_contents('{file}'));
}}
"""


def program(name: str) -> str | None:
    """Give where a program is; Debian has servers where users do not look."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def themes() -> list[str]:
    """Give the themes that are installed, or nothing where something that WordPress needs is not."""
    if not all(map(program, PROGRAMS)):
        return []
    return sorted(style.parent.name for style in SHARE.glob("wp-content/themes/*/style.css"))


class WordPress:
    """A running WordPress: its address, the posts' addresses, and the theme that it shows them in."""

    def __init__(self, url: str, folder: Path, posts: list[str]) -> None:
        self.url, self.folder, self.posts = url, folder, posts

    def show_in(self, theme: str) -> None:
        """Choose the theme."""
        (self.folder / "theme").write_text(theme)


@contextmanager
def wordpress(posts: list[dict]) -> Iterator[WordPress]:
    """Start a WordPress with these posts; all of it is gone afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wordpress-", ignore_cleanup_errors=True)))
        sock = folder / "db.sock"  # short: the path of a socket has at most 107 letters
        owner, data = f"--user={getpass.getuser()}", f"--datadir={folder / 'data'}"
        make = [program("mariadb-install-db"), "--no-defaults", owner, data, "--auth-root-authentication-method=normal"]
        subprocess.run(make, check=True, capture_output=True, timeout=120)
        serve = [program("mariadbd"), "--no-defaults", owner, data, f"--socket={sock}", "--skip-networking"]
        stack.enter_context(_running([*serve, f"--pid-file={folder / 'db.pid'}", "--innodb-buffer-pool-size=16M"]))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        _copy(folder, sock, f"http://{host}")
        _wait(sock.exists)
        fill = [program("php"), str(HERE / "fill.php"), str(folder / "www"), str(sock), host]
        said = subprocess.run(fill, input=json.dumps(posts), text=True, check=True, capture_output=True, timeout=120)
        shutil.copy(HERE / "router.php", folder)
        stack.enter_context(
            _running([program("php"), "-S", host, str(folder / "router.php")], PHP_CLI_SERVER_WORKERS="3")
        )
        _wait(lambda: _answers(f"http://{host}/"))
        yield WordPress(f"http://{host}/", folder, json.loads(said.stdout.splitlines()[-1]))


def _copy(folder: Path, sock: Path, url: str) -> None:
    """Make a copy of WordPress with a configuration of its own: Debian's is the machine's."""
    www = folder / "www"
    left = shutil.ignore_patterns("wp-config.php", "languages")
    shutil.copytree(SHARE, www, ignore=left, ignore_dangling_symlinks=True)
    (www / "wp-config.php").write_text(CONFIG.format(socket=sock, url=url))
    (www / "wp-content" / "mu-plugins").mkdir()
    (folder / "theme").write_text(themes()[0])
    (www / "wp-content" / "mu-plugins" / "theme.php").write_text(THEME.format(file=folder / "theme"))


@contextmanager
def _running(command: list[str], **env: str) -> Iterator[None]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    words = ["sh", "-c", UNTIL_WE_END, "sh", *command]
    environment = {**os.environ, **env}
    server = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment, start_new_session=True, **quiet)
    try:
        yield
    finally:
        server.communicate(timeout=60)


def _wait(is_there) -> None:
    deadline = time.monotonic() + 60
    while not is_there():
        if time.monotonic() > deadline:
            raise TimeoutError(ABSENT)
        time.sleep(0.1)


def _answers(url: str) -> bool:
    with suppress(URLError, ConnectionError):
        return urllib.request.urlopen(url, timeout=30).status == 200
    return False
