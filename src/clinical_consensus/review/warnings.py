"""Warn about what the contract allows but may still be a mistake, each with its place and what to check."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Protocol

from clinical_consensus.contract.problems import Problem, quoted
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.terminal import cut
from clinical_consensus.review.dossier import Dossier
from clinical_consensus.review.editions import EDITION_HASHES, EDITIONS_FOLDER
from clinical_consensus.review.histories import altered_note, missing_editions, unreleased_entries

_NAMED = 8
"""How many words a warning lists at most."""

_RELEASE = "release the change, or restore the text"


def warnings(dossier: Dossier) -> tuple[Problem, ...]:
    """Return what an editor should check.

    That is words not in the source, unreleased text, a publication of which it is not known which questions are in it,
    and records that nothing names.
    """
    editions = dossier.view.frozen, dossier.view.relations.collection
    named = (*altered_note(*editions), *unreleased_entries(*editions), *missing_editions(*editions))
    return (*_strange_words(dossier), *unfrozen(dossier), *named, *_tied(dossier), *_ahead(dossier), *_unused(dossier))


def unfrozen(dossier: Dossier) -> Iterator[Problem]:
    """Yield the problem of an edition that is not frozen, although a release was there before: no text is compared."""
    version = dossier.view.relations.collection.profile.edition.version
    if dossier.published:
        return
    place = "collection.edition.version"
    if dossier.older:
        newest = dossier.older[-1].profile.edition.version
        wrong = f"edition {version} is not released: the newest frozen edition is {newest}"
        yield Problem(place, wrong, f"write {newest}, and its date; the release raises them")
    elif any(question.record.history for question in dossier.view.questions):
        wrong = f"there is no frozen edition beside this file, so no text is called a draft after edition {version}"
        cure = f"put back {EDITIONS_FOLDER}/ and its {EDITION_HASHES}, unless no edition was ever released"
        yield Problem(place, wrong, cure)


def _place(dossier: Dossier, question: Question, rest: str) -> str:
    return f"questions[{dossier.view.relations.collection.questions.index(question)}].{rest}"


def _strange_words(dossier: Dossier) -> Iterator[Problem]:
    for question in dossier.view.questions:
        for placed in dossier.sources.of_question(question):
            if strange := dossier.sources.strange_words(placed):
                some = " ".join(map(cut, strange[:_NAMED])) + (
                    f" … and {len(strange) - _NAMED} more" * (len(strange) > _NAMED)
                )
                wrong = f"some words of {placed.entry.field} are not on its lines of the source: {some}"
                index = question.record.provenance.index(placed.entry)
                cure = "compare the text and its lines with the source"
                yield Problem(_place(dossier, question.record, f"provenance[{index}]"), wrong, cure)


def _tied(dossier: Dossier) -> Iterator[Problem]:
    """Yield that no source has most questions, so that nothing says which of them the publication is related to."""
    origins = dossier.view.origins
    if dossier.view.profile.publication and (undecided := origins.undecided):
        more = f" … and {len(undecided) - _NAMED} more" * (len(undecided) > _NAMED)
        sources = " and ".join(quoted(source.id) for source in origins.rivals)
        wrong = (
            f"the sources {sources} have equally many questions, so that none of these has this publication: "
            f"{', '.join(undecided[:_NAMED])}{more}"
        )
        yield Problem("collection.publication", wrong, "give each of them that is in a publication its own")


def _ahead(dossier: Dossier) -> Iterator[Problem]:
    for draft in dossier.drafts:
        place, wrong, cure = _place(dossier, draft.record, "history"), dossier.unreleased(draft), _RELEASE
        if draft.id in dossier.altered_ends:
            cure = "restore it: a withdrawn question keeps its last text"
        elif beside := dossier.beside(draft):
            wrong = f"{wrong}, by a change of the collection alone ({beside})"
            cure = "release it, with no reason for this question, or restore the collection"
        yield Problem(place, wrong, cure)


def _unused(dossier: Dossier) -> Iterator[Problem]:
    collection, groups = dossier.view.relations.collection, dossier.view.groups
    answers = (answer for question in collection.questions for answer in question.recommendations)
    recused = {author for answer in answers for author in answer.recused}
    certainties = collection.certainty_scheme.levels if collection.certainty_scheme else ()
    lists: tuple[tuple[str, str, tuple[str, ...], Container[str | None]], ...] = (
        ("strength_scheme.grades", "grade", _ids(collection.strength_scheme.grades), groups.strength),
        ("consensus_scheme.levels", "level", _ids(collection.consensus_scheme.levels), groups.consensus),
        ("certainty_scheme.levels", "level", _ids(certainties), groups.certainty),
        ("sections", "section", _ids(collection.sections), groups.within),
        ("authors", "author", _ids(collection.authors), groups.author.keys() | recused),
        ("topics", "topic", _ids(collection.topics), dossier.view.relations.with_topic),
    )
    for at, kind, ids, used in lists:
        for index, record_id in enumerate(ids):
            if record_id not in used:
                cure = "remove it, unless the source lists it without using it"
                yield Problem(f"{at}[{index}]", f"no question uses the {kind} {quoted(record_id)}", cure)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def _ids(records: Iterable[_Identified]) -> tuple[str, ...]:
    return tuple(record.id for record in records)
