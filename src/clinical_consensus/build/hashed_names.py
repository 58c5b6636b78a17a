"""Names with a hash for what pages load: who has such a file may keep it, since other content has another name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

from clinical_consensus.build.inputs import PAGES
from clinical_consensus.files.one_by_one import Files, Unmade
from clinical_consensus.pages.render import RECEIVERS
from clinical_consensus.search.scripts import script

HASHED = "assets/hashed/"
"""The folder of a site with all files whose names have a hash, and with no others."""

_DIGITS = 12
"""How many digits of the SHA-256 a name has; it distinguishes the contents of one name over time."""

_ASSET = re.compile(rb"assets/(?:fonts|images|javascripts|stylesheets)/[\w./-]+\.(?:css|js|png|svg|woff2)")
"""An asset as authored files name it: by its whole path in the site, never put together of pieces."""

_LOADING = {".md": b'<script src="', ".webmanifest": b'"src": "'}
"""What is before the path of an asset in generated files: no text is so, since quotation marks in texts are escaped."""

_PATH = re.compile(rb"([./]*)(assets/[\w./-]+)")

_INDEX, _FILTERS = _RECEIVERS = {f"docs/{path}": receiver for path, receiver in RECEIVERS.items()}
"""The scripts that keep their names, and say the hashes of those that are loaded after them."""

_KEPT = {*_RECEIVERS, "docs/search/anchors.js"}


def with_hashed_names(inputs: Files) -> Files:
    """Return what a site builder reads, with hashes in the names of its assets and of the parts of the search.

    `inputs` has everything that it reads, by path, with plain names. What loads these files loads them by the new ones.
    """
    assets, files = _Assets(inputs.others), dict[str, bytes]()
    for path, content in inputs.others.items():
        if _ASSET.fullmatch(name := path.removeprefix("docs/").encode()):
            assets.renamed(name)
        elif path in ("mkdocs.yml", "docs/sw.js") or (path.startswith(PAGES) and path.endswith(".html")):
            files[path] = assets.rewritten(content)
        else:
            files[path] = assets.loaded_in(path, content)
    pages = (Unmade(page.path, assets.digest(page), partial(assets.page, page)) for page in inputs.pages)
    return Files({**dict(_with_hashed_parts(files)), **assets.files}, pages)


class _Assets:
    """The assets with their new names. What one of them loads is renamed first: its content has that name."""

    def __init__(self, inputs: Mapping[str, bytes]) -> None:
        self._inputs = inputs
        self._new: dict[bytes, bytes] = {}
        self.files: dict[str, bytes] = {}

    def rewritten(self, content: bytes) -> bytes:
        """Return the content of an authored file, which loads assets by their new names."""
        return _ASSET.sub(lambda found: self.renamed(found[0]), content)

    def loaded_in(self, path: str, content: bytes) -> bytes:
        """Return the content of a file that names what it loads after what only it can have there."""
        start = _LOADING.get(PurePosixPath(path).suffix)
        if not start:
            return content
        first, *others = content.split(start)
        return start.join((first, *map(self._loaded, others)))

    def digest(self, page: Unmade) -> str:
        """Return a digest of what decides a page and of the names of all assets."""
        return hashlib.sha256("\0".join((page.digest, *sorted(self.files))).encode()).hexdigest()

    def page(self, page: Unmade) -> bytes:
        """Return the content of a page that loads assets by their new names."""
        return self.loaded_in(page.path, page.make())

    def _loaded(self, content: bytes) -> bytes:
        """What begins with the path of an asset, with its new path."""
        found = _PATH.match(content)
        return found[1] + self.renamed(found[2]) + content[found.end() :] if found else content

    def renamed(self, path: bytes) -> bytes:
        """Return the new path of an asset in the site."""
        if path not in self._new:
            content = self._inputs[f"docs/{path.decode()}"]
            content = self.rewritten(content) if path.endswith((b".css", b".js")) else content
            self._new[path] = _hashed(path.decode(), _hash(content)).encode()
            self.files[f"docs/{self._new[path].decode()}"] = content
        return self._new[path]


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def _hashed(path: str, digest: str) -> str:
    name = PurePosixPath(path)
    return f"{HASHED}{name.stem}.{digest}{name.suffix}"


def _with_hashed_parts(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the files, the parts of the search and of lists with their new names, which the first of them says."""
    hashes: dict[str, dict[str, str]] = {path: {} for path in _RECEIVERS}
    for path, content in files.items():
        if path.startswith("docs/search/") and path not in _KEPT:
            name = PurePosixPath(path).stem
            digest = hashes[_FILTERS if name.startswith("rows-") else _INDEX][name] = _hash(content)
            yield f"docs/{_hashed(path, digest)}", content
        elif path not in _RECEIVERS:
            yield path, content
    for path, receiver in _RECEIVERS.items():
        if path in files:
            yield path, files[path] + script(receiver, "hashes", hashes[path]).encode()
