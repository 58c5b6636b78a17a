"""Read votes and levels of consensus, in percent, in heads or in both, as the data contract holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from clinical_consensus.importing.label_words import LEVEL_WORDS, LEVELS_ALONE, VOTE_WORDS
from clinical_consensus.importing.vote_forms import (
    BASIS_ALL,
    BASIS_VOTING,
    FIGURE_LEFT,
    FIGURE_WORD,
    HEADS_OF,
    LEVELLED,
    SHARE_OF_CONSENSUS,
    SUMMED_SHARE,
    VOTE_ROUND,
    VOTE_SHARE,
    VOTERS,
    VOTERS_BEHIND,
    VOTERS_OF_SHARE,
    WORD_FIGURE,
)
from clinical_consensus.importing.vote_rounds import rounds_of
from clinical_consensus.importing.vote_spelling import LEGENDED, spelled_vote

VoteValue = Mapping[str, Any]

_LEVEL = re.compile(rf"(?:[^\W\d]|[ /,’'-])*?\b(?:{LEVEL_WORDS})\b(?:[^\W\d]|[ /,’'-])*", re.IGNORECASE)
_LEVEL_AFTER = re.compile(
    r"[\s().,;:/|•]*[,;.(\[–—-]\s*consensus[\s().\[\]]*|consensus\s*\([\s.]*\)?\s*", re.IGNORECASE
)
"""What is left of "96%, consensus", "Abstain: 3% (Consensus)" and "Consensus (24/25)": the level, beside a figure."""

_BOUND = re.compile(r"(?P<level>[^\W\d][^\d()\[\]]*)\s*[(\[]\s*[<>≥≤]=?\s*\d[^()\[\]]*[)\]]")
"""A level with its bounds in brackets: "Strong consensus (> 90%)"."""

_HEDGE = re.compile(r"\b(?:ca|about|around|approx|approximately|over|than|least|nearly|almost)\b", re.IGNORECASE)
_FILLING = re.compile(
    r"[\s:;,.()\[\]|=/•→–—-]+|\b(?:delegates?[’']?s?|votes?|voted|and|the|of|heads|percent)\b", re.IGNORECASE
)
_CAPITALS = re.compile("|".join(LEVELS_ALONE))
_ORDER = ("agree", "disagree", "abstain", "counts", "voters", "basis")
_OF_ALL = "The deck does not say whom “n = {}” counts: read as all who voted."
_FIGURES = re.compile(r"\d\s*[%％]|\d\s*/\s*\d")
_FOR_OR_AGAINST = re.compile(rf"(?:{'|'.join(VOTE_WORDS.values())})\s*[:=]\s*\d{{1,4}}[,;]", re.IGNORECASE)
_MOST_WORDS = 6


@dataclass(frozen=True)
class ReadConsensus:
    """A consensus as a text states it: the label of its level, the votes, oldest first, and what is only inferred."""

    level: str | None
    votes: tuple[VoteValue, ...]
    note: str | None = None
    passed: tuple[tuple[int, int], ...] = ()
    """Where in the text medians stand, and the levels of earlier rounds: the last round's holds."""


def read_consensus(text: str, *, is_agreement: bool = False) -> ReadConsensus | None:
    """Return what a text states of the consensus; None if a part of it is not understood, so that nothing is guessed.

    With `is_agreement`, the label of the text says that a bare figure is of those who agree.
    """
    votes: list[VoteValue] = []
    levels: dict[int, tuple[str, tuple[int, int]]] = {}
    notes: list[str] = []
    rounds = list(rounds_of(text))
    last = max(number for number, _, _ in rounds)
    if len({number for number, _, _ in rounds}) < len(rounds):
        return None
    for number, start, end in rounds:
        read = _read(spelled_vote(text[start:end]), is_agreement)
        at = text.find(read.level, start, end) if read and read.level else start
        if read is None or (at < 0 and number < last):
            return None
        votes += [{**vote, "round": number} if number else vote for vote in read.votes]
        notes += [read.note] if read.note else []
        levels |= {number: (read.level, (at, at + len(read.level)))} if read.level else {}
    if not votes and not levels:
        return None
    votes.sort(key=lambda vote: vote.get("round", 0))
    passed = tuple(place for number, (_, place) in levels.items() if number < last)
    level = levels[last][0] if last in levels else None
    return ReadConsensus(level, tuple(votes), notes[0] if notes else None, passed)


