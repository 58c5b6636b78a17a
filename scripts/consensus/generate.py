"""The whole way from a collection's file to its pages in a docs folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from consensus.model import Collection
from consensus.plan import OWNED_FILES, OWNED_FOLDERS, Plan
from consensus.problems import InputError, Problem
from consensus.read import read
from consensus.record import is_web_address
from consensus.relations import Relations
from consensus.render import SOURCE_COMMENT, render
from consensus.write import Folder


@dataclass(frozen=True)
class Generated:
    """A collection, and every generated file by its path in the docs folder."""

    collection: Collection
    files: Mapping[str, bytes]

    def summary(self) -> str:
        """What was generated, in a few words."""
        questions, pages = len(self.collection.questions), sum(path.endswith(".md") for path in self.files)
        noun = "question" if questions == 1 else "questions"
        return f"{self.collection.profile.title}: {questions} {noun}, {pages} pages"


def generate(data: Path, site_url: str) -> Generated:
    """Read the collection in `data` and return its files.

    `site_url` is the hosted address, or "" when it is not known. Raises InputError on wrong input.
    """
    problems = tuple(_site_url_problems(site_url))
    try:
        collection = read(data)
    except InputError as error:
        raise InputError(error.file, (*problems, *error.problems)) from None
    if problems:
        raise InputError(data, problems)
    address = f"{site_url.rstrip('/')}/" if site_url else ""
    texts = render(Plan(Relations(collection)), address)
    return Generated(collection, {path: text.encode() for path, text in texts.items()})


def _site_url_problems(site_url: str) -> Iterator[Problem]:
    cure = 'write it as "https://host/folder/", or leave it out'
    if site_url and not is_web_address(site_url, ("http", "https")):
        yield Problem("SITE_URL in the environment", f"{site_url!r} is no address", cure)
    elif site_url and re.search(r"[?#]|//[^/]*@", site_url):
        yield Problem("SITE_URL in the environment", "it has a query, an anchor or a password", cure)


def docs_folder(docs: Path) -> Folder:
    """The docs folder, of which the generator owns what docs/.gitignore lists."""
    return Folder(docs, (*OWNED_FOLDERS, *OWNED_FILES), _is_generated)


def _is_generated(content: bytes | None) -> bool:
    return content is not None and SOURCE_COMMENT.encode() in content[: len(SOURCE_COMMENT) + 16]
