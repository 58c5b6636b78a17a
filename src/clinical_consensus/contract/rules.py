"""Check the data contract's "Rules between fields": what must hold between records that are each well-formed.

The checks read the JSON value itself, so that one malformed record does not hide what is wrong between the others.
Malformed values are skipped here: `clinical_consensus.contract.parse` reports them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from clinical_consensus.contract.dates import date_of
from clinical_consensus.contract.gap_rules import broken_gaps
from clinical_consensus.contract.json_value import NAMES_OF_QUESTIONS, JsonValue, records_by_id, unknown_id
from clinical_consensus.contract.marker_rules import broken_markers
from clinical_consensus.contract.problems import Problem, quoted
from clinical_consensus.contract.section_rules import broken_sections
from clinical_consensus.contract.source_rules import broken_sources
from clinical_consensus.contract.text_rules import broken_tables
from clinical_consensus.contract.values import is_id, is_version, version_key
from clinical_consensus.contract.vote_rules import broken_votes

_OF_A_RELEASE = "remove the entry if it was written by hand, or restore collection.edition: a release writes both"

WHOLE = "collection"
"""The name of the files that cite the whole collection; the files that cite a question are named by its id."""


def check(
    value: object, folder: Path, *, with_sources: bool = True, withdrawing: Container[str] = ()
) -> tuple[Problem, ...]:
    """Return every broken rule in `value`, a JSON value; the paths of its sources are relative to `folder`.

    Without `with_sources`, the source files are not checked: they may have changed since, or be elsewhere. Questions in
    `withdrawing` count as withdrawn where others replace them.
    """
    whole = JsonValue(value)
    return tuple(
        chain(
            _unique_ids(whole),
            _known_ids(whole, withdrawing),
            _taken_ids(whole),
            _numbers(whole),
            broken_votes(whole),
            broken_sections(whole),
            broken_gaps(whole),
            broken_tables(whole),
            broken_markers(whole),
            _editions(whole),
            _reference_ids(whole),
            broken_sources(whole, folder, with_sources),
        )
    )


def _within_questions(whole: JsonValue) -> Iterator[JsonValue]:
    """Yield every record that shares the questions' namespace: questions, parts, recommendations, statements."""
    for question in whole["questions"].records():
        yield question
        yield from question["parts"].records()
        for recommendation in question["recommendations"].records():
            yield recommendation
            yield from recommendation["statements"].records()


def _unique_ids(whole: JsonValue) -> Iterator[Problem]:
    kinds: list[Iterable[JsonValue]] = [
        whole["sources"].records(),
        whole["strength_scheme"]["grades"].records(),
        whole["consensus_scheme"]["levels"].records(),
        whole["certainty_scheme"]["levels"].records(),
        whole["sections"].records(),
        whole["authors"].records(),
        whole["terms"].records(),
        whole["topics"].records(),
        _within_questions(whole),
    ]
    for records in kinds:
        first: dict[object, JsonValue] = {}
        for found in (record["id"] for record in records):
            if not is_id(found.value):
                continue
            if found.value in first:
                wrong = f"the id {quoted(found.value)} is already used at {first[found.value].place}"
                yield Problem(found.place, wrong, "change one of the two")
            else:
                first[found.value] = found


def _once(names: JsonValue) -> Iterator[Problem]:
    counted = Counter(name.value for name in names.ids())
    for name, count in counted.items():
        if count > 1:
            yield Problem(names.place, f"{quoted(name)} is listed {count} times", "list it once")


_NAMED_BY_QUESTIONS = {"authors": "author", "topics": "topic", "related": "question", "replaces": "question"}
"""The lists in which a question names other records by id, and what those are called."""


def _known_ids(whole: JsonValue, withdrawing: Container[str]) -> Iterator[Problem]:
    known = {
        "grade": records_by_id(whole["strength_scheme"]["grades"]),
        "level of consensus": records_by_id(whole["consensus_scheme"]["levels"]),
        "level of certainty": records_by_id(whole["certainty_scheme"]["levels"]),
        "section": records_by_id(whole["sections"]),
        "author": records_by_id(whole["authors"]),
        "topic": records_by_id(whole["topics"]),
        "question": records_by_id(whole["questions"]),
    }
    questions = known["question"] or {}
    for question in whole["questions"].records():
        for name, kind in _NAMED_BY_QUESTIONS.items():
            yield from _once(question[name])
            for named in question[name].ids():
                own = str(question["id"].value) if name in NAMES_OF_QUESTIONS else ""
                yield from unknown_id(named, kind, known[kind], besides=own)
        yield from unknown_id(question["section"], "section", known["section"])
        for named in question["related"].ids():
            if named.value == question["id"].value:
                yield Problem(named.place, "the question lists itself as related", "remove it")
        for named in question["replaces"].ids():
            yield from _replaced(question, named, questions, withdrawing)
        parts = records_by_id(question["parts"])
        for recommendation in question["recommendations"].records():
            yield from _named_by(recommendation, known, parts)
    yield from _rings(questions)


