"""What a site builder reads: the project's authored files and the generated pages, in the layout that it needs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from clinical_consensus.build.generate import Generated
from clinical_consensus.contract.settings import PACKAGE, code_digest
from clinical_consensus.files.one_by_one import Files
from clinical_consensus.files.plain_files import write_file
from clinical_consensus.pages.kinds import OWNED_FILES, OWNED_FOLDERS

PAGES = "src/clinical_consensus/pages"
"""Where mkdocs.yml looks for the page's template and the hook."""

_SCRIPTS = "docs/assets/javascripts"
_SEARCH_SCRIPT = f"{_SCRIPTS}/search.js"
_SEARCH_SCRIPTS = f"{_SCRIPTS}/search-"
_VENDORED = f"{_SCRIPTS}/vendor/"
_COMMENT = re.compile(rb"^ */\*.*?\*/\n", re.DOTALL | re.MULTILINE)


def builder_inputs(read: Mapping[str, bytes], generated: Files) -> Files:
    """Return everything that a site builder reads, by path: the authored files as they were `read`, and the generated.

    The paths of `generated` are those in the docs folder.
    """
    others = {f"docs/{path}": content for path, content in generated.others.items()}
    return Files({**read, **others}, (replace(page, path=f"docs/{page.path}") for page in generated.pages))


def authored(root: Path) -> dict[str, bytes]:
    """Return the authored files that a site is built from, by path in a checkout of the project.

    Scripts are without their comments, but for the vendored ones. Those of the search are one file: a reader asks for
    it once, and it is compressed as a whole.
    """
    read = {path: _sent(path, file.read_bytes()) for path, file in _authored_paths(root)}
    parts = {path: content for path, content in read.items() if path.startswith(_SEARCH_SCRIPTS)}
    others = {path: content for path, content in read.items() if path not in parts}
    return {**others, _SEARCH_SCRIPT: b"\n".join([read[_SEARCH_SCRIPT], *parts.values()])}


def _sent(path: str, content: bytes) -> bytes:
    is_own_script = path.startswith(f"{_SCRIPTS}/") and not path.startswith(_VENDORED)
    return _COMMENT.sub(b"", content) if is_own_script else content


def prepare(work: Path, inputs: Mapping[str, bytes]) -> None:
    """Write a site's inputs into the folder `work`, which is empty or not there yet."""
    for path, content in inputs.items():
        write_file(work / path, content)


def inputs_digest(read: Mapping[str, bytes], generated: Generated) -> str:
    """Return a digest of everything that decides a site's bytes.

    That is the collection's files, the authored files as they were `read`, settings, code, templates, pinned packages.
    """
    settings = generated.settings
    downloads = " ".join(settings.downloads)
    chosen = (settings.site_url, settings.paper, downloads, settings.rationale, generated.input_sha256)
    digest = hashlib.sha256("\0".join(chosen).encode(errors="surrogateescape"))
    for path, content in sorted(read.items()):
        digest.update(f"\0{path}\0{len(content)}\0".encode())
        digest.update(content)
    digest.update(code_digest().encode())
    digest.update((settings.root / "requirements.txt").read_bytes())
    return digest.hexdigest()


def _authored_paths(root: Path) -> Iterator[tuple[str, Path]]:
    yield "mkdocs.yml", root / "mkdocs.yml"
    pages, docs = PACKAGE / "pages", root / "docs"
    for file in (pages / "html_body.py", *_files_in(pages / "theme")):
        yield f"{PAGES}/{file.relative_to(pages).as_posix()}", file
    owned = {*OWNED_FOLDERS, *OWNED_FILES, ".gitignore"}
    for file in _files_in(docs):
        path = file.relative_to(docs)
        if path.parts[0] not in owned:
            yield f"docs/{path.as_posix()}", file


def _files_in(folder: Path) -> Iterator[Path]:
    """Every file below a folder of the project's own, sorted by path."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
