"""Find the abbreviations in a text, so that each can be explained there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.marks import combining_marks
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.contract.editorial import Term


@dataclass(frozen=True)
class _WholeWords:
    """What a pattern matches without a letter, digit or combining mark before or after it."""

    pattern: str
    flags: re.RegexFlag = re.NOFLAG

    @cached_property
    def _in_ascii(self) -> re.Pattern[str]:
        return re.compile(f"(?<!\\w){self.pattern}(?!\\w)", self.flags)

    @cached_property
    def _in_any(self) -> re.Pattern[str]:
        """The mark before is checked last, because a large set is slow to search."""
        marks = combining_marks()
        return re.compile(f"(?<!\\w)(?={self.pattern})(?<![{marks}]){self.pattern}(?![\\w{marks}])", self.flags)

    def within(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every match in a text; one in ASCII has no combining marks."""
        return (self._in_ascii if text.isascii() else self._in_any).finditer(text)


@dataclass(frozen=True)
class Glossary:
    """The terms of one collection."""

    terms: tuple[Term, ...]

    @cached_property
    def by_abbreviation(self) -> Mapping[str, tuple[Term, ...]]:
        """The terms of each abbreviation: one, unless the same letters stand for several."""
        found: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms:
            if term.abbreviation:
                found[term.abbreviation].append(term)
        return {abbreviation: tuple(terms) for abbreviation, terms in found.items()}

    @cached_property
    def _abbreviations(self) -> _WholeWords:
        longest_first = sorted(self.by_abbreviation, key=lambda abbreviation: (-len(abbreviation), abbreviation))
        return _WholeWords(f"(?:{'|'.join(map(re.escape, longest_first))})")

    def mark(self, text: str, explain: Callable[[str], str]) -> Markup:
        """Return `text` as markup in which each whole-word abbreviation links to `explain(abbreviation)`."""
        if not self.by_abbreviation:
            return escape(text)
        pieces, end = [], 0
        for found in self._abbreviations.within(text):
            pieces.append(escape(text[end : found.start()]))
            pieces += [Markup('<a class="term" href="'), escape(explain(found[0])), Markup('">')]
            pieces += [escape(found[0]), Markup("</a>")]
            end = found.end()
        return Markup("").join([*pieces, escape(text[end:])])

    def used(self, question: QuestionView) -> tuple[str, ...]:
        """Return the abbreviations that occur in a question's own text, in alphabetical order."""
        if not self.by_abbreviation:
            return ()
        found = {match[0] for text in _texts(question) for match in self._abbreviations.within(text)}
        return tuple(sorted(found))

    def named(self, texts: Iterable[str]) -> tuple[Term, ...]:
        """Return the terms whose abbreviation or name occurs in any of `texts`, in the glossary's order."""
        whole = "\n".join(texts)
        abbreviations = {match[0] for match in self._abbreviations.within(whole)} if self.by_abbreviation else set()
        return tuple(
            term for term, name in self._names if term.abbreviation in abbreviations or any(name.within(whole))
        )

    @cached_property
    def _names(self) -> tuple[tuple[Term, _WholeWords], ...]:
        """Each term with a pattern for its name, which ignores case and allows a plural s."""
        return tuple((term, _WholeWords(f"{re.escape(term.name)}s?", re.IGNORECASE)) for term in self.terms)


def _texts(question: QuestionView) -> Iterator[str]:
    """Yield the texts of a question whose abbreviations are explained on its page."""
    yield question.title.text
    yield from (part.text.text for part in question.parts)
    for recommendation in question.recommendations:
        yield from (statement.text for statement in recommendation.statements)
        yield from _values(recommendation.further)
    yield from _values((question.rationale, *question.further))


def _values(facts: Iterable[Fact]) -> Iterator[str]:
    return (value.text for fact in facts for value in fact.values)
