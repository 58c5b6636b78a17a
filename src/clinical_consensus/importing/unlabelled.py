"""Recommendations of documents that have no label of one: known by their numbers, or by the grade beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from clinical_consensus.importing.breaks import BULLET, SECTION, TERMINAL
from clinical_consensus.importing.few_labels import COUNTED, MANY, is_labelled_response, without_few_labels
from clinical_consensus.importing.grade_text import read_grades
from clinical_consensus.importing.labels import Label, grade_heading, label_of
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.question_heading import explicit_heading, is_question
from clinical_consensus.importing.recommending import recommends
from clinical_consensus.importing.segments import Paragraph
from clinical_consensus.importing.stated_text import read_statement, states_itself, states_several, without_stated
from clinical_consensus.importing.table_cells import LabelledCell, QuestionRows, cell_places
from clinical_consensus.importing.vote_text import read_consensus

_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,3})+)\.?\s+(?=[A-ZÀ-Ý])")
_GRADE = re.compile(r"[A-D]|GPP|GCP|EK|KKP|AE|[✓√]|[12][A-D]|I{1,3}[ab]?|strong|weak|conditional", re.IGNORECASE)
_NAMED = "R"
"""What SIGN has in the margin of a recommendation, instead of a grade."""

_GRADED = "The document has no label of a recommendation: only the grade beside it says that it is one."
_LISTED = (
    "The document has no label of a recommendation: only its number below that of the section says that it is one."
)
_BEHIND = re.compile(r"\s*[\[(][^\[\]()]*[\])]\.?$")
"""What stands in brackets behind a recommendation: its year or its vote."""

_OF_RESPONSE = ("strength", "certainty", "consensus")

_STATED = "The document has no label of a recommendation: only its strength, evidence or vote says that it is one."
_COUNTED_ON = "Only its number in a list of recommendations says that it is one."
_ANSWERED = "The document has no label of a response: that it answers the question above is inferred."
_SAID = "The document has no label of a recommendation: only its words say that it is one."
_YES = re.compile(r"(?:yes|no|ja|nein|oui|non|s[íi])\b", re.IGNORECASE)
_BELOW_TITLE = "Beside its label stands what looks like a title: that the text below is the response is inferred."
_CALLED = "The document calls it a consensus: that its sentence is the response is inferred."
_LEAST = 2
_LEAST_WORDS = 4
_TITLE_WORDS = 8


def graded_rows(lines: Sequence[Line], known: QuestionRows) -> QuestionRows:
    """Return the rows that are a grade and a sentence, as SIGN prints them, besides the rows that are `known`."""
    if known.cells or any((label := label_of(line.text)) and label.kind == "response" for line in lines):
        return known
    cells = dict(known.cells)
    for index, line in enumerate(lines):
        places = [place for place in cell_places(line) if place[0] < place[1]]
        if len(places) == _LEAST and _is_graded(*(line.text[slice(*place)] for place in places)):
            (start, end), text = places
            named = line.text[start:end] == _NAMED
            given = Label("response", "", "", (text[0] - start) * named, is_alone=False, note=_GRADED)
            grade = LabelledCell(start, end, Label("strength", "Grade", "", 0, is_alone=False, note=_GRADED))
            cells[index] = (LabelledCell(start if named else text[0], text[1], given), *(() if named else (grade,)))
    return replace(known, cells=cells)


def _is_graded(grade: str, text: str) -> bool:
    is_sentence = len(text.split()) >= _LEAST_WORDS and TERMINAL.search(text) is not None and not text.endswith("?")
    return is_sentence and bool(grade == _NAMED or _GRADE.fullmatch(grade) or read_grades(grade))


def with_grade_lines(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, a line that is a grade above a recommendation as its label: "Strong recommendation".

    Below a recommendation it is that one's.
    """
    done = list(every)
    for index, (above, paragraph, below) in enumerate(zip((None, *every), every, every[1:], strict=False)):
        given = None if paragraph.label or paragraph.first.line.cells else grade_heading(paragraph.text)
        has_own = index > 1 and done[index - 2] is not every[index - 2]
        is_behind = above is not None and _is_recommendation(above) and not has_own
        if given and not below.label and _is_recommendation(below) and not is_behind:
            done[index] = paragraph.labelled(given)
    return done


def _is_recommendation(paragraph: Paragraph) -> bool:
    is_sentence = TERMINAL.search(paragraph.text) is not None and not paragraph.is_heading
    return is_sentence and recommends(paragraph.text)


