"""What search finds in words whose end stands only in a later one: "pre- and post-operative", "MRI- or CT-guided".

docs/assets/javascripts/search-elisions.js does the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from clinical_consensus.search.function_words import is_in_capitals
from clinical_consensus.search.pieces import HYPHENS, Word, as_compounds, singular
from clinical_consensus.search.signs import Pieces, is_code, is_named
from clinical_consensus.search.spellings import basic
from clinical_consensus.search.table import TABLE

_ELIDED, _LISTED = (re.compile(TABLE[name]) for name in ("elided", "listed"))
MAY_BE_ELIDED = re.compile(rf"(?:{TABLE['hyphen']}|\u2013)[\s,/&]")
"""What a text has that has a word whose end stands only in a later one."""

_IN_A_LIST = re.compile("[,/&]")
_LINKING = frozenset(str(TABLE["linking"]).split())
_JOINED_BY_WORD = re.compile(rf"\s(?:{'|'.join(sorted(_LINKING))})\.?\s+$", re.IGNORECASE)
_JOINED_BY_AND = re.compile(rf"\s(?:{'|'.join(TABLE['adding'].split())})\s+$", re.IGNORECASE)
_JOINED_BY_SIGN = re.compile(r"[/&]\s*$")
_END = re.compile(TABLE["ends"], re.IGNORECASE)
_REST = int(TABLE["rest"])
_NO_LETTER = r"\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089"
_AFTER_DASH = re.compile(rf"\u2013([^{_NO_LETTER}]{{{_REST},}})")
_FORM = re.compile(TABLE["form"])
_POSITIVE, _NEGATIVE = TABLE["meant_by"]
_SIGNED = re.compile(rf"[{re.escape(''.join(TABLE['meant_by'].values()))}](?!\w)")

_Reading = tuple[Sequence[str], Sequence[str]]
"""The parts before and after a word in the longer one that it belongs to."""


@cache
def is_form(word: str) -> bool:
    """Return whether a word is a prefix, or the first part of compounds that are also written as one word: "post"."""
    return _FORM.match(basic(word)) is not None


def elided(text: str, pieces: Pieces) -> Mapping[int, Sequence[Word]]:
    """Return the words of a text, given with its pieces, whose end stands only in a later one, by their places.

    A hyphen or dash after a code may be its minus instead. Where it can be either, the words are longer ones of which
    both readings are a part, so that neither is found by itself.
    """
    return dict(_elided(text, pieces))


def _elided(text: str, pieces: Pieces) -> Iterator[tuple[int, Sequence[Word]]]:
    for place, piece in enumerate(pieces[:-1]):
        following = text[piece.end() : pieces[place + 1].start()]
        if (piece[4] or piece[0].isdecimal()) and _ELIDED.match(following):
            head = _head(text, pieces[place + 1 :])
            is_next = head == pieces[place + 1] and not _IN_A_LIST.search(following)
            readings = _readings(text, piece, head, is_next=is_next) if head else ()
            words = [(*before, *HYPHENS.split(piece[0]), *end) for before, end in readings]
            if words:
                yield place, [each for parts in words for each in as_compounds(parts, parts, singular)]


def _head(text: str, following: Pieces) -> re.Match[str] | None:
    """The word whose end an elided one before it has: the first that is neither elided nor joins them.

    A code before its number is not yet the word: "CD 4- and CD 8-positive". Between commas there may be an aside:
    "CT- or, if needed, MRI-guided".
    """
    is_aside = False
    for one, end in zip(following, [*(each.start() for each in following[1:]), len(text)], strict=True):
        between = text[one.end() : end].removeprefix("." if one[0].lower() == "vs" else "")
        if is_aside or (basic(one[4] or "") in _LINKING and between.startswith(",")):
            is_aside = is_aside != between.startswith(",")
            continue
        if is_in_capitals(one[4] or "") and between == " " and text[end : end + 1].isdecimal():
            continue
        if one[4] and basic(one[4]) not in _LINKING and not _ELIDED.match(between):
            return one
        if not (_ELIDED.match(between) or _LISTED.match(between)):
            return None
    return None


def _readings(text: str, piece: re.Match[str], head: re.Match[str], *, is_next: bool) -> Sequence[_Reading]:
    """How an elided word is read: with what follows the first part of the head, or its prefix, or with all of it.

    The last is so if the head is hardly a word of its own: "HX- infected".
    """
    first, *parts = HYPHENS.split(head[4])
    after_dash = _AFTER_DASH.match(text, head.end())
    rest = [*parts, *(after_dash.groups() if after_dash else ())]
    if is_named(piece[0]) and not rest and _is_end(first, is_next=is_next):
        return _either([first])
    if is_next:
        return []
    if is_named(piece[0]) and (piece[4] or not rest):
        if _is_minus(text, first, rest, head):
            return []
        between = text[piece.end() : head.start()]
        is_alike = (between[0] == "\u2013") == (after_dash is not None) and (is_code(first) or not is_code(piece[0]))
        return _readings_of_code(between, rest, is_alike=is_alike)
    lengths = range(len(first) - _REST, 0, -1)
    ends = [rest] if rest else [[first[length:]] for length in lengths if is_form(first[:length])]
    return [((), end) for end in ends[:1]]


def _is_end(word: str, *, is_next: bool) -> bool:
    """Whether a word is hardly one of its own after a code with a hyphen: "HX- infected", "HX- positive"."""
    return _END.match(word) is not None or (is_next and word.lower() in (_POSITIVE, _NEGATIVE))


def _is_minus(text: str, first: str, rest: Sequence[str], head: re.Match[str]) -> bool:
    """Whether nothing is left out before a head: "HR-, HX- metastases", "HR–, low-risk", "PD-L1– and PD-L2+"."""
    return not rest or not rest[-1].isalpha() or is_form(first) or _SIGNED.match(text, head.end()) is not None


def _readings_of_code(between: str, rest: Sequence[str], *, is_alike: bool) -> Sequence[_Reading]:
    """How a code is read, given what is between it and the head, and whether it and the head are alike.

    A hyphen or dash may be its minus before what is not alike, after a comma, and, before another sign, wherever they
    are not joined by "and" or "or": "HIV- and treatment-naive", "HR–/HX-positive".
    """
    is_meaning = rest in ([_POSITIVE], [_NEGATIVE])
    is_joined = _JOINED_BY_WORD.search(between) or _JOINED_BY_SIGN.search(between)
    if is_meaning and not is_joined:
        return []
    is_elided = is_alike and (_JOINED_BY_AND.search(between) if is_meaning else is_joined)
    return [((), rest)] if is_elided else _either(rest)


def _either(rest: Sequence[str]) -> Sequence[_Reading]:
    """How a code is read whose hyphen or dash is its minus or that of an end, unless both say the same."""
    return [((), rest)] if rest == [_NEGATIVE] else [([_NEGATIVE], rest), (rest, [_NEGATIVE])]
