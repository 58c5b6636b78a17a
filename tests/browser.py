"""A real browser and a real server for tests: what was asked of the server is recorded, and the policy is sent as a header."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright

CURE = (
    "No browser was found, so nothing can be said of what readers see. Install Chromium (Debian: apt-get install chromium; "
    "elsewhere: .venv/bin/playwright install chromium), or run `make test-core`, which needs none and says what it left out."
)


def launch(playwright: Playwright) -> Browser:
    """Start whatever Chromium or Chrome is there. Raises RuntimeError, which names the cure, when there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = [path for path in (os.environ.get("CHROME"), *(shutil.which(name) for name in names)) if path]
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    for path in (*dict.fromkeys(found), None):
        try:
            return playwright.chromium.launch(executable_path=path, args=arguments)
        except Error:
            continue
    raise RuntimeError(CURE)


def headers(site: Path) -> dict[str, str]:
    """The headers that the site asks its host to send."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()[1:]
    return {name: value for name, _, value in (line.strip().partition(": ") for line in lines)}


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        for name, value in headers(Path(self.directory)).items():
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site with its headers; yields its address, ending in "/"."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
