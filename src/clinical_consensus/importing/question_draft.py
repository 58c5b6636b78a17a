"""Make the draft of a question of its entry: what its runs of text say, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from clinical_consensus.importing.blocks_text import lines_of_text
from clinical_consensus.importing.breaks import PART
from clinical_consensus.importing.divided import with_divided_marked
from clinical_consensus.importing.entries import Entry
from clinical_consensus.importing.field_run import FieldRun
from clinical_consensus.importing.graded import grades_of_response
from clinical_consensus.importing.label_kinds import LabelKind
from clinical_consensus.importing.placed import PlacedField, ReadValue, whole
from clinical_consensus.importing.run_fields import PER_ANSWER, SINGLE, RunValue, read_run
from clinical_consensus.importing.segments import Extent, WordSpan
from clinical_consensus.importing.sentences import sentences
from clinical_consensus.importing.vote_columns import joined_votes

_OF_TOPIC = "Its number is that of a topic: only the response below it says that it is the title of a question."
_OF_LAST_ROUND = "The deck does not say in which round so many voted: read as the last one."
_UNNAMED = "The question has no words of its own: its number stands for the title."


@dataclass(frozen=True)
class Wanted:
    """What the caller wants: how ids begin, and whether responses are divided into sentences."""

    prefix: str
    by_sentence: bool
    counted: Mapping[str, int] = field(default_factory=dict)
    """How often each text of a paragraph stands in the document."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What the document calls its scales, by the kind of label."""


@dataclass(frozen=True)
class QuestionDraft:
    """A question as the document states it, with its fields and the places of what belongs to its layout."""

    id: str
    title: str
    parts: tuple[dict[str, ReadValue], ...]
    answers: tuple[dict[str, ReadValue], ...]
    """The recommendations: ids and statements."""
    fields: tuple[PlacedField, ...]
    layout: tuple[WordSpan, ...]


def draft_of(entry: Entry, question: str, wanted: Wanted) -> QuestionDraft | None:
    """Return the draft of a question, `question` being its id; None if it has no response or no title."""
    responses = [run for run in entry.runs if run.kind == "response" and run.pieces]
    title, parts = _title(entry), list(_parts(entry, question))
    if not responses or not title:
        return None
    fields: list[PlacedField] = [title, *(each for each, _ in parts), *filter(None, [entry.section])]
    letters = {label.lower(): each.field.removeprefix("parts.") for each, label in parts}
    answers: list[dict[str, ReadValue]] = []
    layout = [span for paragraph in entry.repeated for span in whole(paragraph)]
    place_of: dict[int, int] = {}
    stated: list[tuple[FieldRun, Extent]] = []
    for run in entry.runs:
        if run.kind == "response" and run.pieces:
            text, words = lines_of_text(run.pieces)
            repeated = next((place for place, each in enumerate(answers) if each["text"] == text), None)
            if repeated is not None:
                layout += (*words, *_labels(run))
            else:
                answers.append(_answer(f"{question}-r{len(answers) + 1}", text, wanted, _answered(run, entry, letters)))
                stated.append((run, Extent(text, words)))
                is_second = len(answers) > 1 and not (run.label and run.label.number) and not _letter(run, entry)
                second = ("It is a further response under one heading, without a number.",) * is_second
                fields.append(
                    PlacedField(
                        f"recommendations.{answers[-1]['id']}.statements",
                        text,
                        words,
                        (
                            *_labels(run),
                            *(span for each in run.pieces if each.skip for span in each.paragraph.before(each.skip)),
                        ),
                        (*run.notes, *second),
                    )
                )
        place_of[id(run)] = max(len(answers) - 1, 0)
    kinds = Counter(run.kind for run in entry.runs if run.pieces)
    ids = [str(answer["id"]) for answer in answers]
    for run in entry.runs:
        for read in read_run(run, entry, wanted.counted, wanted.labels) if run.kind != "response" else ():
            fields += _of_run(run, read, ids, place_of[id(run)], fields, kinds)
    for name, (run, extent) in zip(ids, stated, strict=True):
        fields += grades_of_response(run, extent, name, [each.field for each in fields])
    own = tuple({"id": each.field.removeprefix("parts."), "label": label, "text": each.value} for each, label in parts)
    return QuestionDraft(
        question, str(title.value), own, tuple(answers), tuple(map(with_divided_marked, fields)), tuple(layout)
    )


def _labels(run: FieldRun) -> tuple[WordSpan, ...]:
    return tuple(span for each in run.labelled if (label := each.label) for span in each.before(label.length))


