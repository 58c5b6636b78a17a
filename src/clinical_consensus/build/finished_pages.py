"""The finished pages of a site: those that an earlier run made of the same text are not made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

from mkdocs.utils.yaml import get_yaml_loader

from clinical_consensus.build.inputs import PAGES, prepare
from clinical_consensus.build.parts import NO_PARTS, Parts
from clinical_consensus.files.cache import Cache
from clinical_consensus.files.one_by_one import Files, Unmade, some_at_once
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

    def make(self, made: Path, inputs: Files, site_url: str, run: Callable[[], None]) -> Mapping[str, str]:
        """Make the pages in the folder `made`, in "site" there, with the site builder that `run` runs in `made`.

        `inputs` is everything that the site builder reads, by path. Returns the key of each page that can be kept by
        its path among them.
        """
        said = f'data-text="{_loaded(inputs.others[_OF_COLLECTION])["extra"]["text"]}"'.encode()
        site, key_of, found = made / "site", dict[str, str](), dict[str, int]()
        prepare(made, inputs.others)
        key = page_key(inputs.others, site_url)
        with (made / "earlier").open("w+b") as earlier:
            for pages in some_at_once(inputs.pages):
                keys = {page.path: of for page in pages if (of := key(page))}
                for source in (self.parts.pages, self.cache.found):
                    for of, content in source(keys.values() - found.keys()):
                        found[of] = _added(earlier, content.replace(_ANY, said))
                prepare(made, {page.path: page.make() for page in pages if keys.get(page.path) not in found})
                key_of |= keys
            run()
            new = ((of, (site / target_of(path)).read_bytes()) for path, of in key_of.items() if of not in found)
            self.cache.keep(((of, content.replace(said, _ANY)) for of, content in new), found)
            path_of = {of: path for path, of in key_of.items()}
            earlier.seek(0)
            for of, length in found.items():
                write_file(site / target_of(path_of[of]), earlier.read(length))
        return key_of


def _added(file: BinaryIO, content: bytes) -> int:
    """Write a page into the file that holds several, and return its length. Raises OSError that names the file."""
    try:
        file.write(content)
        file.flush()
    except OSError as error:
        raise OSError(error.errno, error.strerror, file.name) from None
    return len(content)


def page_key(others: Mapping[str, bytes], site_url: str) -> Callable[[Unmade], str]:
    """Return what gives the key of everything that decides a page; "" if it cannot be kept.

    `others` is what the site builder reads besides generated pages. Those that the navigation or an authored page names
    cannot be kept: the site builder looks for them.
    """
    frame = _frame(others, site_url)
    naming = [others[_SETTINGS], *(others[path] for path in others if path.endswith(".md"))]

    def key(page: Unmade) -> str:
        name = page.path.removeprefix("docs/").encode()
        if any(name in each for each in naming):
            return ""
        return hashlib.sha256(b"\0".join((frame, page.path.encode(), page.digest.encode()))).hexdigest()

    return key


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
