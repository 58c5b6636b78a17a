"""Labels whose text tells what they name: an "Outcome" that is a level of consensus, an "Evidence" of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clinical_consensus.importing.breaks import TERMINAL
from clinical_consensus.importing.label_kinds import EVIDENCE, plain_words
from clinical_consensus.importing.labelled_consensus import is_bare_level
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.segments import Paragraph
from clinical_consensus.importing.stated_text import read_statement
from clinical_consensus.importing.vote_text import is_level, read_consensus

_NAME = re.compile(r"(?P<name>[^\W\d_]+)\s*(?:[:.]\s+|[:.]?$|\s[–—-]\s+)")
_RESULT = re.compile(r"(?:Results?|Ergebnis|R[ée]sultat|Resultado|Risultato|Resultaat)\s*[:|]\s*")
_LEAST_WORDS = 6


def with_senses(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, each with the label that its text gives it beside its name.

    An outcome or a result that is a level or a vote is that of the consensus; "Evidence" with or above sentences heads
    reasons.
    """
    done = list[Paragraph]()
    for place, paragraph in enumerate(every):
        label = paragraph.label
        below = every[place + 1] if place + 1 < len(every) else None
        if label and label.kind == "outcome" and _is_consensus(paragraph, label):
            done.append(paragraph.labelled(replace(label, kind="consensus")))
        elif not label and (length := _result(paragraph.text)):
            name = paragraph.text[:length].strip(" :|")
            done.append(paragraph.labelled(Label("consensus", name, "", length, is_alone=False)))
        elif not label and not paragraph.first.line.cells and (length := _evidence(paragraph, below)):
            is_alone = length >= len(paragraph.text)
            name = paragraph.text[:length].strip(" .:–—-")
            done.append(paragraph.labelled(Label("supporting", name, "", length, is_alone=is_alone)))
        else:
            done.append(paragraph)
    return done


def _result(text: str) -> int:
    """Return how long the word "Result" is before a level of consensus or a vote; 0 if it is not there."""
    found = _RESULT.match(text)
    value = text[found.end() :] if found else ""
    return found.end() if found and (is_bare_level(value) or is_level(value)) else 0


def _is_consensus(paragraph: Paragraph, label: Label) -> bool:
    rest = paragraph.after(label.length)
    return rest is not None and (is_bare_level(rest.text) or read_consensus(rest.text, is_agreement=True) is not None)


def _evidence(paragraph: Paragraph, below: Paragraph | None) -> int:
    """Return how long the word "Evidence" is above or before sentences that are no grade; 0 if it is not there."""
    found = _NAME.match(paragraph.text)
    if found is None or plain_words(found["name"]) not in EVIDENCE or not paragraph.text[0].isupper():
        return 0
    own = paragraph.text[found.end() :]
    is_below = not own and below is not None and not (below.label or below.is_heading or below.first.line.cells)
    text = below.text if is_below and below else own
    is_prose = TERMINAL.search(text) is not None and len(text.split()) >= _LEAST_WORDS
    return found.end() if is_prose and not any(read_statement(text)) else 0
