"""Divide a response into sentences, never so that what limits a sentence stands apart from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"[.?!][)\]”’\"'»]*(?:\s?\[[\d,–\s-]+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹,⁻–]+)?"
    r"(?=\s+[^\s\W_a-zà-ÿ]|\s+[(“\"‘\[«≥≤<>~•])|[。？！][」』）”’]*"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"])(?:e\.g|i\.e|et al|vs|viz|cf|ca|approx|resp|incl|excl|Figs?|Tabs?|eds?|Dr|Prof|Mr|Mrs|Ms|St|Jr|Sr"
    r"|Suppl|Chap|Eq|p\.o|i\.v|s\.c|b\.i\.d|t\.i\.d|q\.d|a\.m|U\.S|U\.K|z\.B|d\.h|u\.a|bzw|bspw|z\.T)\.$",
    re.IGNORECASE,
)
_BEFORE_FIGURES = re.compile(r"(?:^|[\s(\[“\"])(?:Nos?|nr|vol|pp?|refs?|sect?)\.$", re.IGNORECASE)
"""Abbreviations only where a figure follows: "No. 3", but "No. They do not"."""

_NUMBERED_THING = re.compile(r"(?:Nos?|nr|vol|pp?|refs?|sect?|figs?|tabs?)\.\s\d+\.$", re.IGNORECASE)
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]\.$")
_CLASSED = re.compile(
    r"(?:vitamin|hepatitis|type|group|grade|class|factor|stage|arm|part|level|category|option|influenza|protein)s?"
    r"\s[A-Z]\.$",
    re.IGNORECASE,
)
_ENUMERATOR = re.compile(r"(?:^|\n|[.;:?!,]\s+)\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]$")
_LIMITS = re.compile(
    r"[(\[“\"]?(?:unless|except(?:ions?|ing)?|excluding|however|but|although|though|nevertheless|nonetheless|yet"
    r"|otherwise|provided|apart from|other than|only|with the exceptions?|the (?:only )?exceptions?|notwithstanding"
    r"|even so|that said|conversely|instead|on the other hand|not\b|neither|nor|or\b|and\b|still"
    r"|if (?:not|so|this|these|contraindicated|they|it)"
    r"|(?:when|where|whenever|wherever) (?:this|these|it|they|not|contraindicated)"
    r"|in (?:this|that|these|those|such) (?:cases?|patients?|situations?|settings?|circumstances)"
    r"|(?:this|these|it|they|such)\b[^.?!]*"
    r"\b(?:not|only|except|unless|limited|contraindicated|excludes?|exclud(?:ed|ing)|restricted)"
    r"|[^.?!]*\b(?:exempt(?:ed|ions?)?|excepted|excluded|exceptions?|contraindicated|do(?:es)? not apply)\b)\b",
    re.IGNORECASE,
)
"""How a sentence begins that limits the one before it."""

_ITEM = re.compile(r"[•◦▪●‣∙·○■□–—*-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a response; joined by one space they are its words, in their order.

    The rules are ours, an editorial aid: a text is divided after a full stop, a question mark or an exclamation mark
    that a capital letter or a figure follows, but not after an abbreviation, an initial or the number of an item. The
    items of a list stay with the sentence that introduces them, and a sentence that begins with what limits the one
    before it ("Unless", "However", "This does not") stays with that.
    """
    found: list[str] = []
    for block in text.split("\n"):
        is_item = bool(_ITEM.match(block))
        for place, sentence in enumerate([block] if is_item else _divided(block)):
            between = " " if place else "\n"
            if found and (_LIMITS.match(sentence) or (place == 0 and _belongs(found[-1], is_item))):
                found[-1] = f"{found[-1]}{between}{sentence}"
            else:
                found.append(sentence)
    return tuple(found)


def _belongs(before: str, is_item: bool) -> bool:
    """Whether a sentence or an item stays with what is before it: it is introduced by that, or is the next item."""
    last = before.rpartition("\n")[2]
    if not is_item and not _ITEM.match(last) and not re.search(r"[.?!。？！؟][)\]”’\"'»\d⁰¹²³⁴⁵⁶⁷⁸⁹,\[–-]*$", before):
        return True
    return before.endswith((":", ";", ",")) or (is_item and "\n" in before and bool(_ITEM.match(last)))


def _divided(text: str) -> Iterator[str]:
    start = 0
    for end in _ends(text):
        if text[start:end].strip():
            yield text[start:end].strip()
            start = end
    if text[start:].strip():
        yield text[start:].strip()


def _ends(text: str) -> Iterator[int]:
    yield from (found.end() for found in _END.finditer(text) if not _is_within(text, found))


def _is_within(text: str, found: re.Match[str]) -> bool:
    """Whether a full stop belongs to a word, or stands in brackets that are still open."""
    upto = text[: found.start() + 1]
    if text[found.start()] != ".":
        return False
    near = upto[-24:]
    if _ABBREVIATION.search(near) or (_ENUMERATOR.search(near) and not _NUMBERED_THING.search(near)):
        return True
    if _BEFORE_FIGURES.search(near):
        return bool(re.match(r"\s+\d", text[found.end() :]))
    if near.endswith("etc."):
        return not re.match(r"\s+[A-Z][a-z]", text[found.end() :])
    if _INITIAL.search(near) and not _CLASSED.search(near):
        return True
    opened = text[: found.end()]
    return opened.count("(") > opened.count(")") and ")" in text[found.end() :]
