"""Read and record sign-offs, each of which binds a reviewer to the hash of a question's content in an edition.

The file `signoffs.json` is next to the collection's JSON. Whether a sign-off still holds is computed from the words,
never asserted.
"""

from __future__ import annotations

import datetime
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from clinical_consensus.collection.content import question_sha256
from clinical_consensus.collection.looks import look
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.compare.lookalikes import unseen_difference
from clinical_consensus.contract.dates import Date
from clinical_consensus.contract.editorial import Edition
from clinical_consensus.contract.json_file import load
from clinical_consensus.contract.parse import problems_of
from clinical_consensus.contract.problems import InputError, Problem, RefusedError, nearest, quoted, shown
from clinical_consensus.contract.values import Id, Record, SchemaVersion, Sha256, Text, Version, version_key
from clinical_consensus.review.editions import EDITION_HASHES, EDITIONS_FOLDER

SIGN_OFFS_FILE = "signoffs.json"
_APART = "keep each collection, with its sign-offs, in its own folder"


class SignOff(Record):
    """One reviewer's sign-off of one question's words in one edition."""

    question: Id
    edition: Version
    sha256: Sha256
    """The hash of the question's content (clinical_consensus.collection.content.content_sha256)."""
    reviewer: Text
    role: Text
    date: Date


class SignOffs(Record):
    """The file of a collection's sign-offs."""

    schema_version: SchemaVersion
    collection: Id
    signoffs: tuple[SignOff, ...] = ()


@dataclass(frozen=True)
class Signature:
    """A sign-off, and whether the words are still those that were signed.

    `question_holds` says the same about the question alone, without the facts of the collection.
    """

    signoff: SignOff
    holds: bool
    question_holds: bool


def read_signoffs(data: Path, editions: Sequence[CollectionView]) -> Mapping[str, tuple[Signature, ...]]:
    """Return the signatures of each question, by its id, from the file next to `data`; none if there is no file.

    `editions` are the collection's, the present one last; if that is a draft under the version of a frozen edition, a
    sign-off may be of either. Raises InputError if the file is wrong, if it is of another collection, if a
    sign-off is of words that its edition does not contain (it was altered, or never given), of a question that its
    edition withdrew, dated before its edition or after the question was withdrawn, and if one is there twice.
    """
    file = data.parent / SIGN_OFFS_FILE
    if not file.exists():
        return {}
    read, flaws = _read(file)
    present = editions[-1]
    if read.collection != present.id:
        raise InputError(file, (*flaws, _of_another(read, data, present.id)))
    problems = (*flaws, *_problems(read, editions))
    if problems:
        raise InputError(file, problems)
    signatures: dict[str, list[Signature]] = {}
    for signoff in read.signoffs:
        signatures.setdefault(signoff.question, []).append(_signature(signoff, editions))
    return {question: tuple(found) for question, found in signatures.items()}


def _signature(signoff: SignOff, editions: Sequence[CollectionView]) -> Signature:
    present = editions[-1]
    question = present.question.get(signoff.question)
    if question is None:
        return Signature(signoff, holds=False, question_holds=False)
    if present.sha256(question) == signoff.sha256:
        return Signature(signoff, holds=True, question_holds=True)
    signed = next(
        was for view in editions if (was := view.question.get(signoff.question)) and view.sha256(was) == signoff.sha256
    )
    question_holds = question_sha256(signed) == question_sha256(question)
    return Signature(signoff, holds=False, question_holds=question_holds)


def _of_another(kept: SignOffs, data: Path, collection: str) -> Problem:
    wrong = f"these are the sign-offs of {quoted(kept.collection)}, but {shown(data)} is the collection {collection!r}"
    return Problem("collection", wrong, nearest(kept.collection, [collection], _APART))


def refuse_another(data: Path, collection: str) -> None:
    """Raise RefusedError if the sign-off file next to `data` is not of `collection`, the id in `data`.

    Raises InputError if the file is wrong.
    """
    file = data.parent / SIGN_OFFS_FILE
    if file.exists() and (of := _read(file)[0].collection) != collection:
        wrong = f"{file} contains the sign-offs of {of!r}, but {data} is the collection {collection!r}"
        raise RefusedError(f"{wrong}; {_APART}")


def with_signoff(data: Path, collection: str, signoff: SignOff) -> bytes:
    """Return the content of the sign-off file next to `data` with `signoff` added; `collection` is the id in `data`.

    Raises InputError if the file is wrong.
    """
    file = data.parent / SIGN_OFFS_FILE
    kept, flaws = _read(file) if file.exists() else (SignOffs(schema_version=1, collection=collection), ())
    if flaws:
        raise InputError(file, flaws)
    added = kept.model_copy(update={"signoffs": (*kept.signoffs, signoff)})
    return (json.dumps(added.model_dump(), default=str, ensure_ascii=False, indent=2) + "\n").encode()


