"""What the preview answers to a request; no file but those of the site as it was last made can be asked for."""

from __future__ import annotations

import html
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from clinical_consensus.build.site_folder import output_digest
from clinical_consensus.files.plain_files import plain_files

_CLIENT = Path(__file__).with_name("client")
_OWN = "_preview/"
"""The folder of addresses that are the preview's own; no page of a site has such an address."""

_TYPES = MimeTypes(())
_TYPES.add_type("font/woff2", ".woff2")
_TYPES.add_type("text/javascript", ".js")

_REPLACED = {"assets/javascripts/offline.js": b"/* A preview is not kept on the device. */\n"}
"""Files of the site in whose place the preview has others."""


@dataclass(frozen=True)
class Answer:
    """An answer to a request."""

    status: HTTPStatus
    content: bytes = b""
    kind: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MadeSite:
    """A site that was made: its folder, the paths of its files, a digest of them, and the headers that it asks for."""

    folder: Path
    files: frozenset[str]
    version: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Preview:
    """The site as it was last made (None if it never was), and what is wrong since, in lines."""

    made: MadeSite | None = None
    problems: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """The digest of the site's files; empty if there is none."""
        return self.made.version if self.made else ""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of every answer: those that the site asks for, and that nothing may be kept."""
        return {**(self.made.headers if self.made else {}), "Cache-Control": "no-store"}


def made_in(folder: Path) -> MadeSite:
    """Return the site that was made in a folder."""
    files = frozenset(plain_files(folder))
    of_every_file, *_ = (folder / "_headers").read_text(encoding="utf-8").removeprefix("/*\n").split("\n/")
    headers = dict(line.strip().split(": ", 1) for line in of_every_file.splitlines())
    headers.pop("Strict-Transport-Security")  # for hosts with https
    return MadeSite(folder, files, output_digest(folder), headers)


def hosts(port: int) -> frozenset[str]:
    """Return the values of the header Host by which the preview on this port is reached."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())


def answer(preview: Preview, known: Collection[str], target: str, asked: Message) -> Answer:
    """Return the answer to a request for `target`, the address as it was sent, with the headers `asked`.

    `known` are the values of Host that are served. Any other is a page elsewhere, whose name was made to lead here, and
    which must not read the preview. Every script for a service worker is one that ends itself.
    """
    named = [value.strip().lower() for value in asked.get_all("Host", [])]
    if len(named) != 1:
        return _plain(HTTPStatus.BAD_REQUEST, "The request must have one header Host.")
    if named[0] not in known:
        address = min(known)
        return _plain(HTTPStatus.MISDIRECTED_REQUEST, f"The preview has another address. Open http://{address}/")
    if asked.get("Service-Worker") == "script":
        return _client("forget.js", {"Service-Worker-Allowed": "/"})
    address, _, query = target.partition("?")
    try:
        path = unquote_to_bytes(address.encode("latin-1")).decode("utf-8").removeprefix("/")
    except UnicodeDecodeError:
        return _plain(HTTPStatus.BAD_REQUEST, "The address is not UTF-8 text.")
    if not address.startswith("/") or "\0" in path:
        return _plain(HTTPStatus.BAD_REQUEST, "There can be no such address.")
    return _own(preview, path.removeprefix(_OWN)) if path.startswith(_OWN) else _file(preview, path, query)


def _plain(status: HTTPStatus, text: str) -> Answer:
    return Answer(status, f"{text}\n".encode())


def _own(preview: Preview, name: str) -> Answer:
    if name == "state.json":
        state = {"version": preview.version, "problems": preview.problems}
        return Answer(HTTPStatus.OK, json.dumps(state).encode(), "application/json")
    if name in ("follow.js", "follow.css"):
        return _client(name)
    return _plain(HTTPStatus.NOT_FOUND, "The preview has no such file.")


def _client(name: str, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(HTTPStatus.OK, (_CLIENT / name).read_bytes(), _kind(name), headers or {})


def _file(preview: Preview, path: str, query: str) -> Answer:
    """The answer to a request for a path in the site."""
    if preview.made is None:
        return _page(preview, HTTPStatus.SERVICE_UNAVAILABLE, _CLIENT / "waiting.html")
    name = f"{path}index.html" if path.endswith("/") or not path else path
    if name in _REPLACED:
        return Answer(HTTPStatus.OK, _REPLACED[name], _kind(name))
    if name in preview.made.files:
        file = preview.made.folder / name
        if name.endswith(".html"):
            return _page(preview, HTTPStatus.OK, file)
        return Answer(HTTPStatus.OK, file.read_bytes(), _kind(name))
    if f"{name}/index.html" in preview.made.files:
        location = f"/{quote(name)}/{'?' if query else ''}{query}"
        return Answer(HTTPStatus.TEMPORARY_REDIRECT, headers={"Location": location})
    return _page(preview, HTTPStatus.NOT_FOUND, preview.made.folder / "404.html")


def _page(preview: Preview, status: HTTPStatus, file: Path) -> Answer:
    """A page, to which the script that follows the preview is added."""
    before, end, after = file.read_bytes().rpartition(b"</body>")
    script = f'<script src="/{_OWN}follow.js" data-version="{html.escape(preview.version)}"></script>\n'
    return Answer(status, before + script.encode() + end + after, _kind(file.name))


def _kind(name: str) -> str:
    kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
