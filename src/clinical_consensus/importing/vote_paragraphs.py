"""Values that stand apart: below their label, with a line to each figure of a vote, or after all statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from clinical_consensus.importing.labelled_consensus import is_bare_level, labelled_consensus
from clinical_consensus.importing.labels import SHORT, Label, label_of
from clinical_consensus.importing.names import is_names
from clinical_consensus.importing.segments import Paragraph
from clinical_consensus.importing.standing_words import basis_of
from clinical_consensus.importing.stated_text import read_statement
from clinical_consensus.importing.vote_columns import are_vote_columns, is_vote_row, vote_column
from clinical_consensus.importing.vote_text import is_level

_LEAST = 2
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*[a-z]?)\.?")
_LEVEL_BEHIND = re.compile(r"(?P<basis>.+?)\s*(?P<level>\([^()]+\))\.?$")
_BELOW = "It stands below the figures of the vote without a label: that it is the level is inferred."
_ORDER = "The words of the vote stand apart from its figures: that they have the same order is inferred."


def with_stacked_votes(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, a vote whose words and figures have a line each as one with labels.

    They take turns, or all words stand before all figures, or below them; then they have the same order.
    """
    done = list[Paragraph]()
    run = list[Paragraph]()
    for paragraph in (*every, None):
        if paragraph and not paragraph.first.given and (_is_word(paragraph) or _is_figure(paragraph)):
            run.append(paragraph)
            continue
        done += _read(run)
        done += [paragraph] if paragraph else []
        run = []
    return done


def _is_word(paragraph: Paragraph) -> bool:
    found = vote_column(paragraph.text.rstrip(":"))
    return found is not None and found[0] != "voters"


def _is_figure(paragraph: Paragraph) -> bool:
    return is_vote_row(("agree", paragraph.text))


