"""A headless Chromium for the tests, driven through chromedriver's HTTP interface (W3C WebDriver)."""

import base64
import json
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from urllib.request import Request, urlopen

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --disable-dev-shm-usage"
).split()


def programs():
    """Give the paths of Chromium and chromedriver; None where one is missing."""
    found = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
    return found if all(found) else None


class Browser:
    def __init__(self, session):
        self.session = session

    def ask(self, path, values=None, method="POST"):
        body = None if method in ("GET", "DELETE") else json.dumps(values or {}).encode()
        request = Request(
            f"{self.session}/{path}", data=body, method=method, headers={"Content-Type": "application/json"}
        )
        with urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def cdp(self, command, **parameters):
        return self.ask("goog/cdp/execute", {"cmd": command, "params": parameters})

    def look(self, width, height=844, *, dark=False):
        """Take a window's size and the reader's colour scheme."""
        self.cdp(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.cdp("Emulation.setEmulatedMedia", features=[scheme])

    def open(self, file, fragment=""):
        self.ask("url", {"url": file.resolve().as_uri() + fragment})

    def run(self, script, *args):
        return self.ask("execute/sync", {"script": script, "args": list(args)})

    def press(self, *keys):
        """Press keys one after the other, by their WebDriver code points."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.ask("actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def said(self):
        """Give what the console has said since it was last asked."""
        return [entry["message"] for entry in self.ask("se/log", {"type": "browser"})]

    def picture(self, file):
        taken = self.cdp("Page.captureScreenshot", captureBeyondViewport=True)
        file.write_bytes(base64.b64decode(taken["data"]))


@contextmanager
def browser():
    """Give a running Browser with a profile of its own."""
    chromium, driver = programs()
    profile = tempfile.mkdtemp(prefix="chromium-")
    with subprocess.Popen(
        [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            port = next(
                found[1] for line in process.stdout if (found := re.search(r"successfully on port (\d+)", line))
            )
            driving = Browser(f"http://127.0.0.1:{port}")
            options = {"binary": chromium, "args": [*FLAGS, f"--user-data-dir={profile}"]}
            wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
            session = driving.ask("session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
            driving.session += f"/session/{session}"
            try:
                yield driving
            finally:
                urlopen(Request(driving.session, method="DELETE"), timeout=30).close()
        finally:
            process.terminate()
    shutil.rmtree(profile, ignore_errors=True)
