"""Compare the sources with the published fields: which line went into which field, and how many words are placed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.editorial import Provenance, Source
from clinical_consensus.contract.source_text import SourceText

_AROUND = ".,;:!?()[]{}“”\"'"
"""Characters that may surround a word in the source but not in the published field, or the other way round."""


@dataclass(frozen=True)
class Placed:
    """A fact that was read from lines of a source."""

    question: QuestionView
    entry: Provenance
    fact: Fact


@dataclass(frozen=True)
class SourceLine:
    """A line of a source, counted from 1, and the fields that were read from it; none for a line of layout.

    `page` names the page that it is on, or "" if the source's pages are not known.
    """

    number: int
    text: str
    placed: tuple[Placed, ...]
    page: str = ""


@dataclass(frozen=True)
class SourcePassage:
    """Lines of a source from which the same fields were read; layout if there are none.

    A passage that is continued is the further part of a long one, whose fields are named at its beginning.
    """

    lines: tuple[SourceLine, ...]
    placed: tuple[Placed, ...]
    is_continued: bool = False

    @cached_property
    def by_page(self) -> tuple[tuple[str, tuple[SourceLine, ...]], ...]:
        """The lines in runs that are on the same page, each with the page's name."""
        return tuple((page, tuple(lines)) for page, lines in groupby(self.lines, lambda line: line.page))


@dataclass(frozen=True)
class Figures:
    """How many words a source has, and where they went."""

    words: int
    placed: int
    """Words that are in a published field."""
    framing: int
    """Words on the lines of a field that are not its text, such as its label."""
    layout: int
    """Words on lines from which nothing was read."""


@dataclass(frozen=True)
class Sources:
    """The sources of a collection; `texts` are these by source id."""

    view: CollectionView
    texts: Mapping[str, SourceText]

    @cached_property
    def _placed(self) -> Mapping[tuple[str, int], tuple[Placed, ...]]:
        found: dict[tuple[str, int], list[Placed]] = defaultdict(list)
        for question in self.view.questions:
            for placed in self.of_question(question):
                first, last = placed.entry.lines
                for number in range(first, last + 1):
                    found[placed.entry.source, number].append(placed)
        return {place: tuple(fields) for place, fields in found.items()}

    def of_question(self, question: QuestionView) -> Iterator[Placed]:
        """Yield the facts of a question that have a place in a source, in the order of its provenance."""
        for entry in question.record.provenance:
            if fact := question.placed.get(entry.field):
                yield Placed(question, entry, fact)

    def lines(self, source: Source) -> Iterator[SourceLine]:
        """Yield every line of a source."""
        for number in range(1, len(self.texts[source.id].lines) + 1):
            yield self._line(source.id, number, self._placed.get((source.id, number), ()))

    def _line(self, source: str, number: int, placed: tuple[Placed, ...]) -> SourceLine:
        text = self.texts[source]
        page = wording.page_numbers(*text.pages[number - 1]) if text.pages else ""
        return SourceLine(number, text.lines[number - 1], placed, page)

    def passages(self, source: Source) -> Iterator[SourcePassage]:
        """Yield the whole of a source in runs of lines from which the same fields were read."""
        for placed, lines in groupby(self.lines(source), lambda line: line.placed):
            yield SourcePassage(tuple(lines), placed)

    def passages_of(self, question: QuestionView) -> Iterator[SourcePassage]:
        """Yield the lines from which each field of a question was read."""
        for placed in self.of_question(question):
            yield SourcePassage(tuple(self.lines_of(placed)), (placed,))

    def lines_of(self, placed: Placed) -> Iterator[SourceLine]:
        """Yield the lines from which a field was read."""
        first, last = placed.entry.lines
        for number in range(first, last + 1):
            yield self._line(placed.entry.source, number, (placed,))

    def repeated_titles(self, passage: SourcePassage) -> tuple[QuestionView, ...]:
        """Return the questions whose titles appear in lines from which nothing was read, such as repeated headings."""
        text = " ".join(word for line in passage.lines for word in line.text.split())
        if passage.placed or not text:
            return ()
        return tuple(each for each in self.view.questions if " ".join(each.title.text.split()) in text)

    def strange_words(self, placed: Placed) -> tuple[str, ...]:
        """Return the words of a published field that are not on its lines, in order."""
        published = placed.fact.quoted.split()
        return tuple(published[index] for index in _unmatched(published, self._words_of(placed)))

    def figures(self, source: Source) -> Figures:
        """Return how many words of a source are placed."""
        placed: set[tuple[int, int]] = set()
        for question in self.view.questions:
            for each in self.of_question(question):
                if each.entry.source == source.id:
                    left = set(_unmatched(self._words_of(each), each.fact.quoted.split()))
                    placed |= {place for index, place in enumerate(self._numbered(each)) if index not in left}
        words = sum(len(text.split()) for text in self.texts[source.id].lines)
        layout = sum(len(line.text.split()) for line in self.lines(source) if not line.placed)
        return Figures(words, len(placed), words - len(placed) - layout, layout)

    def _words_of(self, placed: Placed) -> list[str]:
        return [word for line in self.lines_of(placed) for word in line.text.split()]

    def _numbered(self, placed: Placed) -> list[tuple[int, int]]:
        """Return the line number, and the position in that line, of every word from which a field was read."""
        return [(line.number, place) for line in self.lines_of(placed) for place in range(len(line.text.split()))]


def _unmatched(words: list[str], others: list[str]) -> Iterator[int]:
    """Yield the indexes of the words that have no counterpart among `others` in the same order."""
    own, other = ([word.strip(_AROUND) or word for word in each] for each in (words, others))
    for kind, start, end, _, _ in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
        if kind in ("delete", "replace"):
            yield from range(start, end)