def _title(entry: Entry) -> PlacedField | None:
    if entry.titles:
        piece = entry.titles[0]
        extent = piece.paragraph.after(piece.skip)
        if extent is None:
            return None
        heading = next((each.heading for each in entry.blocks if not each.heading.letter), entry.blocks[0].heading)
        of_response = heading.is_response
        text = heading.title if piece.skip and heading.title and heading.title in extent.text else extent.text
        frame = [
            span
            for each in entry.blocks
            if each.heading.skip and not each.heading.letter
            for span in each.paragraphs[0].before(each.heading.skip)
        ]
        note = "It has no number and no label: only the response below it says that it is the title of a question."
        note = _OF_TOPIC if entry.number else note
        note = "No question stands above the response: its own words stand for the title." if of_response else note
        inferred = (note,) if entry.blocks[0].heading.is_inferred else ()
        return PlacedField("title", text, extent.spans, tuple(frame), inferred)
    if not entry.parts:
        own = entry.blocks[0].paragraphs[0]
        has_name = entry.blocks[0].heading.is_explicit and entry.blocks[0].heading.number
        return PlacedField("title", own.text, whole(own), (), (_UNNAMED,)) if has_name else None
    piece = entry.parts[0]
    extent = piece.paragraph.after(piece.skip)
    note = "The deck gives the question no title of its own: the text of its first part stands for it."
    return PlacedField("title", extent.text, extent.spans, (), (note,)) if extent else None


def _parts(entry: Entry, question: str) -> Iterator[tuple[PlacedField, str]]:
    letters = {id(block.paragraphs[0]): block.heading.letter for block in entry.blocks if block.heading.letter}
    for piece in entry.parts:
        letter = letters.get(id(piece.paragraph), "")
        skip = piece.skip
        if not letter and (found := PART.match(piece.paragraph.text)):
            letter, skip = found["letter"], found.end()
        extent = piece.paragraph.after(skip)
        if extent and letter:
            name = f"parts.{question}-{letter.lower()}"
            yield PlacedField(name, extent.text, extent.spans, piece.paragraph.before(skip)), letter


def _letter(run: FieldRun, entry: Entry) -> str:
    """Return the letter of the part under whose heading a response stands, or that its label names; or ""."""
    own = run.label.number if run.label else ""
    return (own if own.isalpha() else "") or entry.blocks[run.block].heading.letter


def _answered(run: FieldRun, entry: Entry, letters: Mapping[str, str]) -> list[str]:
    several = len([each for each in entry.runs if each.kind == "response" and each.pieces]) > 1
    part = letters.get(_letter(run, entry).lower()) if several else None
    return [part] if part else []


def _answer(name: str, text: str, wanted: Wanted, answers: list[str]) -> dict[str, ReadValue]:
    texts: Sequence[str] = sentences(text) if wanted.by_sentence else [text]
    statements = [
        {"id": f"{name}-s{number}", "text": each, "role": None, "answers": answers}
        for number, each in enumerate(texts, 1)
    ]
    return {"id": name, "text": text, "statements": statements}


def _of_run(  # noqa: PLR0913, PLR0917
    run: FieldRun,
    read: RunValue,
    answers: Sequence[str],
    place: int,
    known: list[PlacedField],
    kinds: Mapping[LabelKind, int],
) -> Iterator[PlacedField]:
    """Yield the field that a run states: nothing if the field has another value already."""
    number = run.label.number if run.label else ""
    if number.isdigit() and 0 < int(number) <= len(answers):
        place = int(number) - 1
    several = len(answers) > 1
    is_answers = read.kind in PER_ANSWER or (run.kind == "rationale" and several and kinds.get("rationale", 0) > 1)
    name = f"recommendations.{answers[place]}.{read.kind}" if is_answers else read.kind
    same = [each for each in known if each.field == name]
    notes = list(read.notes)
    if run.kind in SINGLE and several and not number and kinds.get(run.kind) == 1:
        notes.append("The deck has several responses here and states this once, after the last of them.")
    if same and read.kind == "consensus" and (whole := _joined(same[0], read)):
        known[known.index(same[0])] = whole
        yield PlacedField(f"{name} again", None, (), (*_labels(run), *read.frame))
    elif not same:
        yield PlacedField(name, read.value, read.words, (*_labels(run), *read.frame), tuple(notes))
    elif same[0].value == read.value:
        yield PlacedField(f"{name} again", None, (), (*_labels(run), *read.words, *read.frame))


def _joined(field: PlacedField, read: RunValue) -> PlacedField | None:
    """Return a level of consensus with its vote, where one label states the one and another label the other.

    The figures of a vote may have a column each.
    """
    one, other = field.value, read.value
    votes = joined_votes(one["votes"], other["votes"])
    if (one["level"] and other["level"]) or votes is None:
        return None
    value = {"level": one["level"] or other["level"], "votes": votes}
    rounds = ["round" in vote for vote in (*one["votes"], *other["votes"])]
    notes = (*field.notes, *read.notes, *((_OF_LAST_ROUND,) if any(rounds) and not all(rounds) else ()))
    return replace(field, value=value, words=(*field.words, *read.words), notes=notes)
