"""What the pages of a site are planned from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.settings import DOWNLOAD_KINDS
from clinical_consensus.downloads.manifest import Offer
from clinical_consensus.pages.filters import OptionGroup, option_groups
from clinical_consensus.pages.paging import ELEMENT, html_bytes
from clinical_consensus.pages.row_bytes import row_bytes
from clinical_consensus.review.completeness import Completeness
from clinical_consensus.review.dossier import Dossier


@dataclass(frozen=True)
class Published:
    """The files published with the pages: the downloads, and open data by path in the site.

    `kinds` are the kinds of downloads that the site is built with.
    """

    offers: tuple[Offer, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    kinds: Collection[str] = tuple(DOWNLOAD_KINDS)

    @property
    def with_downloads(self) -> bool:
        """Whether the site is built with files to download."""
        return bool(self.kinds)

    @property
    def with_kinds(self) -> str:
        """The kinds of downloads that the site is built with, in words."""
        return _listed(words for kind, words in DOWNLOAD_KINDS.items() if kind in self.kinds)

    @property
    def without_kinds(self) -> str:
        """The kinds of downloads that it is built without, in words."""
        return _listed(words for kind, words in DOWNLOAD_KINDS.items() if kind not in self.kinds)


def _listed(words: Iterable[str]) -> str:
    *others, last = [*words] or [""]
    return f"{', '.join(others)} and {last}" if others else last


@dataclass(frozen=True)
class Site:
    """A collection, what a committee reviews along with it, and the files published with its pages."""

    view: CollectionView
    dossier: Dossier
    published: Published = field(default_factory=Published)

    @property
    def name(self) -> str:
        """The collection's title."""
        return self.view.title

    @property
    def strength(self) -> str:
        """The source's name for strength."""
        return self.view.strength_label

    @property
    def consensus(self) -> str:
        """The source's name for consensus."""
        return self.view.consensus_label

    @property
    def certainty(self) -> str:
        """The source's name for certainty, or ""."""
        return self.view.certainty_label

    @cached_property
    def completeness(self) -> Completeness:
        """What each question states, infers or leaves unstated."""
        return Completeness(self.view)

    @cached_property
    def row_bytes(self) -> Mapping[str, int]:
        """About how many bytes of HTML a question's row in a list takes, by its id."""
        return {question.id: row_bytes(self.view, question) for question in self.view.questions}

    @cached_property
    def filters(self) -> tuple[OptionGroup, ...]:
        """What the list of questions can be filtered by."""
        return option_groups(self.view)

    @property
    def form_bytes(self) -> int:
        """About how many bytes of HTML the form of the filters takes."""
        names = [each.label for group in self.filters for each in group.listed]
        elements = 2 * len(self.filters) + 2 * len(names)
        return ELEMENT * elements + html_bytes(*names, *(group.name for group in self.filters))
