"""Find the lines that are layout: running heads and feet, and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from clinical_consensus.importing.apart_names import apart_name
from clinical_consensus.importing.breaks import TERMINAL
from clinical_consensus.importing.label_words import QUESTION
from clinical_consensus.importing.labels import label_of
from clinical_consensus.importing.lines import Line

_LEAST = 2
_MOST_WORDS = 8
_HEAD_WORDS = 3
_DIGITS = re.compile(r"\d+")
_AT_END = re.compile(r"(?P<words>[^\W\d].*?)\s+[|–—-]?\s*(?P<number>\d{1,4})")
_AT_START = re.compile(r"(?P<number>\d{1,4})\s+[|–—]?\s*(?P<words>[^\W\d].*[^?.:])")
_PAGE = re.compile(r"[Pp]age (\d+)(?: of \d+)?")
_OPEN = re.compile(r"[a-zß-ÿ,]$")
"""How a line ends whose sentence goes on."""

_VOTE = re.compile(r"\d\s*%|\b\d+ of \d+\b")
"""What the votes of several questions may have in common, and a head has not."""

_RIGHTS = re.compile(r"\s*(?:©|\(c\) |Copyright\b)")
"""How the foot of a page begins that says whose it is."""

_QUESTION = re.compile(rf"(?:\w+ )?(?:{'|'.join(QUESTION)})\s*\d", re.IGNORECASE)
_HEADING = re.compile(r"\s*(?:\d{1,3}\s*[-–—.):]\s|(?:\w+ )?question\b|Q\d)", re.IGNORECASE)


_DIVIDER = re.compile(r"\s*([-=_*~–—─═])\1{9,}\s*")


def is_divider(line: Line) -> bool:
    """Whether a line of text is nothing but a stroke from side to side: what is below it stands apart."""
    return not line.cells and _DIVIDER.fullmatch(line.text) is not None


def running_lines(lines: Sequence[Line]) -> Mapping[int, str]:
    """Return the indexes of running heads and feet and of page numbers, each with what it is.

    A line is one of them only if the same line stands at the edge of several pages: of at least half of them, or
    with the number of its page in it; or, in a text without pages, if it stands before several headings.
    """
    found = {index: "running line" for index, line in enumerate(lines) if line.is_running}
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.text.strip() and not line.is_running and not line.is_spoken:
            pages[line.page].append(index)
    if len(pages) >= _LEAST:
        for edge in (0, -1):
            while new := (
                dict(_edges(lines, pages, edge))
                or dict(_mirrored(lines, pages, edge))
                or dict(_facing(lines, pages, edge))
            ):
                found |= new
                pages = {page: [each for each in rows if each not in new] for page, rows in pages.items()}
    else:
        found |= _numbered_pages(lines) | _counting_heads(lines) | _only_page(lines)
    found |= dict.fromkeys(_interrupting(lines, pages), "running line")
    lasts = [rows[-1] for rows in pages.values() if rows]
    found |= dict.fromkeys((last for last in lasts if _RIGHTS.match(lines[last].text)), "running line")
    found |= {index: "stroke" for index, line in enumerate(lines) if is_divider(line)}
    return found | dict(_before_headings(lines, found))


def _numbered_pages(lines: Sequence[Line]) -> dict[int, str]:
    """Find "Page 1", "Page 2" … in a text without pages, and the line before each if it is always the same."""
    written = [index for index, line in enumerate(lines) if line.text.strip()]
    numbered = [(index, int(found[1])) for index in written if (found := _PAGE.fullmatch(lines[index].text.strip()))]
    if len(numbered) < _LEAST or [number for _, number in numbered] != list(range(1, len(numbered) + 1)):
        return {}
    before = [written[place - 1] for index, _ in numbered if (place := written.index(index))]
    heads = {lines[index].text.strip() for index in before}
    is_same = len(heads) == 1 and len(before) >= _LEAST
    return {index: "page number" for index, _ in numbered} | dict.fromkeys(before if is_same else (), "running line")


def _counting_heads(lines: Sequence[Line]) -> dict[int, str]:
    """Find the heads of pages in a text without pages: the same words, with numbers that count on."""
    heads: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        text = line.text.strip()
        found = _AT_END.fullmatch(text) or _AT_START.fullmatch(text)
        is_named = label_of(text) or _QUESTION.match(text) or ((name := apart_name(text)) and name.kind)
        if found and len(found["words"].split()) >= _HEAD_WORDS and not is_named:
            heads[found["words"]].append((index, int(found["number"])))
    counting = (each for each in heads.values() if len(each) >= _LEAST and _count_on([number for _, number in each]))
    return {index: "running line" for each in counting for index, _ in each}


def _count_on(numbers: Sequence[int]) -> bool:
    return all(other == one + 1 for one, other in pairwise(numbers))


def _only_page(lines: Sequence[Line]) -> dict[int, str]:
    """Find the number of the only page of a document: alone at its end, and apart from the text."""
    written = [index for index, line in enumerate(lines) if line.text.strip()]
    last = written[-1] if len(written) > 1 else 0
    is_number = last and lines[last].text.strip() == str(lines[last].page) and not lines[last - 1].text.strip()
    return {last: "page number"} if is_number and not lines[last].cells else {}


def _edges(lines: Sequence[Line], pages: Mapping[int, list[int]], edge: int) -> Iterator[tuple[int, str]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for rows in pages.values():
        if len(rows) > 1 or (rows and _DIGITS.fullmatch(lines[rows[0]].text.strip())):
            groups[_DIGITS.sub("#", lines[rows[edge]].text.strip())].append(rows[edge])
    for pattern, indexes in groups.items():
        texts = [lines[each].text.strip() for each in indexes]
        is_vote = len(set(texts)) == 1 and _VOTE.search(texts[0])
        if len(indexes) < _LEAST or is_vote or label_of(texts[0]) or _QUESTION.match(texts[0]):
            continue
        if len(set(texts)) > 1:
            if _follows_pages([lines[each] for each in indexes]):
                yield from ((each, "page number" if len(pattern) < 12 else "running line") for each in indexes)
        elif _is_running(lines, indexes, len(pages)):
            yield from ((each, "running line") for each in indexes)


def _mirrored(lines: Sequence[Line], pages: Mapping[int, list[int]], edge: int) -> Iterator[tuple[int, str]]:
    """Yield the heads of facing pages: the number of its page ends one head, and the next number begins the other."""
    rows = {page: lines[indexes[edge]].text.strip() for page, indexes in pages.items() if len(indexes) > 1}
    for odd in (0, 1):
        ends, begins = (
            {page: found for page, text in rows.items() if page % 2 == side and (found := pattern.fullmatch(text))}
            for side, pattern in ((odd, _AT_END), (1 - odd, _AT_START))
        )
        both = {**ends, **begins}
        numbers = {int(found["number"]) - page for page, found in both.items()}
        are_same = all(len({found["words"] for found in side.values()}) == 1 for side in (ends, begins))
        if are_same and len(numbers) == 1 and len(both) == len(pages):
            yield from ((pages[page][edge], "running line") for page in both)


def _facing(lines: Sequence[Line], pages: Mapping[int, list[int]], edge: int) -> Iterator[tuple[int, str]]:
    """Yield the heads of left or of right pages: the same line on all of that side, but perhaps the first page.

    The other side has a head of its own, too, which may be on one page alone.
    """
    sides = [_side(lines, pages, edge, odd) for odd in (0, 1)]
    for side, other in (sides, sides[::-1]):
        if len(side) >= _LEAST:
            yield from ((index, "running line") for index in side)
            yield from ((index, "running line") for index in other if len(other) == 1 and _is_apart(lines, index, edge))


def _interrupting(lines: Sequence[Line], pages: Mapping[int, list[int]]) -> Iterator[int]:
    """Yield the first lines in capitals that divide a sentence at the end of a page: it goes on in a small letter."""
    for before, rows in pairwise(pages.values()):
        if not before or len(rows) < _LEAST:
            continue
        last, first, second = (lines[at].text.strip() for at in (before[-1], *rows[:2]))
        is_title = first.isupper() and len(first.split()) <= _MOST_WORDS and not TERMINAL.search(first)
        is_text = label_of(first) or _VOTE.search(first) or _HEADING.match(first) or _QUESTION.match(first)
        if is_title and not is_text and _OPEN.search(last) and second[:1].islower():
            yield rows[0]


def _side(lines: Sequence[Line], pages: Mapping[int, list[int]], edge: int, odd: int) -> list[int]:
    """Return the lines at an edge of all left or all right pages if they are the same, and no text."""
    side = {page: rows[edge] for page, rows in pages.items() if page % 2 == odd and len(rows) > 1}
    if len({lines[index].text.strip() for index in side.values()}) > 1:
        side.pop(min(pages), None)
    texts = {lines[index].text.strip() for index in side.values()}
    is_text = any(
        label_of(text) or _VOTE.search(text) or _HEADING.match(text) or _QUESTION.match(text) for text in texts
    )
    if len(texts) != 1 or is_text or any(lines[index].is_heading for index in side.values()):
        return []
    return list(side.values())


def _is_apart(lines: Sequence[Line], index: int, edge: int) -> bool:
    """Whether a line is a short one that an empty line or the end of the page divides from the text."""
    beside = index - 1 if edge else index + 1
    text = lines[index].text.strip()
    is_short = len(text.split()) <= _MOST_WORDS and not text.endswith((".", "?", ":", ";", ","))
    return is_short and 0 <= beside < len(lines) and not lines[beside].text.strip()


def _is_running(lines: Sequence[Line], indexes: Sequence[int], pages: int) -> bool:
    """Whether the same line at the edge of several pages is a running one: on most of these.

    A heading must be on all, and must not be the only one: that is the title of a question's slides.
    """
    line, count = lines[indexes[0]], len(indexes)
    if _HEADING.match(line.text):
        return False
    if line.is_heading:
        return count == pages and any(each.is_heading and each.text != line.text for each in lines)
    return count * 2 >= pages and (count > _LEAST or pages == _LEAST)


def _follows_pages(lines: Sequence[Line]) -> bool:
    """Whether one of the numbers in the lines is the page's, give or take the same figure on each page."""
    numbers = [[int(each) for each in _DIGITS.findall(line.text)[:4]] for line in lines]
    return any(
        len({row[place] - line.page for row, line in zip(numbers, lines, strict=True)}) == 1
        and all(len({row[other] for row in numbers}) == 1 for other in range(len(numbers[0])) if other != place)
        for place in range(len(numbers[0]))
    )


def _before_headings(lines: Sequence[Line], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield lines that stand, always the same, directly before at least half of the headings of questions."""
    written = [index for index, line in enumerate(lines) if line.text.strip() and index not in found]
    groups: dict[str, list[int]] = defaultdict(list)
    follows = dict(pairwise(written))
    headed = sum(_HEADING.match(lines[index].text) is not None for index in written)
    for index in written:
        groups[lines[index].text.strip()].append(index)
    for text, indexes in groups.items():
        if (
            len(indexes) <= _LEAST
            or len(indexes) * 2 < headed
            or label_of(text)
            or _HEADING.match(text)
            or text.endswith((".", "?", ":"))
        ):
            continue
        if all(each in follows and _HEADING.match(lines[follows[each]].text) for each in indexes):
            yield from ((each, "running line") for each in indexes)
