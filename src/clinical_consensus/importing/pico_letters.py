"""Letters for labels: "Q:" and "A:", or PICO's for the parts of a question, "P: Adults", "I: Manoeuvre", "O: Falls"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from clinical_consensus.importing.breaks import ARROW, PART
from clinical_consensus.importing.label_kinds import LabelKind
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.question_heading import is_question
from clinical_consensus.importing.segments import Paragraph

_LETTER = re.compile(r"(?:[•◦▪●‣∙·–—*-]\s+)?(?P<letter>[PICO])\s*[:=–-]\s*(?=\S)")
_KINDS: tuple[LabelKind, ...] = ("population", "intervention", "comparator", "outcome")
_LETTERS = "PICO"
_ASKED = re.compile(r"[QF]\s?(?P<number>\d{0,3})\s*[.:)]\s+(?=\S)")
_ANSWER = re.compile(r"A\s?(?P<number>\d{0,3})\s*[.:)]\s+(?=\S)")
_LEAST = 3
_ARROW = "An arrow stands before it below a question: that it is the response is inferred."


def with_pico(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, those that begin with PICO's letters with their labels.

    Three letters or more must follow each other in their order: "C:" alone may be the third part of a question.
    """
    done, run = list(every), list[tuple[int, re.Match[str]]]()
    for index, paragraph in enumerate([*every, None]):
        found = _LETTER.match(paragraph.text) if paragraph and not paragraph.first.line.cells else None
        is_next = found and (not run or _LETTERS.index(found["letter"]) > _LETTERS.index(run[-1][1]["letter"]))
        if found and is_next:
            run.append((index, found))
            continue
        if len(run) >= _LEAST:
            for place, each in run:
                done[place] = _labelled(every[place], each)
        run = [(index, found)] if found else []
    return done


def with_answers(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, those that begin with "A:" below one that begins with "Q:" as responses.

    So is one behind an arrow below a question, marked.
    """
    done = list(every)
    for index, (above, paragraph) in enumerate(pairwise(every), 1):
        asked, found = _ASKED.match(above.text), _ANSWER.match(paragraph.text)
        is_part = is_question(paragraph.text) or PART.match(paragraph.text[found.end() :] if found else "")
        is_answer = found and asked and found["number"] in ("", asked["number"]) and not is_part
        if found and is_answer and not paragraph.first.given:
            done[index] = paragraph.labelled(Label("response", "A", found["number"], found.end(), is_alone=False))
        _with_arrow(done, index)
    return done


def _with_arrow(done: list[Paragraph], index: int) -> None:
    """Label what an arrow marks as the answer to the question above, and a statement alone above that as its number."""
    above, found = done[index - 1], ARROW.match(done[index].text)
    if not found or above.label or not is_question(above.text) or done[index].label:
        return
    done[index] = done[index].labelled(Label("response", "", "", found.end(), is_alone=False, note=_ARROW))
    head = done[index - 2] if index > 1 else above
    if head.label and head.label.kind == "response" and head.label.is_alone and head.label.number:
        done[index - 2] = head.labelled(replace(head.label, kind="question"))


def _labelled(paragraph: Paragraph, found: re.Match[str]) -> Paragraph:
    kind = _KINDS[_LETTERS.index(found["letter"])]
    return paragraph.labelled(Label(kind, found["letter"], "", found.end(), is_alone=False))