def _named_by(
    recommendation: JsonValue, known: Mapping[str, dict[str, JsonValue] | None], parts: dict[str, JsonValue] | None
) -> Iterator[Problem]:
    """Yield the ids that a recommendation names and that do not exist; `known` are records by what they are called."""
    for named, kind in (
        (recommendation["strength"], "grade"),
        (recommendation["certainty"], "level of certainty"),
        (recommendation["consensus"]["level"], "level of consensus"),
    ):
        yield from unknown_id(named, kind, known[kind])
    yield from _once(recommendation["recused"])
    for named in recommendation["recused"].ids():
        yield from unknown_id(named, "author", known["author"])
    for statement in recommendation["statements"].records():
        yield from _once(statement["answers"])
        for named in statement["answers"].ids():
            yield from unknown_id(named, "part", parts, "this question has")


def _replaced(
    question: JsonValue, named: JsonValue, questions: Mapping[str, JsonValue], withdrawing: Container[str]
) -> Iterator[Problem]:
    """Yield what is wrong with the id of a question that `question` replaces."""
    if named.value == question["id"].value:
        yield Problem(named.place, "the question lists itself as replaced", "remove it")
    elif (own := str(named.value)) in questions and own not in withdrawing and not _is_withdrawn(questions[own]):
        wrong = f"{quoted(named.value)} is not withdrawn, so nothing replaces it"
        cure = f"withdraw it in the same release: clinical-consensus release … --withdraw {named.value}=…"
        yield Problem(named.place, wrong, cure)


def _rings(questions: Mapping[str, JsonValue]) -> Iterator[Problem]:
    """Yield the questions that replace, by way of others, themselves."""
    following = {name: [str(each.value) for each in question["replaces"].ids()] for name, question in questions.items()}
    for name, question in questions.items():
        seen, waiting = set[str](), list(following[name])
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting += following.get(current, ())
        if name in seen and name not in following[name]:
            wrong = f"{quoted(name)} replaces, by way of others, itself"
            yield Problem(question["replaces"].place, wrong, "remove one of the questions in this ring")


def _is_withdrawn(question: JsonValue) -> bool:
    """Whether the newest entry that adds or withdraws a question withdraws it."""
    entries = [(entry["edition"].value, entry["change"].value) for entry in question["history"].records()]
    decisive = [entry for entry in entries if is_version(entry[0]) and entry[1] in ("added", "withdrawn")]
    return bool(decisive) and sorted(decisive, key=lambda entry: version_key(str(entry[0])))[-1][1] == "withdrawn"


def _taken_ids(whole: JsonValue) -> Iterator[Problem]:
    """Yield questions whose citation files, `data/citations/<id>.*`, would overwrite those of the collection."""
    for question in whole["questions"].records():
        if question["id"].value == WHOLE:
            wrong = f"the id {quoted(WHOLE)} is reserved for the files that cite the whole collection"
            yield Problem(question["id"].place, wrong, "give the question another id")


def _numbers(whole: JsonValue) -> Iterator[Problem]:
    first: dict[float, JsonValue] = {}
    for question in whole["questions"].records():
        number = question["number"]
        if number.number is None:
            continue
        if number.number in first:
            wrong = f"the number {number.value} is already used at {first[number.number].place}"
            yield Problem(number.place, wrong, "give each question its own number")
        else:
            first[number.number] = number


def _editions(whole: JsonValue) -> Iterator[Problem]:
    edition = whole["collection"]["edition"]
    version, date = edition["version"].value, date_of(edition["date"].value)
    for question in whole["questions"].records():
        for entry in question["history"].records():
            named, dated = entry["edition"], date_of(entry["date"].value)
            if (
                is_version(version)
                and is_version(named.value)
                and version_key(str(named.value)) > version_key(str(version))
            ):
                wrong = f"edition {named.value} is newer than the collection's, {version}"
                yield Problem(named.place, wrong, _OF_A_RELEASE)
            if date and dated and dated > date:
                wrong = f"{dated} is later than the date of the collection's edition, {date}"
                yield Problem(entry["date"].place, wrong, _OF_A_RELEASE)


def _reference_ids(whole: JsonValue) -> Iterator[Problem]:
    for question in whole["questions"].records():
        first: dict[str, JsonValue] = {}
        for reference in question["references"].records():
            found = reference["id"]
            if found.value is None:
                yield Problem(found.place, "the reference has no id", "add one that is unique in the question")
            elif str(found.value) in first:
                wrong = f"the id {quoted(found.value)} is already used at {first[str(found.value)].place}"
                yield Problem(found.place, wrong, "give each reference of a question its own id")
            else:
                first[str(found.value)] = found
