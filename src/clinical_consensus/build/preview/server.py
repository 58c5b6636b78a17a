"""The server of the preview, for this machine alone."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from threading import Thread

from clinical_consensus.build.preview.answers import Answer, Preview, answer, hosts
from clinical_consensus.contract.problems import RefusedError

_HERE = "127.0.0.1"
_LAST_PORT = 65_535
_PATIENCE = 30
"""Seconds after which a connection on which nothing arrives is closed."""


class PreviewServer(ThreadingMixIn, TCPServer):
    """Serves what its `preview` is at the moment of a request, on a port of this machine (0: any that is free)."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int) -> None:
        self.preview = Preview()
        super().__init__((_HERE, port), _Handler)
        self.hosts = hosts(self.port)

    @property
    def port(self) -> int:
        """The port."""
        return int(self.socket.getsockname()[1])

    @property
    def address(self) -> str:
        """The address of the site's first page."""
        return f"http://{_HERE}:{self.port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Report an error of the server's own; that a reader has gone is none."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serving(port: int) -> Iterator[PreviewServer]:
    """Serve on this port until the block ends. Raises RefusedError, which says what to do, if that cannot be."""
    cure = "choose another: --port 8001, or make serve PORT=8001"
    if not 0 <= port <= _LAST_PORT:
        raise RefusedError(f"there is no port {port}; choose one from 1 to {_LAST_PORT}")
    try:
        server = PreviewServer(port)
    except OSError as error:
        wrong = {
            errno.EADDRINUSE: f"port {port} is in use, perhaps by another preview; stop that, or {cure}",
            errno.EACCES: f"port {port} is reserved for the system; {cure}",
        }
        raise RefusedError(wrong.get(error.errno or 0, f"port {port}: {error.strerror}; {cure}")) from None
    with server:
        thread = Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"
    timeout = _PATIENCE

    def do_GET(self) -> None:
        preview = self.server.preview
        self._send(preview, answer(preview, self.server.hosts, self.path, self.headers))

    do_HEAD = do_GET  # noqa: N815

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Answer a request that cannot be understood, and close the connection."""
        status = HTTPStatus(code)
        self.close_connection = True
        headers = {"Connection": "close"}
        self._send(Preview(), Answer(status, f"{status.value} {status.phrase}\n".encode(), headers=headers))

    def _send(self, preview: Preview, answered: Answer) -> None:
        self.send_response(answered.status)
        headers = {"Content-Type": answered.kind, "Content-Length": str(len(answered.content))}
        for name, value in {**headers, **preview.headers, **answered.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answered.content)

    def version_string(self) -> str:
        """Return the name of the server; what it is made of is nobody's concern."""
        return "preview"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Print nothing: what is wrong with the collection would be lost among the requests."""
