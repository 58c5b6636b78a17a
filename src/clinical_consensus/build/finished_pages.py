"""The finished pages of a site: those that an earlier run made of the same text are not made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

from mkdocs.utils.yaml import get_yaml_loader

from clinical_consensus.build.inputs import PAGES, prepare
from clinical_consensus.build.parts import NO_PARTS, Parts
from clinical_consensus.files.cache import Cache
from clinical_consensus.files.plain_files import write_file

_SETTINGS, _OF_COLLECTION = "mkdocs.yml", "docs/collection.yml"
_BUILDER = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pyyaml")
"""The packages of the site builder, whose versions may decide a page's bytes."""

_ANY = b'data-text=""'
"""What every page says of the collection's whole text, as it is kept: a change elsewhere changes nothing else in it."""


@dataclass(frozen=True)
class PageMaker:
    """Makes pages; those that `parts` or `cache` have do not pass through the site builder."""

    cache: Cache
    parts: Parts = NO_PARTS

    def make(self, made: Path, inputs: Mapping[str, bytes], site_url: str, run: Callable[[], None]) -> None:
        """Make the pages in the folder `made`, in "site" there, with the site builder that `run` runs in `made`.

        `inputs` is everything that the site builder reads, by path.
        """
        said = f'data-text="{_loaded(inputs[_OF_COLLECTION])["extra"]["text"]}"'.encode()
        path_of = {key: path for path, key in page_keys(inputs, site_url)}
        site, found = made / "site", dict[str, int]()
        made.mkdir(parents=True, exist_ok=True)
        with (made / "earlier").open("w+b") as earlier:
            for source in (self.parts.pages, self.cache.found):
                for key, content in source(path_of.keys() - found.keys()):
                    found[key] = _added(earlier, content.replace(_ANY, said))
            here = {path_of[key] for key in found}
            prepare(made, {path: content for path, content in inputs.items() if path not in here})
            run()
            new = ((key, (site / target_of(path)).read_bytes()) for key, path in path_of.items() if key not in found)
            self.cache.keep(((key, content.replace(said, _ANY)) for key, content in new), found)
            earlier.seek(0)
            for key, length in found.items():
                write_file(site / target_of(path_of[key]), earlier.read(length))


def _added(file: BinaryIO, content: bytes) -> int:
    """Write a page into the file that holds several, and return its length. Raises OSError that names the file."""
    try:
        file.write(content)
        file.flush()
    except OSError as error:
        raise OSError(error.errno, error.strerror, file.name) from None
    return len(content)


def page_keys(inputs: Mapping[str, bytes], site_url: str) -> Iterator[tuple[str, str]]:
    """Yield the path of each page that can be kept with the key of everything that decides it.

    Those that the navigation or an authored page names cannot: the site builder looks for them.
    """
    frame = _frame(inputs, site_url)
    naming = [inputs[_SETTINGS], *(inputs[path] for path in inputs if path.endswith(".md") and not _is_generated(path))]
    for path, content in inputs.items():
        name = path.removeprefix("docs/").encode()
        if _is_generated(path) and not any(name in each for each in naming):
            yield path, hashlib.sha256(b"\0".join((frame, path.encode(), content))).hexdigest()


def _is_generated(path: str) -> bool:
    return path.endswith("/index.md")


def _frame(inputs: Mapping[str, bytes], site_url: str) -> bytes:
    """A digest of what decides every page: settings, theme, site builder, address; not the hash of the whole text."""
    settings = _loaded(inputs[_OF_COLLECTION])
    settings["extra"] = {**settings["extra"], "text": ""}
    digest = hashlib.sha256(json.dumps([site_url, [*map(version, _BUILDER)], settings], sort_keys=True).encode())
    for path, content in sorted(inputs.items()):
        if path == _SETTINGS or path.startswith(PAGES):
            digest.update(b"\0".join((path.encode(), str(len(content)).encode(), content)))
    return digest.digest()


def target_of(path: str) -> str:
    """Return the path in the site of a page that the site builder reads at this path."""
    return f"{path.removeprefix('docs/').removesuffix('.md')}.html"


def _loaded(settings: bytes) -> dict[str, Any]:
    return dict(get_yaml_loader()(settings).get_single_data())
