"""From a collection's file to its pages in a docs folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from clinical_consensus.collection.glossary import Glossary
from clinical_consensus.collection.known_fields import check_fields
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.input_files import file_content, reading_once, text_in
from clinical_consensus.contract.problems import InputError, Problem
from clinical_consensus.contract.read import read
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.settings import Settings
from clinical_consensus.files.cache import NOTHING_KEPT, Cache
from clinical_consensus.files.one_by_one import Files
from clinical_consensus.files.owned_folder import Folder
from clinical_consensus.pages.here import Shared
from clinical_consensus.pages.kinds import GITIGNORE, OWNED_FILES, OWNED_FOLDERS
from clinical_consensus.pages.plan import Plan
from clinical_consensus.pages.render import GENERATED_BY, render, render_scripts, shared_by_pages
from clinical_consensus.pages.site import Published, Site
from clinical_consensus.pages.unrendered import TextKey, text_key
from clinical_consensus.review.dossier import Dossier, lost, read_dossier
from clinical_consensus.review.histories import rewritten
from clinical_consensus.search.index import search_files


@dataclass(frozen=True)
class Generated:
    """A valid collection and what a committee reviews along with it, and the settings of the run."""

    view: CollectionView
    dossier: Dossier
    settings: Settings
    raw: bytes
    """The content of the collection's file."""
    cache: Cache
    """Where work is kept between runs."""
    inputs: Mapping[str, bytes]
    """Every file that was read, by its path from the collection's folder."""

    @property
    def data_sha256(self) -> str:
        """The hash of the collection's file."""
        return hashlib.sha256(self.raw).hexdigest()

    @cached_property
    def input_sha256(self) -> str:
        """A hash of every file that was read, each with its path."""
        hashes = (f"{path}\0{hashlib.sha256(content).hexdigest()}\n" for path, content in sorted(self.inputs.items()))
        return hashlib.sha256("".join(hashes).encode(errors="surrogateescape")).hexdigest()

    @property
    def text(self) -> str:
        """The collection's file as text."""
        return text_in(self.raw)

    @property
    def collection(self) -> Collection:
        """The collection."""
        return self.view.relations.collection

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every generated file by its path in the docs folder, without links to downloads and open data."""
        return self._files_of(self._plan_alone).whole()

    def files_with(self, published: Published) -> Files:
        """Return every generated file by its path in the docs folder; the pages link to the `published` files.

        Where the settings name a shard, there are only its pages, those that the site builder asks for, and no search.
        """
        return self._files_of(self._plan(published))

    def _files_of(self, plan: Plan) -> Files:
        pages, scripts = self._divided(plan)
        return Files({**pages.others, **scripts()}, pages.pages)

    def divided(self) -> tuple[Files, Callable[[], Mapping[str, bytes]]]:
        """Return what `files_with` does, without links to downloads, in two parts that can be made beside each other.

        The second returns the scripts for search and for lists.
        """
        return self._divided(self._plan_alone)

    def _divided(self, plan: Plan) -> tuple[Files, Callable[[], Mapping[str, bytes]]]:
        shared = shared_by_pages(plan, self.settings)
        key = text_key(shared)
        return render(shared, self.settings, key, self.cache), lambda: self._scripts(shared, key)

    def _scripts(self, shared: Shared, key: TextKey) -> Mapping[str, bytes]:
        return render_scripts(shared, self._search if self.settings.shard.is_whole else {}, key, self.cache)

    def _plan(self, published: Published) -> Plan:
        return Plan(Site(self.view, self.dossier, published))

    @cached_property
    def _plan_alone(self) -> Plan:
        """The plan without links to downloads and open data."""
        return self._plan(Published())

    @cached_property
    def _search(self) -> Mapping[str, str]:
        return search_files(self.view, Glossary(self.collection.terms), self.cache)

    def summary(self) -> str:
        """Return the collection's title and how many questions and pages it has."""
        relations, pages = self.view.relations, self._plan_alone.pages
        return f"{self.collection.profile.title}: {relations.counted(relations.questions)}, {len(pages)} pages"


def generate(
    data: Path,
    settings: Settings,
    problems: Iterable[Problem] = (),
    choice: Callable[[Relations], Iterable[Problem]] = lambda _: (),
    cache: Cache = NOTHING_KEPT,
) -> Generated:
    """Read the collection in the file `data` and the files that belong to it.

    `problems` are those of the settings, `choice` returns those of chosen questions, `cache` has work of earlier runs.
    Raises InputError with these and
    the problems of the input.
    """
    check_fields()
    problems = tuple(problems)
    with reading_once() as contents:
        try:
            collection = read(data)
        except InputError as error:
            raise InputError(error.file, (*problems, *error.problems)) from None
        if problems := (*problems, *choice(Relations(collection))):
            raise InputError(data, problems)
        dossier = read_dossier(data, collection, settings.site_url)
        if altered := (*lost(dossier), *rewritten(dossier.view.frozen, collection)):
            raise InputError(data, altered)
        raw = file_content(data)
        inputs = {os.path.relpath(path, data.parent): content for path, content in contents.items()}
        return Generated(dossier.view, dossier, settings, raw, cache, inputs)


def docs_folder(docs: Path) -> Folder:
    """Return the docs folder, in which the generator owns what docs/.gitignore lists."""
    return Folder(docs, (*OWNED_FOLDERS, *OWNED_FILES, GITIGNORE), _is_generated)


def _is_generated(content: bytes | None) -> bool:
    return content is not None and GENERATED_BY.encode() in content[: len(GENERATED_BY) + 16]


def cache_of(settings: Settings) -> Cache:
    """Return where work is kept between runs: in `.cache`, in the folder that commands write to by default."""
    return Cache(settings.output_root / ".cache" / "work.sqlite")
