"""Texts in a later part of the document that name their question: "Rationale for Question 1", "Q1 – Discussion"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clinical_consensus.importing.apart_names import ApartName, apart_name, text_kind, word_kind
from clinical_consensus.importing.headings import headings, positions
from clinical_consensus.importing.label_kinds import LabelKind, named_kind
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.sections import sections_above
from clinical_consensus.importing.segments import Paragraph

_LEAST = 2
_LEAST_TITLE = 3
_OF_PART = "It stands in a later part of the document, “{}”: that this is its {} is inferred."
_CALLED = "It stands apart from its question, which it names: that “{}” is its {} is inferred."
_BEGINNING = re.compile(r"(?P<word>[^\W\d_]+)\s*(?=[A-Z]{0,2}-?\d)")

_Key = tuple[str, str]


@dataclass(frozen=True)
class _Place:
    """Where the paragraphs of an answered question begin and end."""

    first: int
    end: int


@dataclass(frozen=True)
class _Questions:
    """The places of the questions that have a response, by a word with their number, and by their titles.

    What two of them have names none.
    """

    named: Mapping[_Key, _Place]
    titled: Mapping[str, _Place]


@dataclass(frozen=True)
class _ApartHead:
    """The head of a text apart: the paragraphs it has, its label, and the question that it names."""

    first: int
    after: int
    label: Label
    place: _Place
    part: int | None = None
    """The heading of the part of the document that says what its texts are."""


def with_texts_apart(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, each text apart below the question that it names, under a label of its kind.

    Two questions or more must have one: a text that stands alone in this has no place.
    """
    known = _questions(every)
    found = list(_heads(every, known))
    sure = (each.first for each in found if each.place.end <= each.first and _has_others(each, known))
    begun = min(sure, default=len(every))
    last_named = max((each.place.first for each in found), default=0)
    heads = [each for each in found if each.first >= min(begun, last_named)] if begun < len(every) else []
    heads = heads if len({each.place for each in heads}) >= _LEAST else []
    parts = {each.part for each in heads if each.part is not None}
    begins = {each.index for each in headings(every)}
    moved: dict[int, list[Paragraph]] = defaultdict(list)
    gone = set[int]()
    for place, head in enumerate(heads):
        last = heads[place + 1].first if place + 1 < len(heads) else len(every)
        is_last = place + 1 == len(heads)
        end = next((at for at in range(head.after, last) if _ends(every[at], at, begins, is_last)), last)
        own = _joined(every[head.first : head.after])
        if end > head.after or head.label.length < len(own.text):
            limit = min(at for each in heads for at in (each.first, each.part or each.first) if at > head.place.first)
            moved[min(head.place.end, limit)] += [own.labelled(head.label), *every[head.after : end]]
            gone |= set(range(head.first, end))
    other = Label("other", "", "", 0, is_alone=False)
    kept = [paragraph.labelled(other) if at in parts else paragraph for at, paragraph in enumerate(every)]
    left = [() if at in gone else (paragraph,) for at, paragraph in enumerate(kept)]
    return [each for at in range(len(every) + 1) for each in (*moved[at], *(left[at] if at < len(every) else ()))]


def _has_others(head: _ApartHead, known: _Questions) -> bool:
    """Whether another question begins between a text and the question that it names: it is none of its next slides."""
    others = (*known.named.values(), *known.titled.values())
    return any(head.place.first < each.first < head.first for each in others)


def _joined(own: Sequence[Paragraph]) -> Paragraph:
    return Paragraph(tuple(segment for paragraph in own for segment in paragraph.segments))


def _ends(paragraph: Paragraph, at: int, begins: set[int], is_last: bool) -> bool:
    """Whether a paragraph ends a text apart: another question, a heading, or what the document has at its end."""
    label = paragraph.label
    if at in begins or paragraph.first.line.cells or (paragraph.is_heading and not label):
        return True
    return label is not None and (label.kind == "other" or (is_last and label.kind == "references" and label.is_alone))