def _read(file: Path) -> tuple[SignOffs, tuple[Problem, ...]]:
    value, flaws = load(file)
    try:
        return SignOffs.model_validate(value), flaws
    except ValidationError as error:
        raise InputError(file, (*flaws, *problems_of(error, SignOffs))) from None


def _problems(read: SignOffs, editions: Sequence[CollectionView]) -> Iterator[Problem]:
    known: dict[str, list[CollectionView]] = {}
    for each in editions:
        known.setdefault(each.profile.edition.version, []).append(each)
    first: dict[object, int] = {}
    newest = editions[-1]
    for index, signoff in enumerate(read.signoffs):
        place = f"signoffs[{index}]"
        for problem in (*_problems_of(signoff, known, newest), *_late(signoff, newest)):
            yield replace(problem, place=f"{place}.{problem.place}")
        earlier = min(first.setdefault(each, index) for each in identities(signoff))
        if earlier != index:
            wrong = f"{twice(signoff, read.signoffs[earlier])} (signoffs[{earlier}])"
            yield Problem(place, wrong, "keep one of the two")


def _problems_of(
    signoff: SignOff, known: Mapping[str, Sequence[CollectionView]], newest: CollectionView
) -> Iterator[Problem]:
    if signoff.edition not in known:
        yield Problem("edition", f"there is no edition {signoff.edition!r}", _put_back(signoff))
        return
    named = known[signoff.edition]
    yield from early(signoff.date, named[0].profile.edition)
    questions = {question for each in named for question in each.question}
    if signoff.question not in questions:
        cure = nearest(signoff.question, questions, "remove the sign-off")
        yield Problem("question", f"edition {signoff.edition} has no question {signoff.question!r}", cure)
        return
    seen = [(each, found) for each in named if (found := each.question.get(signoff.question))]
    if seen[0][1].withdrawn:
        wrong = f"{signoff.question} is withdrawn in edition {signoff.edition}, so it cannot be signed off there"
        yield Problem("question", wrong, "remove the sign-off, or name the edition that was signed off")
    if signoff.sha256 not in {each.sha256(found) for each, found in seen}:
        wrong = f"this is not the hash of {signoff.question} in edition {signoff.edition}"
        restored = "restore the sign-off as it was given, or remove it"
        yield Problem("sha256", wrong, _put_back(signoff) if named[0] is newest else restored)


def _put_back(signoff: SignOff) -> str:
    """The cure for an edition that is not there: never another one, of which nobody gave the sign-off."""
    file = f"{EDITIONS_FOLDER}/{signoff.edition}.json"
    return f"put back {file} and its line in {EDITION_HASHES}, or restore the sign-off as it was given"


def early(date: datetime.date, edition: Edition) -> Iterator[Problem]:
    """Yield the problem of a sign-off's `date` that is before the date of the edition that it names."""
    if date < edition.date:
        wrong = f"{date} is earlier than the date of edition {edition.version}, {edition.date}"
        yield Problem("date", wrong, "give the day on which the reviewer signed off that edition")


def _late(signoff: SignOff, newest: CollectionView) -> Iterator[Problem]:
    """Yield the problem of a sign-off of an edition, given after a later one had withdrawn the question."""
    question = newest.question.get(signoff.question)
    for entry in question.record.history if question else ():
        is_later = version_key(entry.edition) > version_key(signoff.edition)
        if entry.change == "withdrawn" and is_later and signoff.date > entry.date:
            wrong = f"{signoff.question} was withdrawn in edition {entry.edition}, on {entry.date}"
            cure = "give the day on which the reviewer signed off, or remove the sign-off"
            yield Problem("date", f"{wrong}, so edition {signoff.edition} was not signed off on {signoff.date}", cure)
            return


def identities(signoff: SignOff) -> tuple[object, object]:
    """Return what records of one sign-off share: what was signed, and the reviewer's name, however it is typed.

    Two records are of one sign-off if they share either: names that look alike differ in upper and lower case as well.
    """
    name = _typed(signoff.reviewer)
    looks = (look(name), _typed(look(signoff.reviewer)))
    signed = signoff.question, signoff.edition, signoff.sha256
    first, second = ((*signed, place, each.strip()) for place, each in enumerate(looks))
    return first, second


def _typed(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def twice(signoff: SignOff, earlier: SignOff) -> str:
    """Return what is wrong with a sign-off that is recorded already, as the `earlier` one."""
    said = f"{signoff.reviewer} has signed off {signoff.question} in edition {signoff.edition} already"
    if _typed(signoff.reviewer) == _typed(earlier.reviewer):
        return said
    unseen = ", ".join(unseen_difference(earlier.reviewer, signoff.reviewer))
    return f"{said}, under a name that looks the same{f': {unseen}' if unseen else ''}"
