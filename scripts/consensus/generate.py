"""The whole way from a collection's file to its pages in a docs folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from consensus.model import Collection
from consensus.plan import OWNED_FILES, OWNED_FOLDERS, Plan
from consensus.problems import InputError, Problem
from consensus.read import read
from consensus.relations import Relations
from consensus.render import SOURCE_COMMENT, render
from consensus.settings import Settings
from consensus.teaching.shelf import Offer
from consensus.write import Folder


@dataclass(frozen=True)
class Generated:
    """A collection that keeps the contract, and the settings of the run."""

    plan: Plan
    settings: Settings
    data_sha256: str
    """The hash of the collection's file."""

    @property
    def collection(self) -> Collection:
        """The collection."""
        return self.plan.collection

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every generated file by its path in the docs folder, before there are files to download."""
        return self.files_with(())

    def files_with(self, offers: Iterable[Offer]) -> Mapping[str, bytes]:
        """Every generated file by its path in the docs folder, the pages linking to what `offers` has."""
        texts = render(self.plan, self.settings.site_url, tuple(offers))
        return {path: text.encode() for path, text in texts.items()}

    def summary(self) -> str:
        """What was generated, in a few words."""
        questions, pages = len(self.collection.questions), len(self.plan.pages)
        noun = "question" if questions == 1 else "questions"
        return f"{self.collection.profile.title}: {questions} {noun}, {pages} pages"


def generate(data: Path, settings: Settings, problems: Iterable[Problem] = ()) -> Generated:
    """Read the collection in `data`. Raises InputError on wrong input, `problems` of the settings included."""
    problems = tuple(problems)
    try:
        collection = read(data)
    except InputError as error:
        raise InputError(error.file, (*problems, *error.problems)) from None
    if problems:
        raise InputError(data, problems)
    return Generated(Plan(Relations(collection)), settings, hashlib.sha256(data.read_bytes()).hexdigest())


def docs_folder(docs: Path) -> Folder:
    """The docs folder, of which the generator owns what docs/.gitignore lists."""
    return Folder(docs, (*OWNED_FOLDERS, *OWNED_FILES), _is_generated)


def _is_generated(content: bytes | None) -> bool:
    return content is not None and SOURCE_COMMENT.encode() in content[: len(SOURCE_COMMENT) + 16]
