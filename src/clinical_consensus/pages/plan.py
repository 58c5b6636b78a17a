"""The page plan, the only place that decides pages, paths, anchors, titles and links.

Addresses are relative to the site's root and end in "/". Anchors that the plan adds to the data's ids contain a full
stop, which no id can (the data contract's "Rules between fields"), so the two never collide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.relations import Relations
from clinical_consensus.contract.blocks import OF_ANSWERS
from clinical_consensus.contract.records import Collection
from clinical_consensus.downloads.manifest import copy_path, hash_path, planned
from clinical_consensus.pages.kinds import KINDS, Kind
from clinical_consensus.pages.paging import UNDIVIDED, ListPage, parts
from clinical_consensus.pages.site import Site

AUTHORED = {
    "help": "help/",
    "help.not-stated": "help/#not-stated",
    "help.inferred": "help/#inferred",
    "help.our-reading": "help/#our-reading",
    "help.taken-over": "help/#taken-over",
    "help.cite": "help/#cite",
    "help.teaching": "help/#teaching",
}
"""The authored pages, and their headings that generated pages link to."""

QUESTION_SECTIONS = ("parts", "reading", "rationale", "references", "related", "source", "cite", "terms")
"""The sections of a question page that have an anchor, #<question id>.<name>."""


class MissingTargetError(Exception):
    """A page links to something that the plan does not have: a bug in a template, never in the data."""


@dataclass(frozen=True)
class Page:
    """One generated page: its kind, its folder under the root, its head, its record (None for a list), its rows."""

    kind: Kind
    folder: str
    title: str
    description: str
    subject: object = None
    part: ListPage = UNDIVIDED

    @cached_property
    def address(self) -> str:
        """The page's address; "" for Home."""
        return f"{self.folder}/" if self.folder else ""

    @property
    def path(self) -> str:
        """The page's file in the docs folder, in the folder of its address: Zensical reads links from a page's file."""
        return f"{self.address}index.md"

    @property
    def base(self) -> str:
        """The address of the first page of the page's list; its own if it lists nothing."""
        return self.address if self.part.is_first else self.address.removesuffix(f"page.{self.part.number}/")

    @cached_property
    def root(self) -> str:
        """The relative link from this page to the site's root: "", "../" or "../../"."""
        return "../" * self.address.count("/")


@dataclass(frozen=True)
class Plan:
    """The pages of one collection, and the address of everything in it."""

    site: Site

    @property
    def relations(self) -> Relations:
        """The collection's relations."""
        return self.site.view.relations

    @property
    def collection(self) -> Collection:
        """The planned collection."""
        return self.relations.collection

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every generated page, Home first; no two have the same title."""
        return tuple(_with_unique_titles(page for kind in KINDS for page in self._pages(kind)))

    def _pages(self, kind: Kind) -> Iterator[Page]:
        records = kind.records(self.site) if kind.records else [("", None)]
        for name, record in records:
            folder = f"{kind.folder}/{name}" if name else kind.folder
            title, description = kind.title(self.site, record), kind.description(self.site, record)
            for part in parts(kind.listing(self.site, record)) if kind.listing else (UNDIVIDED,):
                if part.is_first:
                    yield Page(kind, folder, title, description, record, part)
                else:
                    place = f", page {part.number}"
                    words = f"{description} Page {part.number} of {part.count}."
                    yield Page(kind, f"{folder}/page.{part.number}", f"{title}{place}", words, record, part)

    @cached_property
    def addresses(self) -> Mapping[tuple[str, str], str]:
        """The address of everything that can be linked to, by kind and id."""
        addresses = {("page", name): address for name, address in AUTHORED.items()}
        for page in self.pages:
            if page.part.is_first:
                name = page.folder.rpartition("/")[2]
                target = ("page", page.kind.name) if page.subject is None else (page.kind.name, name)
                addresses[target] = page.address
            addresses |= {(kind, of): f"{page.address}#{anchor}" for kind, of, anchor in page.part.anchors}
        addresses["copy", "zip"] = copy_path(self.collection.profile.id)
        addresses["copy", "hash"] = hash_path(self.collection.profile.id)
        addresses |= {("download", each.path): f"downloads/{each.path}" for each in planned(self.relations)}
        for question in self.site.view.questions:
            addresses |= dict(_within(question, addresses["question", question.id]))
        return addresses

    def link(self, page: Page, kind: str, target: str) -> str:
        """Return the relative link from `page` to a target. Raises MissingTargetError if there is no such target."""
        try:
            address = self.addresses[kind, target]
        except KeyError:
            raise MissingTargetError(f"{page.path}: {kind} {target}") from None
        base, hash_sign, anchor = address.partition("#")
        if hash_sign and base == page.address:
            return f"#{anchor}"
        return f"{page.root}{address}" or "./"


def _within(question: QuestionView, address: str) -> Iterator[tuple[tuple[str, str], str]]:
    """The targets on a question's page, with their addresses."""
    for name in QUESTION_SECTIONS:
        yield (f"question.{name}", question.id), f"{address}#{question.id}.{name}"
    for part in question.parts:
        yield ("part", part.id), f"{address}#{part.id}"
    for recommendation in question.recommendations:
        yield ("recommendation", recommendation.id), f"{address}#{recommendation.id}"
        for name in OF_ANSWERS:
            yield (f"recommendation.{name}", recommendation.id), f"{address}#{recommendation.id}.{name}"
        for statement in recommendation.statements:
            yield ("statement", statement.id), f"{address}#{statement.id}"


def _with_unique_titles(pages: Iterable[Page]) -> Iterator[Page]:
    """The same pages; a title that several share has the last part of the page's address added."""
    pages = list(pages)
    while len(counts := Counter(page.title for page in pages)) < len(pages):
        pages = [
            replace(page, title=f"{page.title} ({page.folder.rpartition('/')[2] or page.kind.name})")
            if counts[page.title] > 1
            else page
            for page in pages
        ]
    yield from pages
