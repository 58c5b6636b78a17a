"""Check the numbers of references and the markers in texts that point to them, and warn of flattened superscripts."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from clinical_consensus.contract.flattened import flattened_in
from clinical_consensus.contract.json_value import JsonValue
from clinical_consensus.contract.markers import MarkerGroup, groups, markers_of, reference_number
from clinical_consensus.contract.problems import Problem, quoted
from clinical_consensus.contract.text_rules import long_texts

_NUMBER = "citation-number"

_NAMED = 5
"""How many places of a text a warning lists at most."""


def broken_markers(whole: JsonValue) -> Iterator[Problem]:
    """Yield references whose numbers are not all stated or not unique, and markers of which some numbers have none."""
    for question in whole["questions"].records():
        yield from _broken_numbers(question["references"])
        known = _numbers(question["references"])
        for text, group in _groups(whole, question):
            missing = group.missing(known)
            if missing and len(missing) < len(group.numbers):
                wrong = (
                    f"of the marker {quoted(_words(text, group))}, {_listed(missing)} "
                    f"{'is no reference' if len(missing) == 1 else 'are no references'} of this question"
                )
                yield Problem(text.place, wrong, f"add the reference, or correct the number; {_NONE}")


_NONE = 'if this points to no reference, "citation_markers": "none" in the question makes all of its texts plain'


def marker_warnings(whole: JsonValue) -> Iterator[Problem]:
    """Yield the texts with markers that have no reference, and those with superscripts that seem to be flattened."""
    for question in whole["questions"].records():
        known = _numbers(question["references"])
        unknown: dict[JsonValue, list[str]] = {}
        for text, group in _groups(whole, question):
            if len(group.missing(known)) == len(group.numbers):
                unknown.setdefault(text, []).append(_words(text, group))
        for text, markers in unknown.items():
            wrong = f"no reference of this question has the number of {_some(markers)}, so this is text"
            yield Problem(text.place, wrong, f"add the references, or correct the numbers; {_NONE}")
        yield from _flattened(question)


def _flattened(question: JsonValue) -> Iterator[Problem]:
    for text, _ in (*_texts(question), *_short_texts(question)):
        if found := list(dict.fromkeys(flattened_in(str(text.value)))):
            wrong = f"perhaps superscripts that were flattened: {_some(found)}"
            yield Problem(text.place, wrong, "compare it with the source, and write raised digits as ⁰¹²³⁴⁵⁶⁷⁸⁹")


def _broken_numbers(references: JsonValue) -> Iterator[Problem]:
    """Yield the references without a number if others have one, and the numbers that a question has twice."""
    every = list(references.records())
    if all(each[_NUMBER].value is None for each in every):
        return
    first: dict[str, JsonValue] = {}
    for each in every:
        found = each[_NUMBER]
        if found.value is None:
            cure = "give it the number that it has in the source, or take the numbers of all references away"
            yield Problem(
                found.place, "the reference has no citation-number, but others of the question have one", cure
            )
        elif (number := reference_number(str(found.value))) in first:
            wrong = f"the citation-number {quoted(found.value)} is already used at {first[number].place}"
            yield Problem(found.place, wrong, "give each reference of a question its own number")
        else:
            first[number] = found


def _numbers(references: JsonValue) -> Collection[str]:
    """Return the numbers of the references: their own, or from 1 if none has one."""
    every = list(references.records())
    own = {reference_number(str(each[_NUMBER].value)) for each in every if each[_NUMBER].value is not None}
    return own or {str(number) for number in range(1, len(every) + 1)}


def _groups(whole: JsonValue, question: JsonValue) -> Iterator[tuple[JsonValue, MarkerGroup]]:
    """Yield what looks like a marker in the texts of a question, each with its text."""
    style = markers_of(whole["collection"]["citation_markers"].value)
    if style and question["citation_markers"].value is None:
        for text, is_cell in _texts(question):
            for group in groups(str(text.value), style, is_cell=is_cell):
                yield text, group


def _texts(question: JsonValue) -> Iterator[tuple[JsonValue, bool]]:
    """Yield the texts of a question that may have markers, and whether each is a cell of a table."""
    for recommendation in question["recommendations"].records():
        yield from ((each["text"], False) for each in recommendation["statements"].records() if _is_text(each["text"]))
    for long in long_texts(question):
        for block in long.each():
            table = block["table"]
            cells = [*table["header"].each(), *(cell for row in table["rows"].each() for cell in row.each())]
            for text in (block, block["heading"], *block["list"].each(), table["caption"]):
                if _is_text(text):
                    yield text, False
            yield from ((cell, True) for cell in cells if _is_text(cell))


def _short_texts(question: JsonValue) -> Iterator[tuple[JsonValue, bool]]:
    """Yield the other texts of a question in which superscripts may have been flattened."""
    names = ("title", "population", "intervention", "comparator", "outcome")
    texts = [*(question[name] for name in names), *(part["text"] for part in question["parts"].records())]
    yield from ((text, False) for text in texts if _is_text(text))


def _is_text(of: JsonValue) -> bool:
    return isinstance(of.value, str)


def _words(text: JsonValue, group: MarkerGroup) -> str:
    return str(text.value)[group.start : group.end]


def _listed(numbers: tuple[str, ...]) -> str:
    shown = numbers[:_NAMED]
    return ", ".join(shown) + (f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else "")


def _some(found: list[str]) -> str:
    return ", ".join(map(quoted, found[:_NAMED])) + (f" and {len(found) - _NAMED} more" * (len(found) > _NAMED))
