"""Check votes against themselves and against the bounds of their level (the data contract's rules on votes)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from clinical_consensus.contract.json_value import JsonValue, records_by_id
from clinical_consensus.contract.problems import Problem, quoted

LEAST_TOLERANCE = Decimal("0.1")
"""How far the sum of a vote's percentages may always be from 100, in percentage points (the data contract's rule)."""

_FIGURES = ("agree", "disagree", "abstain")
_COMPARE = "compare the figures with the source"


def broken_votes(whole: JsonValue) -> Iterator[Problem]:
    """Yield what is wrong with the bounds of levels and with the votes of every recommendation."""
    levels = records_by_id(whole["consensus_scheme"]["levels"]) or {}
    for level in levels.values():
        yield from _bounds(level)
    for question in whole["questions"].records():
        for recommendation in question["recommendations"].records():
            consensus = recommendation["consensus"]
            if isinstance(consensus.value, dict):
                yield from _consensus(consensus, levels)


def _bounds(level: JsonValue) -> Iterator[Problem]:
    low, high = level["min_agree"].number, level["max_agree"].number
    if low is not None and high is not None and low > high:
        yield Problem(level["min_agree"].place, f"{low:g} is above max_agree, {high:g}", "swap the two")
    for bound, flag in (("min_agree", "min_exclusive"), ("max_agree", "max_exclusive")):
        if level[flag].value is True and level[bound].value is None:
            yield Problem(level[flag].place, f"there is no {bound} to exclude", f"write {bound}, or false")
    if (low is not None and low == high and _excludes(level)) or _excludes_all(level):
        yield Problem(level.place, "no share of a vote lies within these bounds", "compare them with the source")


def _excludes(level: JsonValue) -> bool:
    return level["min_exclusive"].value is True or level["max_exclusive"].value is True


def _excludes_all(level: JsonValue) -> bool:
    """Whether a bound excludes every percentage: above 100, or below 0."""
    is_above = level["min_agree"].number == 100 and level["min_exclusive"].value is True
    return is_above or (level["max_agree"].number == 0 and level["max_exclusive"].value is True)


def _consensus(consensus: JsonValue, levels: Mapping[str, JsonValue]) -> Iterator[Problem]:
    vote, earlier = consensus["vote"], list(consensus["earlier_votes"].records())
    if consensus["level"].value is None and vote.value is None and not earlier:
        yield Problem(consensus.place, "it states neither a level nor a vote", "write null instead of { … }")
    if isinstance(vote.value, dict):
        yield from _vote(vote)
        named = consensus["level"].value
        if isinstance(named, str) and named in levels:
            yield from _within_bounds(vote, levels[named])
    for each in earlier:
        yield from _vote(each)
    rounds = [(each["round"], number) for each in (*earlier, vote) if type(number := each["round"].value) is int]
    for (_, before), (later, number) in pairwise(rounds):
        if number < before:
            wrong = f"round {number} comes after round {before}; earlier votes stand oldest first, before the last vote"
            yield Problem(later.place, wrong, "put the votes in the order of their rounds")


def _vote(vote: JsonValue) -> Iterator[Problem]:
    heads = vote["counts"]
    if all(vote[name].value is None for name in (*_FIGURES, "voters")) and all(
        heads[name].value is None for name in _FIGURES
    ):
        yield Problem(vote.place, "the vote states no figure", "write a figure, or null instead of { … }")
    yield from _shares(vote)
    yield from _heads(vote)


def _counted(basis: object) -> tuple[str, ...]:
    """Which figures make up the whole: without abstentions if the vote leaves them out."""
    return _FIGURES[:2] if basis == "voting" else _FIGURES


def _shares(vote: JsonValue) -> Iterator[Problem]:
    def broken_sum(basis: object) -> Decimal | None:
        counted = [Decimal(repr(share)) for name in _counted(basis) if (share := vote[name].number) is not None]
        total, tolerance = sum(counted, Decimal()), sum(map(_half_a_unit, counted), Decimal())
        is_whole = len(counted) == len(_counted(basis))
        return total if is_whole and abs(total - 100) > max(LEAST_TOLERANCE, tolerance) else None

    total = broken_sum(vote["basis"].value)
    if total is not None:
        yield Problem(vote.place, f"{_names(vote)} add up to {total:f}, not 100", _cure(vote, broken_sum))


def _half_a_unit(share: Decimal) -> Decimal:
    """Half a unit of the last place of a percentage: 0.5 for 97, 0.005 for 96.43."""
    return Decimal(5).scaleb(min(int(share.as_tuple().exponent), 0) - 1)


def _heads(vote: JsonValue) -> Iterator[Problem]:
    heads, voters = vote["counts"], vote["voters"].value

    def broken_sum(basis: object) -> int | None:
        counted = [each for name in _counted(basis) if type(each := heads[name].value) is int]
        return sum(counted) if len(counted) == len(_counted(basis)) and sum(counted) != voters else None

    total = broken_sum(vote["basis"].value) if type(voters) is int else None
    if total is not None:
        wrong = f"{_names(vote)} add up to {total}, but voters is {voters}"
        yield Problem(heads.place, wrong, _cure(vote, broken_sum))


def _cure(vote: JsonValue, broken_sum: Callable[[object], object]) -> str:
    """What to do about a sum; if the figures fit the other basis, that it may be the one that is meant."""
    if vote["basis"].value == "voting":
        meant, other = 'figures count abstentions, write "basis": "all"', "all"
    else:
        meant, other = 'source leaves abstentions out, write "basis": "voting"', "voting"
    are_stated = all(vote[name].value is not None or vote["counts"][name].value is not None for name in _FIGURES)
    return f"{_COMPARE}; if the {meant}" if are_stated and broken_sum(other) is None else _COMPARE


def _names(vote: JsonValue) -> str:
    """The figures that make up the whole, in words: "agree, disagree and abstain"."""
    *first, last = _counted(vote["basis"].value)
    return f"{', '.join(first)} and {last}"


def _within_bounds(vote: JsonValue, level: JsonValue) -> Iterator[Problem]:
    agree = vote["agree"].number
    if agree is None or (vote["basis"].value or "all") != (level["basis"].value or "all"):
        return
    for bound, flag, side, is_at in (
        ("min_agree", "min_exclusive", -1, "not above"),
        ("max_agree", "max_exclusive", 1, "not below"),
    ):
        limit = level[bound].number
        if limit is None:
            continue
        outside = "below" if side < 0 else "above"
        if side * (agree - limit) > 0 or (agree == limit and level[flag].value is True):
            how = is_at if agree == limit else outside
            wrong = f"{agree:g} is {how} the {bound} of {quoted(level['id'].value)}, {limit:g}"
            yield Problem(vote["agree"].place, wrong, "compare the vote and its level with the source")