def is_figure(text: str) -> bool:
    """Whether a line is one figure of a vote: "Disagree: 3%"."""
    return any(pattern.fullmatch(text.strip(" .;,•")) for pattern in (*WORD_FIGURE.values(), *FIGURE_WORD.values()))


def are_figures(text: str) -> bool:
    """Whether a line is a vote of several figures and nothing else: "For 23 / Against 2 / Abstain 1"."""
    is_possible = FIGURE_LEFT.search(text) or LEGENDED.match(text) or _FOR_OR_AGAINST.match(text)
    read = read_consensus(text.strip("•◦▪ ")) if is_possible else None
    figures = {name for vote in read.votes for name in (*vote, *vote.get("counts", {}))} if read else set()
    return len(figures & set(VOTE_WORDS)) > 1


def are_rounds(text: str) -> bool:
    """Whether a line is what rounds of a vote brought, even if that is not understood: "Round 1: 22/33, median 8"."""
    found = VOTE_ROUND.match(text)
    read = read_consensus(text, is_agreement=True) if found else None
    is_named = (
        found is not None
        and not found["short"]
        and found[0].rstrip()[-1] in ":–-"
        and _FIGURES.search(text, found.end()) is not None
    )
    return is_named or (read is not None and bool(read.votes))


def _read(text: str, is_agreement: bool) -> ReadConsensus | None:
    vote: dict[str, Any] = {}
    note = None
    bounded = _BOUND.fullmatch(text.strip())
    if bounded and _level(bounded["level"])[0]:
        return ReadConsensus(text.strip(), ())
    if (levelled := LEVELLED.fullmatch(text.strip())) and _level(levelled["level"])[0] == levelled["level"]:
        inner = _read(levelled["vote"], is_agreement=True)
        return replace(inner, level=levelled["level"]) if inner and inner.votes and not inner.level else None
    rest, share = _set_apart(text, vote)
    of_share = VOTERS_OF_SHARE.search(rest) if rest.count("%") + rest.count("％") == 1 else None
    if of_share:
        vote["voters"], rest = int(of_share["voters"]), rest.replace(of_share[0], of_share["share"])
    left, figures = _figures(rest)
    is_whole = "agree" in figures and figures["agree"]["all"] is not None and not re.search(r"\d", left)
    if not figures or (set(figures) == {"agree"} and not is_whole and HEADS_OF.search(rest)):
        rest, note = _bare(rest, vote, is_agreement)
    else:
        rest = left
        for name, figure in figures.items():
            _enter_both(vote, name, figure)
    if share:
        _enter(vote, "unread" if "agree" in vote else "agree", share, "%")
    if "voters" not in vote and (found := VOTERS.search(rest)):
        vote["voters"], rest = int(found["voters"] or found["these"]), _without(rest, found)
    level, rest = _level(rest)
    if _FILLING.sub("", rest) or _are_mixed(vote):
        return None
    ordered = {name: vote[name] for name in _ORDER if name in vote}
    if heads := vote.get("counts"):
        ordered["counts"] = {name: heads[name] for name in _ORDER if name in heads}
    note = _OF_ALL.format(of_share["voters"]) if of_share else note
    return ReadConsensus(level, (ordered,) if set(vote) - {"basis"} else (), note)


def _set_apart(text: str, vote: dict[str, Any]) -> tuple[str, str]:
    """Enter whom a vote counts; return the text without that, and the share that its heads are, or ""."""
    for basis, pattern in (("voting", BASIS_VOTING), ("all", BASIS_ALL)):
        if pattern.search(text):
            vote["basis"], text = basis, pattern.sub(" ", text)
    if found := VOTERS_BEHIND.search(text):
        vote["voters"], text = int(found["voters"]), _without(text, found)
    found = SUMMED_SHARE.search(text)
    if found and len(_figures(_without(text, found))[1]) > 1:
        return _without(text, found), found["share"]
    return text, ""


