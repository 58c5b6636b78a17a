"""Hosts as they are: each changes, in one way or another, what the site sends to its readers."""

from __future__ import annotations

import functools
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from browser import Handler, Server
from host_rules import headers

INJECTED = b"<script src='/injected.js'></script></body>"


@dataclass
class Host:
    """What a host does with a site; a test may change it while readers are there."""

    address: str = ""
    """Where the site is, ending in "/"; the host sets it."""
    folder: str = ""
    """The folder of the host in which the site is, such as "icm/"."""
    headers: dict[str, str] = field(default_factory=dict)
    """Headers that the host adds to each answer, such as Vary."""
    asked_headers: bool = True
    """Whether the host sends the headers that the site asks for."""
    no_slash: bool = False
    """Whether /questions/ is redirected to /questions, and any index.html to its folder."""
    shell: bool = False
    """Whether the first page is sent, with success, for what is missing."""
    injected: bool = False
    """Whether a script is added to every page on its way."""
    compressed: bool = False
    missing: frozenset[str] = frozenset()
    """Files that the host does not have, by their path in the site."""
    slow: dict[str, float] = field(default_factory=dict)
    """How many seconds a file takes, by its path in the site; "" stands for every other file."""
    off: bool = False
    """Whether the host cannot be reached."""
    statuses: dict[str, int] = field(default_factory=dict)
    """The status with which a file is refused, by its path in the site; "" stands for every other file."""
    plain: bool = False
    """Whether scripts are sent as plain text."""
    asked: list[str] = field(default_factory=list)
    """The paths that were asked for."""


class _Handler(Handler):
    def __init__(self, *arguments: object, host: Host, **options: object) -> None:
        self.host = host
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        host, site = self.host, Path(self.directory)
        path = self.path.partition("?")[0]
        if host.off:
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        host.asked.append(path)
        if not path.startswith(f"/{host.folder}"):
            self._answer(404, b"Nothing is here", "text/plain")
            return
        name = path.removeprefix(f"/{host.folder}")
        time.sleep(host.slow.get(name, host.slow.get("", 0)))
        if status := host.statuses.get(name, host.statuses.get("")):
            self._answer(status, b"Not now", "text/plain")
            return
        file = site / name
        if host.no_slash and name.endswith(("/", "index.html")):
            self.send_response(HTTPStatus.PERMANENT_REDIRECT)
            self.send_header("Location", path.removesuffix("index.html").rstrip("/") or "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        if file.is_file() and name not in host.missing:
            is_renamed = host.plain and file.suffix == ".js"
            self._answer(200, file.read_bytes(), "text/plain" if is_renamed else self.guess_type(file))
        elif host.shell:
            self._answer(200, (site / "index.html").read_bytes(), "text/html")
        else:
            self._answer(404, (site / "404.html").read_bytes(), "text/html")

    def _answer(self, status: int, content: bytes, kind: str) -> None:
        if self.host.injected and kind == "text/html":
            content = content.replace(b"</body>", INJECTED)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if self.host.compressed:
            content = gzip.compress(content, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        path = self.path.partition("?")[0].removeprefix(f"/{self.host.folder}")
        asked = headers(Path(self.directory), path) if self.host.asked_headers else {}
        for name, value in {**asked, **self.host.headers}.items():
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        super(Handler, self).end_headers()


@contextmanager
def hosted(site: Path, host: Host) -> Iterator[Host]:
    """Serve the site in the folder `site` as `host` does; its address is set."""
    server = Server(("127.0.0.1", 0), functools.partial(_Handler, host=host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_address[1]}/{host.folder}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