def with_titles(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, the title that stands beside the label of a response as one: "Statement 1: Braces".

    The sentence below it is then the response. A title of one alone must stand apart from it.
    """
    done, titled = list(every), dict[int, Label]()
    for index, (above, below) in enumerate(pairwise(every)):
        label, title = above.label, above.after(above.label.length) if above.label else None
        is_numbered = bool(label and label.kind == "response" and label.number) and not above.first.given
        if label and title and is_numbered and _is_title(above, title.text) and _is_sentence(below):
            titled[index] = label
    for index, label in titled.items():
        if len(titled) >= _LEAST or _is_apart(every[index], every[index + 1]):
            done[index] = every[index].labelled(replace(label, kind="question", is_alone=False))
            response = replace(label, number="", length=0, is_alone=False, note=_BELOW_TITLE)
            done[index + 1] = every[index + 1].labelled(response)
    return done


def _is_title(paragraph: Paragraph, text: str) -> bool:
    is_short = len(text.split()) <= _TITLE_WORDS and not TERMINAL.search(text) and not read_grades(text)
    return is_short and text[0].isupper() and not recommends(text) and len(paragraph.segments) == 1


def _is_apart(above: Paragraph, below: Paragraph) -> bool:
    return above.is_heading or (above.first.after_gap and below.first.after_gap)


def _is_sentence(paragraph: Paragraph) -> bool:
    is_plain = not (paragraph.is_heading or paragraph.label or len(paragraph.first.line.cells) > 1)
    return is_plain and TERMINAL.search(paragraph.text) is not None and not is_question(paragraph.text)


def with_statements(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of a document, its recommendations as such if it has no label of one.

    Labels that name a numbered sentence before them are of texts about it, and so few beside many are no labels.
    They are then sentences whose number goes on with that of their section ("1.2.3" below "1.2", as NICE prints them),
    or that have a strength, an evidence or a vote: in brackets behind a number, or under a label below. Where there are
    none of these, they answer the question above them, or say what should be done.
    """
    pairs = _pairs(every)
    own, none = without_few_labels(every, [at for at, pair in enumerate(pairs) if is_labelled_response(*pair)])
    read = [none.get(at, each) for at, each in enumerate(every)]
    for found in (_stated(_pairs(read)), _answers(read), _recommended(read)):
        if len(found) >= max(_LEAST, MANY * own):
            return [found.get(index, each) for index, each in enumerate(read)]
    return list(every)


def _pairs(every: Sequence[Paragraph]) -> list[tuple[Paragraph, Paragraph | None]]:
    return list(zip_longest(every, every[1:]))[: len(every)]


def _stated(pairs: Sequence[tuple[Paragraph, Paragraph | None]]) -> dict[int, Paragraph]:
    """Return the recommendations that are known by their numbers, or by a grade or a vote, by their places."""
    every = [paragraph for paragraph, _ in pairs]
    section, found = "", dict[int, Paragraph]()
    for index, (paragraph, below) in enumerate(pairs):
        is_read = paragraph.first.given or paragraph.label or paragraph.first.line.cells
        numbered = None if is_read else _NUMBERED.match(paragraph.text)
        heading = explicit_heading(index, paragraph)
        spoken = _BEHIND.sub(".", without_stated(paragraph.text))
        is_sentence = TERMINAL.search(spoken) is not None and paragraph.text[-1] != "?"
        if heading and "." in heading.number:
            section = heading.number
        elif numbered and not is_sentence:
            section = numbered["number"]
        elif numbered and section and numbered["number"].rpartition(".")[0] == section:
            found[index] = _as_response(paragraph, _LISTED)
        elif below and _heads_sentence(paragraph, below):
            found[index + 1] = _as_response(below, _CALLED)
        elif paragraph.label and _is_sentence_of_consensus(paragraph, paragraph.label):
            found[index] = _as_response(paragraph, _CALLED, paragraph.label.length)
        elif not is_read and is_sentence and not paragraph.is_heading and _is_stated(*every[index : index + 3]):
            found[index] = _as_response(paragraph, _STATED)
    return found | {index: _as_response(every[index], _COUNTED_ON) for index in _counted_on(every, found)}


def _answers(every: Sequence[Paragraph]) -> dict[int, Paragraph]:
    """Return what answers the questions that head it: the first text that recommends something, or else the first."""
    found: dict[int, Paragraph] = {}
    for heading, texts in _headed(every):
        if heading and is_question(heading.text) and texts:
            chosen = next((index for index, text in texts if recommends(text.text)), texts[0][0])
            first, words = texts[0][0], texts[0][1].text
            chosen = first if _YES.match(words) else chosen
            found[chosen] = _as_response(every[chosen], _ANSWERED)
    return found


def _recommended(every: Sequence[Paragraph]) -> dict[int, Paragraph]:
    """Return the sentences that say what should be done: those with a number or the sign of a list, else the first."""
    found: dict[int, Paragraph] = {}
    for heading, texts in _headed(every):
        saying = [index for index, text in texts if recommends(text.text)]
        items = [index for index in saying if COUNTED.match(every[index].text) or BULLET.match(every[index].text)]
        found |= {index: _as_response(every[index], _SAID) for index in items or saying[: heading is not None]}
    return found


def _headed(every: Sequence[Paragraph]) -> Iterator[tuple[Paragraph | None, list[tuple[int, Paragraph]]]]:
    """Yield each heading and the sentences below it, with their places; None for those above the first."""
    heading, texts = None, list[tuple[int, Paragraph]]()
    for index, paragraph in enumerate(every):
        if paragraph.is_heading or is_question(paragraph.text) or _is_section_head(paragraph):
            yield heading, texts
            heading, texts = paragraph, []
        elif TERMINAL.search(_BEHIND.sub(".", paragraph.text)) and not (paragraph.label or paragraph.first.line.cells):
            texts.append((index, paragraph))
    yield heading, texts


def _is_section_head(paragraph: Paragraph) -> bool:
    return SECTION.match(paragraph.text) is not None and not TERMINAL.search(paragraph.text)


def _counted_on(every: Sequence[Paragraph], found: Collection[int]) -> Iterator[int]:
    """Yield the sentences of a numbered list most of whose items are recommendations: the others are some, too."""
    lists: list[list[int]] = []
    numbers: dict[int, int] = {}
    for index, paragraph in enumerate(every):
        counted = COUNTED.match(paragraph.text)
        if counted and counted["number"].isdigit() and TERMINAL.search(paragraph.text) and not paragraph.label:
            numbers[index] = int(counted["number"])
            is_next = bool(lists) and numbers[lists[-1][-1]] + 1 == numbers[index]
            lists = [*lists[:-1], [*lists[-1], index]] if is_next else [*lists, [index]]
    for each in lists:
        if _LEAST <= sum(index in found for index in each) * 2 >= len(each):
            yield from (index for index in each if index not in found)


def _is_sentence_of_consensus(paragraph: Paragraph, label: Label) -> bool:
    """Whether what is called a consensus is neither a level nor a vote, but what was agreed."""
    rest = paragraph.after(label.length) if label.kind == "consensus" and label.name else None
    is_sentence = rest is not None and TERMINAL.search(rest.text) and len(rest.text.split()) > _LEAST_WORDS
    return rest is not None and bool(is_sentence) and read_consensus(rest.text) is None


def _heads_sentence(paragraph: Paragraph, below: Paragraph) -> bool:
    """Whether a label of a consensus alone stands above what was agreed."""
    label = paragraph.label
    is_head = label is not None and label.kind == "consensus" and label.is_alone and not paragraph.first.given
    is_value = read_consensus(below.text) is not None or any(read_statement(below.text))
    is_sentence = TERMINAL.search(below.text) is not None and len(below.text.split()) >= _LEAST_WORDS
    return is_head and is_sentence and not (is_value or below.label or below.is_heading)


def _as_response(paragraph: Paragraph, note: str, length: int = 0) -> Paragraph:
    numbered = None if length else COUNTED.match(paragraph.text)
    item = None if length or numbered else BULLET.match(paragraph.text)
    number, length = (numbered["number"], numbered.end()) if numbered else ("", item.end() if item else length)
    return paragraph.labelled(Label("response", "", number, length, is_alone=False, note=note))


def _is_stated(paragraph: Paragraph, below: Paragraph | None = None, after: Paragraph | None = None) -> bool:
    """Whether a grade or a vote is that of a sentence: a label has it directly below, or brackets behind a number."""
    is_label = below and below.label and below.label.kind in _OF_RESPONSE and not below.first.given
    if is_label and not (below and after and _heads_sentence(below, after)):
        return len(paragraph.text.split()) >= _LEAST_WORDS
    is_counted = COUNTED.match(paragraph.text) is not None
    return states_itself(paragraph.text) if is_counted else states_several(paragraph.text)