def _figures(text: str) -> tuple[str, dict[str, re.Match[str]]]:
    """Return what is left of a text without its figures for agree, disagree and abstain, and these."""
    for patterns in (WORD_FIGURE, FIGURE_WORD):
        rest, found = text, dict[str, re.Match[str]]()
        for name, pattern in patterns.items():
            if match := pattern.search(rest):
                found[name], rest = match, _without(rest, match)
        if found and not FIGURE_LEFT.search(rest):
            return rest, found
    return text, {}


def _bare(text: str, vote: dict[str, Any], is_agreement: bool) -> tuple[str, str | None]:
    """Read "44 of 45" or "97 %" into a vote; return what is left, and a note if nothing says who is counted."""
    matches = [match for match in (HEADS_OF.search(text), VOTE_SHARE.search(text)) if match]
    if not matches:
        return text, None
    found = min(matches, key=lambda match: match.start())
    parts = found.groupdict()
    heads, voters = parts.get("heads") or parts.get("agreeing"), parts.get("voters") or parts.get("all")
    if heads and voters:
        vote["counts"], vote["voters"] = {"agree": int(heads)}, int(voters)
    if parts.get("share"):
        _enter(vote, "agree", parts["share"], "%")
    is_said = is_agreement or parts.get("agreed") or parts.get("agreed_after")
    note = None if is_said else f"The deck does not say what “{found[0].strip()}” counts: read as those who agreed."
    return _without(text, found), note


def _enter_both(vote: dict[str, Any], name: str, figure: re.Match[str]) -> None:
    """Enter a figure, the one in brackets after it, and of how many voters that is."""
    _enter(vote, name, figure["figure"], figure["figure_unit"])
    if figure["second"]:
        _enter(vote, name, figure["second"], figure["second_unit"])
    if (of := figure["of"] or figure["all"]) and vote.setdefault("voters", int(of)) != int(of):
        vote["unread"] = of


def _enter(vote: dict[str, Any], name: str, figure: str, unit: str | None) -> None:
    if unit:
        vote[name] = float(figure.replace(",", "."))
    elif figure.isdigit():
        vote.setdefault("counts", {})[name] = int(figure)
    else:
        vote["unread"] = figure


def _are_mixed(vote: VoteValue) -> bool:
    return "unread" in vote or any(vote.get(name, 0) > 100 for name in VOTE_WORDS)


def _level(text: str) -> tuple[str | None, str]:
    """Return the label of a level of consensus in a text, and what is left."""
    for found in _LEVEL.finditer(text):
        label = found[0].strip(" ,-/")
        is_name = _is_level_name(label) or _LEVEL_AFTER.fullmatch(text) is not None
        if 0 < len(label.split()) <= _MOST_WORDS and is_name:
            return label, text.replace(found[0], " ", 1)
    return None, text


def _is_level_name(label: str) -> bool:
    return label.lower() not in ("agreement", "consensus", "accord", "acuerdo") and not _HEDGE.search(label)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def is_level(text: str) -> bool:
    """Whether an unlabelled paragraph is a level of consensus alone, as "(Unanimous Strong Consensus)" is."""
    inner = text.removesuffix(".").strip("()[]") if text[:1] in "([" else text.removesuffix(".")
    read = read_consensus(inner, is_agreement=True) if len(text.split()) <= 2 * _MOST_WORDS else None
    is_short = bool(re.search(r"\d", text)) or text.startswith(("(", "[")) or bool(_CAPITALS.fullmatch(inner))
    heads = HEADS_OF.fullmatch(spelled_vote(inner))
    is_said = SHARE_OF_CONSENSUS.fullmatch(inner) or (heads and (heads["agreed"] or heads["agreed_after"]))
    return read is not None and (read.level is not None or bool(is_said)) and is_short
