"""A real browser and a real server for tests, which sends the headers that the site asks its host to send."""

from __future__ import annotations

import functools
import gzip
import io
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from playwright.sync_api import Browser, Error, Playwright

from host_rules import headers

NO_BROWSER = (
    "No browser was found, so the browser tests cannot run. "
    "Install Chromium (Debian: apt-get install chromium; elsewhere: .venv/bin/playwright install chromium), "
    "or run `make test-core`, which needs none and lists what it skips."
)


def launch(playwright: Playwright, *further: str) -> Browser:
    """Start any installed Chromium or Chrome; without one, raises RuntimeError, which says how to install it.

    `further` are arguments of the command line.
    """
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = [path for path in (os.environ.get("CHROME"), *(shutil.which(name) for name in names)) if path]
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    for path in (*dict.fromkeys(found), None):
        try:
            return playwright.chromium.launch(executable_path=path, args=[*arguments, *further])
        except Error:
            continue
    raise RuntimeError(NO_BROWSER)


@functools.cache
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """A host that does what the site asks of it."""

    compressed = False

    def end_headers(self) -> None:
        for name, value in headers(Path(self.directory), self.path.partition("?")[0].removeprefix("/")).items():
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

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not self.compressed or not path.is_file():
            return super().send_head()
        content = _compressed(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        pass


class Server(ThreadingHTTPServer):
    """Serves until it is shut down; a reader who leaves early is no error."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a reader who has gone elsewhere
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Compressing(Handler):
    compressed = True


@contextmanager
def served(site: Path, *, compressed: bool = False) -> Iterator[str]:
    """Serve a site with its headers, compressed as hosts do or as it is; yields its address, ending in "/"."""
    handler = _Compressing if compressed else Handler
    server = Server(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