def _read(run: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a run, each figure labelled with its word, if each word has one figure."""
    words, figures = ([each for each in run if is_kind(each)] for is_kind in (_is_word, _is_figure))
    names = [(vote_column(each.text.rstrip(":")) or ("", ""))[0] for each in words]
    is_vote = len(words) == len(figures) >= _LEAST and are_vote_columns(names) and len(set(names)) == len(names)
    takes_turns = all(_is_word(one) != _is_word(other) for one, other in zip(run[::2], run[1::2], strict=False))
    halves = [_is_word(each) for each in run]
    if not is_vote or not (takes_turns or halves == sorted(halves) or halves == sorted(halves, reverse=True)):
        yield from run
        return
    for word, figure, name in zip(words, figures, names, strict=True):
        note = "" if takes_turns else _ORDER
        given = Label("consensus", word.text, "", len(word.text) + 1, is_alone=False, figure=name, note=note)
        yield Paragraph((*word.labelled(given).segments, *figure.segments))


def with_levels_apart(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, one that says what a recommendation rests on without the level of consensus behind it."""
    done = list[Paragraph]()
    for paragraph in every:
        found = None if paragraph.label else _LEVEL_BEHIND.fullmatch(paragraph.text)
        is_both = found is not None and basis_of(found["basis"]) and is_level(found["level"])
        done += paragraph.parted(found.start("level")) if found and is_both else (paragraph,)
    return done


def with_levels_below(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, a level of consensus below the figures of a labelled vote as that one's: marked.

    It is "Consensus" alone below "Agreement: 88%", or any level if the values stand above their response.
    """
    done = list[Paragraph]()
    for above, paragraph, below in zip([None, *every], every, [*every[1:], None], strict=False):
        is_above = below is not None and below.label is not None and below.label.kind == "response"
        is_next = below is None or below.label is not None or below.is_heading or is_names(below.text, ())
        is_bare = is_bare_level(paragraph.text) and paragraph.text[0].isupper() and is_next
        is_plain = not (paragraph.first.given or paragraph.first.line.cells)
        is_told = is_bare or (is_above and not paragraph.label and is_level(paragraph.text))
        if is_plain and is_told and above and _is_vote(above, done[-2] if len(done) > 1 else None):
            given = Label("consensus", paragraph.text.rstrip("."), "", 0, is_alone=False, note=_BELOW)
            done.append(paragraph.labelled(given))
        else:
            done.append(paragraph)
    return done


def _is_vote(paragraph: Paragraph, above: Paragraph | None) -> bool:
    """Whether a paragraph has the figures of a vote alone, under a label of its own or the one above."""
    label = paragraph.label
    if label is None and above and above.label and above.label.is_alone and above.label.kind == "consensus":
        read = labelled_consensus(paragraph.text, above.label.name)
        return read is not None and bool(read.votes) and read.level is None
    rest = paragraph.after(label.length) if label and label.kind == "consensus" else None
    read = labelled_consensus(rest.text, label.name) if label and rest else None
    return read is not None and bool(read.votes) and read.level is None


def with_results(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, the results of a statement that follow all statements below that of their number.

    They are a line, "Statement 2: 94% agree", or a row of a table whose first cell is "Statement 2".
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at, number in _statements(every):
        places[number].append(at)
    moved: dict[int, list[Paragraph]] = defaultdict(list)
    gone: set[int] = set()
    for at in range(len(every)):
        number, values, count = _result(every, at)
        if values and len(places[number]) == 1:
            moved[places[number][0]] += values
            gone |= set(range(at, at + count))
    left = _without_results(every, gone)
    return [each for at, one in enumerate(left) for each in (*(() if at in gone else (one,)), *moved[at])]


def _without_results(every: Sequence[Paragraph], gone: Collection[int]) -> list[Paragraph]:
    """Return the paragraphs, the rows of results whose number no one statement has without a field."""
    lines = {each.first.line for at, each in enumerate(every) if at not in gone and _number_of_row(each)}
    other = Label("other", "", "", 0, is_alone=False)
    return [each.labelled(other) if each.first.given and each.first.line in lines else each for each in every]


def _number_of_row(paragraph: Paragraph) -> str:
    """Return the number that the cell of a response is instead of one: that of a statement above the table; or ""."""
    label, found = paragraph.first.given, _NUMBER.fullmatch(paragraph.text)
    return found["number"] if found and label and label.kind == "response" else ""


def _statements(every: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """Yield where the text of each numbered statement ends, and its number."""
    for at, paragraph in enumerate(every):
        label, below = paragraph.label, every[at + 1] if at + 1 < len(every) else None
        if label is None or not label.number or label.kind not in ("response", "question") or paragraph.is_row:
            continue
        rest = paragraph.after(label.length)
        if label.kind == "response" and rest and not any(read_statement(rest.text)):
            yield at, label.number
        elif below and (below.first.given or not below.label) and not (below.is_heading or below.first.line.cells):
            yield at + 1, label.number


def _result(every: Sequence[Paragraph], at: int) -> tuple[str, list[Paragraph], int]:
    """Return the number of the statement whose results begin at a place, these, and how many paragraphs they are."""
    paragraph = every[at]
    label, line = paragraph.label, paragraph.first.line
    if label is None or label.kind != "response":
        return "", [], 0
    own = label_of(paragraph.text) if line.cells else None
    if number := own.number if own and own.is_alone else _number_of_row(paragraph):
        row = list(takewhile(lambda each: each.first.line is line and each.first.given, every[at + 1 :]))
        return number, row, len(row) + 1
    rest = paragraph.after(label.length)
    grade, consensus = read_statement(rest.text) if rest and label.number else (None, None)
    if not grade and not consensus:
        return "", [], 0
    kind = replace(label, kind="strength" if grade else "consensus", name="", number="")
    return label.number, [paragraph.labelled(kind)], 1


def with_bare_labels(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, a line that says too little to be a label as one if the next is its value alone."""
    done = list[Paragraph]()
    for paragraph in every:
        above = done[-1] if done else None
        is_open = above is not None and not above.label and not paragraph.label and not above.first.line.cells
        label = label_of(f"{above.text}: {paragraph.text}") if above and is_open else None
        if above and label and label.kind in SHORT and label.length == len(above.text) + len(": "):
            done[-1] = Paragraph(
                (*above.labelled(replace(label, length=len(above.text) + 1)).segments, *paragraph.segments)
            )
        else:
            done.append(paragraph)
    return done
