"""Read what a committee reviews along with a collection: its sources' lines, its earlier editions, its sign-offs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from clinical_consensus.collection.content import content_hash
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.shown import shown_beside
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.compare.comparison import EditionComparison
from clinical_consensus.compare.editions import compare
from clinical_consensus.contract.input_files import file_content
from clinical_consensus.contract.problems import Problem, quoted
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.source_text import text_of_source
from clinical_consensus.review.editions import read_editions
from clinical_consensus.review.provenance import Sources
from clinical_consensus.review.sign_offs import Signature, read_signoffs

_STAMP = 16
"""How many hex digits of a hash a page has, so that a page that is open can be compared with the newest edition."""


@dataclass(frozen=True)
class Dossier:
    """Everything about a collection that is not in its own records."""

    view: CollectionView
    sources: Sources
    older: tuple[Collection, ...] = ()
    """The frozen editions before the present one, oldest first."""
    published: Collection | None = None
    """The present version as it was published, if it is already frozen."""
    signatures: Mapping[str, tuple[Signature, ...]] = field(default_factory=dict)
    """The sign-offs of each question, by its id."""

    @cached_property
    def comparisons(self) -> tuple[EditionComparison, ...]:
        """What each edition changed from the one before it, newest first, after what the draft changes in the text."""
        editions = self.view.frozen
        found = tuple(
            compare(old, new, frozen=editions[: end + 2]) for end, (old, new) in enumerate(pairwise(editions))
        )
        draft = self.since_newest
        return (draft, *found[::-1]) if draft and draft.changes_text else found[::-1]

    @cached_property
    def since_newest(self) -> EditionComparison | None:
        """What changed since the newest frozen edition; None if there is none."""
        frozen = self.view.frozen
        return compare(frozen[-1], self.view.relations.collection, frozen=frozen) if frozen else None

    @cached_property
    def last_changed(self) -> Mapping[str, EditionComparison]:
        """The newest comparison in which a question's text changed, by question id; empty if there is none."""
        found: dict[str, EditionComparison] = {}
        for comparison in self.comparisons:
            for change in comparison.questions:
                if change.kind in ("added", "updated", "withdrawn"):
                    found.setdefault(change.id, comparison)
        return found

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """The hash of all that is said about each question, by its id."""
        return {question.id: self.view.sha256(question) for question in self.view.questions}

    @cached_property
    def text_stamp(self) -> str:
        """The start of the hash of edition and questions."""
        questions = {each.id: self.stamp(each) for each in self.view.questions}
        return content_hash([self.view.profile.edition.version, questions])[:_STAMP]

    def stamp(self, question: QuestionView) -> str:
        """Return the start of the hash of all that is said about a question, by itself and around it.

        An open page learns by it whether its question changed: also if it was withdrawn, or is no longer, or was
        replaced, and if a grade, a source or the related publication is named otherwise.
        """
        around = (question.standing.ended, shown_beside(question), self.view.around(question))
        return content_hash([self.hashes[question.id], *around])[:_STAMP]

    @property
    def drafts(self) -> tuple[QuestionView, ...]:
        """The questions whose text is in no edition yet."""
        return tuple(question for question in self.view.questions if question.standing.draft_after)

    @cached_property
    def altered_ends(self) -> frozenset[str]:
        """The ids of the withdrawn questions that themselves no longer say what the newest frozen edition says."""
        [newest] = self.view.frozen[-1:] or [None]
        kept = {each.id: _own(each) for each in newest.questions} if newest else {}
        ended = (each for each in self.view.relations.questions if each.id in self.view.relations.withdrawn)
        return frozenset(each.id for each in ended if kept.get(each.id, _own(each)) != _own(each))

    def unreleased(self, draft: QuestionView) -> str:
        """Return what a draft is: a text that the newest frozen edition does not have, or another than it has."""
        [newest] = self.view.frozen[-1:]
        if draft.id not in {question.id for question in newest.questions}:
            return f"{quoted(draft.id)} is in no edition yet"
        return f"{quoted(draft.id)} differs from edition {newest.profile.edition.version} as it was published"

    def beside(self, draft: QuestionView) -> str:
        """Return the names of what changed in the collection, if that alone makes the question a draft; else ""."""
        since = self.since_newest
        is_beside = since and draft.id in {question.id for question in since.drafted_beside}
        return since.of_collection if since and is_beside else ""


def _own(question: Question) -> Mapping[str, object]:
    """Return what a question says itself, without the names that it refers to, its number and the editors' aids."""
    marks = {each.field: each.note for each in question.provenance if each.is_inferred}
    aids = {"number", "topics", "related", "history", "provenance"}
    said = {name: getattr(question, name) for name in Question.model_fields if name not in aids}
    return {**said, "marks": marks}


def read_dossier(data: Path, collection: Collection, site_url: str = "") -> Dossier:
    """Read the files that belong to the `collection` in the file `data`: its sources, frozen editions and sign-offs.

    `site_url` is the site's hosted address, or "". Raises InputError if a frozen edition or a sign-off was altered.
    """
    texts = {source.id: text_of_source(file_content(data.parent / source.file)) for source in collection.sources}
    editions = read_editions(data, collection)
    kept = (*editions.older, *filter(None, [editions.published]))
    pages = {source: text.pages for source, text in texts.items() if text.pages}
    view = CollectionView(Relations(collection, pages), site_url, kept)
    known = [*(CollectionView(Relations(each)) for each in kept), view]
    signatures = read_signoffs(data, known)
    return Dossier(view, Sources(view, texts), editions.older, editions.published, signatures)


def lost(dossier: Dossier) -> Iterator[Problem]:
    """Yield the questions of the newest frozen edition that the present text no longer has."""
    newest = dossier.published or (dossier.older[-1] if dossier.older else None)
    for question in newest.questions if newest else ():
        if question.id not in dossier.view.question:
            version = newest.profile.edition.version if newest else ""
            wrong = f"{quoted(question.id)} is missing, which edition {version} published"
            cure = (
                f"put it back from editions/{version}.json: an id never changes, and a question that no longer holds "
                f'is withdrawn, by release --withdraw {question.id}="Why."'
            )
            yield Problem("questions", wrong, cure)
