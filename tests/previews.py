"""The live preview as tests run it: the command in a process of its own, or only its server."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from clinical_consensus.build.preview.making import Maker
from shared import Shared
from sites import PROJECT, Json

PATIENCE = 60


def made_by_preview(data: Path, shared: Shared) -> Path:
    """The site of the collection in the file `data`, as the preview makes it: with plain names."""

    def make(folder: Path) -> None:
        folder.mkdir()
        with closing(Maker(data, folder)) as maker:
            ended = maker.make(folder / "1", lambda: False)
        assert ended is not None
        assert ended.code == 0, ended.wrong

    key = hashlib.sha256(data.read_bytes()).hexdigest()
    return shared.made(f"previewed-{key}", make) / "1" / "site"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def until(is_so: Callable[[], bool], otherwise: Callable[[], object] = str) -> None:
    """Wait until something is so; after PATIENCE seconds the test fails and says what `otherwise` returns."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, otherwise()
        time.sleep(0.05)


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@dataclass(frozen=True)
class Running:
    """A preview that runs: its process, its port, and the file into which it prints."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def text(self, path: str) -> str:
        """What is answered for a path, with success or not; empty if nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()
        except (urllib.error.URLError, ConnectionError):
            return ""

    def state(self) -> Json:
        told: Json = json.loads(self.text("_preview/state.json") or "{}")
        return told

    def printed(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def shows(self, path: str, text: str) -> bool:
        until(lambda: text in self.text(path), lambda: f"{path} does not show {text!r}: {self.printed()}")
        return True

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@contextmanager
def previewing(
    folder: Path, *arguments: str | Path, project: Path = PROJECT, port: int = 0, command: Sequence[str | Path] = ()
) -> Iterator[Running]:
    """Run the preview of a project with these arguments; it prints into serve.log in `folder`."""
    port = port or free_port()
    given = command or [sys.executable, project / "scripts" / "serve.py", "--port", str(port), *arguments]
    log = folder / "serve.log"
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    with log.open("wb") as printed:
        process = subprocess.Popen(
            given, cwd=project, stdout=printed, stderr=printed, start_new_session=True,
            env=os.environ | {"TMPDIR": str(temporary)},
        )  # fmt: skip
    running = Running(process, port, log)
    try:
        yield running
    finally:
        if process.poll() is None:
            running.end()


def children(process: int) -> set[int]:
    """The processes that a process has started and that still run."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return {int(pid) for pid in listed.stdout.split()}


def runs(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


@dataclass(frozen=True)
class Raw:
    """An answer as it came: its status, its headers by name in small letters, and its content."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""


def asked(port: int, request: bytes) -> Raw:
    """The answer to the bytes of a request."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, content = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return Raw(int(first.split()[1]), headers, content)


def get(port: int, target: bytes | str = "/", *headers: str, host: str = "", method: str = "GET") -> Raw:
    """The answer to a request for a target, sent as it is."""
    sent = target if isinstance(target, bytes) else target.encode()
    lines = [f"Host: {host or f'127.0.0.1:{port}'}", *headers]
    return asked(port, method.encode() + b" " + sent + b" HTTP/1.1\r\n" + "\r\n".join(lines).encode() + b"\r\n\r\n")
