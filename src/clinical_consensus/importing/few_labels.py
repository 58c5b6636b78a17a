"""Labels of a response that are none, because so many sentences without one are the recommendations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from clinical_consensus.importing.breaks import TERMINAL
from clinical_consensus.importing.headings import is_section
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.question_heading import is_question
from clinical_consensus.importing.segments import Paragraph

COUNTED = re.compile(r"(?P<number>(?:[A-PR-Z]{1,2}-?)?\d{1,3}(?:\.\d{1,3})*)[.):]?\s+(?=[A-ZÀ-Ý])")
"""A number before a sentence, as of a list of recommendations."""

MANY = 5
"""From how many times as many on sentences without a label are the recommendations, besides those that have one."""


def is_labelled_response(paragraph: Paragraph, below: Paragraph | None) -> bool:
    """Return whether a label says that a paragraph, or what follows it, is a response."""
    is_response = paragraph.label is not None and paragraph.label.kind == "response"
    return is_response and not is_section(paragraph, below)


def without_few_labels(every: Sequence[Paragraph], labelled: Sequence[int]) -> tuple[int, Mapping[int, Paragraph]]:
    """Return how many of the paragraphs at `labelled` have a label of their own, and those that may have none, without.

    Without are those that name a numbered sentence before them, "Statement 3" behind "3. …", and those that are no
    sentence: "Consensus statements: knees", a title.
    """
    numbers = _numbers_before(every, labelled)
    left = [at for at in labelled if numbers[at] or _is_phrase(every[at])]
    none = {at: every[at].labelled(Label("other", "", numbers[at], 0, is_alone=False)) for at in left}
    return sum(not number for number in numbers.values()), none


def _is_phrase(paragraph: Paragraph) -> bool:
    return not (paragraph.label and paragraph.label.is_alone) and not TERMINAL.search(paragraph.text)


def _numbers_before(every: Sequence[Paragraph], labelled: Sequence[int]) -> Mapping[int, str]:
    """The number of each label that a sentence without a label before it has, by its place; "" for any other.

    The first label below a question with its number is that of its response.
    """
    known, asked, found = set[str](), "", dict.fromkeys(labelled, "")
    for at, paragraph in enumerate(every):
        label = paragraph.label
        if at in found:
            is_answer = label is not None and label.number == asked
            found[at] = label.number if label and label.number in known and not is_answer else ""
            asked = ""
        elif label is None and (counted := COUNTED.match(paragraph.text)):
            known.add(counted["number"])
            asked = counted["number"] if is_question(paragraph.text) else ""
    return found