def _questions(every: Sequence[Paragraph]) -> _Questions:
    found = headings(every)
    above = sections_above(every, found)
    named, titled = defaultdict[_Key, list[_Place]](list), defaultdict[str, list[_Place]](list)
    for heading, following in positions(found):
        end = len(every) if following is None else above[following].index if following in above else following
        labels = [each.label for each in every[heading.index : end] if each.label and each.label.kind == "response"]
        if not labels:
            continue
        place = _Place(heading.index, end)
        beginning = _BEGINNING.match(every[heading.index].text)
        word = word_kind(beginning["word"]) if beginning else "question"
        keys = {(word, heading.number)} if heading.number else set()
        for key in keys | {("response", label.number) for label in labels if label.number}:
            named[key].append(place)
        if not heading.is_response and len(title := _plain(heading.title)) >= _LEAST_TITLE:
            titled[title].append(place)
    firsts = {key: places[0] for key, places in named.items() if len(set(places)) == 1}
    return _Questions(firsts, {title: places[0] for title, places in titled.items() if len(places) == 1})


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _of_name(name: ApartName, named: Mapping[_Key, _Place]) -> _Place | None:
    """Return the question that a name is of: a recommendation's number may be that of its question, if none has one."""
    if place := named.get((name.word, name.number)):
        return place
    other = {"question": "response", "response": "question"}.get(name.word)
    is_free = other is not None and not any(word == name.word for word, _ in named)
    return named.get((other, name.number)) if other and is_free else None


def _heads(every: Sequence[Paragraph], known: _Questions) -> Iterator[_ApartHead]:
    """Yield the heads of texts apart in their order: each says its kind, or the part that they stand in does.

    Such a part has two of them or more, each of an earlier question.
    """
    part: int | None = None
    within: list[_ApartHead] = []
    for at, paragraph in enumerate(every):
        given = paragraph.first.given
        if paragraph.first.line.cells or (given and given.kind in ("question", "other") and not given.number):
            continue
        if text_kind(paragraph.text) and (paragraph.is_heading or paragraph.first.after_gap):
            yield from within if len(within) >= _LEAST else ()
            part, within = at, []
            continue
        own = _head(every, at, known)
        head = own or (_of_part(every, at, part, known) if part is not None else None)
        if head is None or head.place.first >= at:
            continue
        if own and not within:
            yield head
        else:
            within.append(head)
    yield from within if len(within) >= _LEAST else ()


def _head(every: Sequence[Paragraph], at: int, known: _Questions) -> _ApartHead | None:
    """Return the head of a text that says its kind: in one paragraph, or in two that one line has."""
    name = apart_name(every[at].text)
    place = _of_name(name, known.named) if name else None
    if name is None or place is None:
        return None
    below = every[at + 1] if at + 1 < len(every) else None
    if name.kind:
        return _ApartHead(at, at + 1, _label(name.kind, name.name, name.length, every[at], _CALLED), place)
    is_same = below is not None and below.first.line is every[at].first.line and name.length >= len(every[at].text)
    kind = text_kind(below.text) if below and is_same else None
    if below is None or kind is None:
        return None
    whole = _joined((every[at], below))
    return _ApartHead(at, at + 2, _label(kind, below.text, len(whole.text), whole, _CALLED), place)


def _of_part(every: Sequence[Paragraph], at: int, part: int, known: _Questions) -> _ApartHead | None:
    """Return the head of a text of a part that says their kind: the name or the whole title of an earlier question."""
    paragraph, said = every[at], every[part].text
    name, kind = apart_name(paragraph.text), text_kind(said)
    place = _of_name(name, known.named) if name and not name.kind else None
    length = name.length if name else 0
    if place is None:
        title = next((each for each in (paragraph.text, paragraph.first.text) if _plain(each) in known.titled), "")
        place, length = (known.titled[_plain(title)], len(title)) if title else (None, 0)
    if place is None or kind is None:
        return None
    return _ApartHead(at, at + 1, _label(kind, said, length, paragraph, _OF_PART), place, part)


def _label(kind: LabelKind, name: str, length: int, paragraph: Paragraph, note: str) -> Label:
    named = named_kind(name.strip())
    is_sure = note == _CALLED and named is not None and named.kind == kind
    said = "" if is_sure else note.format(name.strip(" :.–—-"), kind)
    return Label(kind, name, "", length, is_alone=length >= len(paragraph.text), note=said)
