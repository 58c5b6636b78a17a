"""Count the words of a document: placed in a field, layout, or without a place. The three always add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.segments import WordSpan

WordKind = Literal["placed", "layout", "unplaced"]


@dataclass(frozen=True)
class WordsOfLine:
    """The words of one line that are of one kind."""

    line: int
    """Counted from 1."""
    page: int
    text: str

    def as_json(self) -> Mapping[str, object]:
        """Return it as the report has it."""
        return {"line": self.line, "page": self.page, "text": self.text}


@dataclass(frozen=True)
class Account:
    """Every word of a document, by where it went."""

    counts: Mapping[str, int]
    """"source", "placed", "layout" and "unplaced"; the last three add up to the first."""
    unplaced: tuple[WordsOfLine, ...]
    layout: tuple[WordsOfLine, ...]


def account(lines: Sequence[Line], placed: Iterable[WordSpan], layout: Iterable[WordSpan]) -> Account:
    """Return where the words of the lines went. A word, whole or in part in a field, is placed."""
    standing = _standing(lines, placed, layout)
    counts = {"source": len(standing)} | {
        kind: sum(each == kind for each in standing.values()) for kind in ("placed", "layout", "unplaced")
    }
    return Account(counts, tuple(_lines(lines, standing, "unplaced")), tuple(_lines(lines, standing, "layout")))


def _standing(
    lines: Sequence[Line], placed: Iterable[WordSpan], layout: Iterable[WordSpan]
) -> dict[tuple[int, int, int], WordKind]:
    found: dict[tuple[int, int, int], WordKind] = {}
    every: dict[int, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        every[index] = [word.span() for word in re.finditer(r"\S+", line.text)]
        found |= {(index, *word): "unplaced" for word in every[index]}
    kinds: tuple[tuple[WordKind, Iterable[WordSpan]], ...] = (("layout", layout), ("placed", placed))
    for kind, spans in kinds:
        for span in spans:
            for start, end in every[span.line]:
                if start < span.end and span.start < end:
                    found[span.line, start, end] = kind
    for index, line in enumerate(lines):
        if "|" in line.text and any(found[index, *word] != "unplaced" for word in every[index]):
            found |= {(index, *word): "layout" for word in every[index] if line.text[slice(*word)] == "|"}
    return found


def _lines(
    lines: Sequence[Line], standing: Mapping[tuple[int, int, int], WordKind], kind: WordKind
) -> Iterator[WordsOfLine]:
    words: dict[int, list[str]] = {}
    for (index, start, end), found in standing.items():
        if found == kind:
            words.setdefault(index, []).append(lines[index].text[start:end])
    for index, of_line in words.items():
        yield WordsOfLine(index + 1, lines[index].page, " ".join(of_line))
