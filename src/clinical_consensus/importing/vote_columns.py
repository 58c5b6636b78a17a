"""Votes in columns or rows of their own: what a head such as "Agree (%)" says that the figures below it count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clinical_consensus.importing.label_words import ROUND_NAMES, VOTE_WORDS
from clinical_consensus.importing.vote_text import VoteValue

_WORDS = {
    **{name: re.compile(rf"(?:voted |votes? )?{words}", re.IGNORECASE) for name, words in VOTE_WORDS.items()},
    "voters": re.compile(r"(?:total|number of) (?:votes|voters)|voters|votes cast|total", re.IGNORECASE),
}
_UNIT = re.compile(
    r"^%\s*(?:of\s+)?|[\s,]*[(\[]?\s*%\s*[)\]]?$"
    r"|(?:\s*[(\[]|[\s,]+)\s*(?:percent|n|no\.|n\s*/\s*N|n\s*\(%\)|n,\s*%)\s*[)\]]?$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d{1,6}(?:[.,]\d+)?\s*[%％]?(?:\s*\(\s*\d{1,6}(?:[.,]\d+)?\s*[%％]?\s*\))?")
_ROUND = re.compile(r"(?:delphi[\s-]*)?(?:round|runde|tour|ronda)\s*(?:no\.?\s*)?(?P<number>\d)\b", re.IGNORECASE)
_ROUNDS = re.compile(rf"(?:delphi[\s-]*|voting\s+)?(?:{ROUND_NAMES})(?:\s*(?:no\.?|#))?", re.IGNORECASE)
_ROUND_CELL = re.compile(
    rf"(?:(?:delphi[\s-]*)?(?:{ROUND_NAMES})\s*)?(?P<number>[1-9])(?:\.|st|nd|rd|th)?(?:\s*(?:{ROUND_NAMES}))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d+)?")
_PAIR = re.compile(r"^(\d[\d.,]*\s?[%％]?)[\s|]+(\d[\d.,]*\s?[%％]?)$")
"""The figures of two cells."""

_MOST_FIGURES = 2


def vote_column(head: str) -> tuple[str, str] | None:
    """Return what the head of a column of votes counts and "%" if it says so, or None if it is no such head."""
    head = head.strip()
    unit = _UNIT.search(head)
    words = _UNIT.sub("", head).strip()
    found = next((name for name, pattern in _WORDS.items() if pattern.fullmatch(words)), None)
    is_share = unit is not None and "%" in unit[0] and "n" not in unit[0].lower()
    return (found, "%" if is_share else "") if found else None


def is_round_column(head: str) -> bool:
    """Whether the head of a column says that its cells are the rounds of votes."""
    return _ROUNDS.fullmatch(head.strip()) is not None


def names_round(head: str, text: str) -> bool:
    """Whether a cell without a head says itself that it is a round: "Round 2"."""
    return not head.strip() and round_in(text) > 0 and re.search(ROUND_NAMES, text, re.IGNORECASE) is not None


def round_in(text: str) -> int:
    """Return the round that a cell of such a column names: "2", "Round 2", "2nd"; 0 if it is none of these."""
    found = _ROUND_CELL.fullmatch(text.strip())
    return int(found["number"]) if found else 0


def round_of(head: str) -> tuple[str, int]:
    """Return the head of a column without the round that it names, and that; 0 if it names none."""
    found = _ROUND.search(head)
    if not found:
        return head, 0
    return f"{head[: found.start()]} {head[found.end() :]}".strip(" ,:–-"), int(found["number"])


def are_vote_columns(names: Sequence[str]) -> bool:
    """Whether columns are those of a vote: the ones that agree, and others."""
    return "agree" in names and len(names) > 1


def is_vote_row(texts: Sequence[str]) -> bool:
    """Whether the cells of a row are the name of a vote and its figure, or its two figures, one of them in percent."""
    figures = texts[1:]
    is_pair = len(figures) == 1 or sum(text.rstrip().endswith(("%", "％")) for text in figures) == 1
    is_vote = 0 < len(figures) <= _MOST_FIGURES and is_pair and vote_column(texts[0]) is not None
    return is_vote and all(map(_FIGURE.fullmatch, figures))


def figure_in_words(figure: str, unit: str, text: str, number: int = 0) -> str:
    """Return the figure of a cell as it would stand in a line: "agree: 95%"; `figure` is "" if no head names it."""
    share = f"{text}{unit}" if _NUMBER.fullmatch(text) else _PAIR.sub(r"\1 (\2)", text)
    counted = f"{figure}: {share}" if figure else share
    return f"Round {number}: {counted}" if number else counted


def joined_votes(one: Sequence[VoteValue], other: Sequence[VoteValue]) -> list[VoteValue] | None:
    """Return the votes of two places: of the one that has some, or of each round its different figures; else None."""
    if not one or not other:
        return [*one, *other]
    rounds = [vote.get("round", 0) for vote in (*one, *other)]
    if any(rounds) and not all(rounds):
        return _with_voters(one, other)
    if not any(rounds) and (len(one) > 1 or len(other) > 1):
        return None
    joined: dict[int, VoteValue] = {}
    for vote, number in zip((*one, *other), rounds, strict=True):
        both = _one_vote(joined[number], vote) if number in joined else vote
        if both is None:
            return None
        joined[number] = both
    return [joined[number] for number in sorted(joined)]


def _one_vote(one: VoteValue, other: VoteValue) -> VoteValue | None:
    """Return the figures of both as one vote; None if they state one figure otherwise."""
    counts, more = one.get("counts", {}), other.get("counts", {})
    first = {name: value for name, value in one.items() if name not in ("counts", "round")}
    second = {name: value for name, value in other.items() if name != "counts"}
    contradicted = {name for name in first.keys() & second.keys() if first[name] != second[name] or name == "agree"}
    if contradicted or counts.keys() & more.keys():
        return None
    return {**first, **second, **({"counts": {**counts, **more}} if counts or more else {})}


def _with_voters(one: Sequence[VoteValue], other: Sequence[VoteValue]) -> list[VoteValue] | None:
    """Return the votes of rounds, the last with how many voted or what share its heads are, said elsewhere; or None."""
    apart = [vote for vote in (*one, *other) if "round" not in vote]
    *earlier, last = sorted((vote for vote in (*one, *other) if "round" in vote), key=lambda vote: int(vote["round"]))
    if len(apart) != 1:
        return None
    are_voters = set(apart[0]) == {"voters"} and "voters" not in last
    is_share = set(apart[0]) == {"agree"} and _is_share(apart[0]["agree"], last)
    return [*earlier, {**last, **apart[0]}] if are_voters or is_share else None


def _is_share(share: float, vote: VoteValue) -> bool:
    """Whether a percentage is that of the heads of a vote which agree."""
    heads, voters = vote.get("counts", {}).get("agree"), vote.get("voters")
    return "agree" not in vote and bool(heads and voters) and abs(100 * heads / voters - share) < 1
