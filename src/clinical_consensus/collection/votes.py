"""A vote in words, as it is stated, and its bar: how wide each figure is drawn beside them. Words add no figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from clinical_consensus.collection.wording import percent
from clinical_consensus.contract.questions import Heads, Vote

BAR_LENGTH, BAR_HEIGHT = 160, 8
"""The size of a bar, in the unit of the surface that draws it: px on pages, pt on slides, half a pt in print."""

_GAP = 2

Figure = Literal["agree", "disagree", "abstain"]
_FIGURES: tuple[Figure, ...] = get_args(Figure)


@dataclass(frozen=True)
class BarPart:
    """One figure of a vote in its bar: what it is of, where it starts, and how wide it is."""

    kind: Figure
    start: float
    width: float


def vote_bar(vote: Vote) -> tuple[BarPart, ...]:
    """Return the segments of a vote's bar in proportion to its figures; none unless all three are stated.

    Percentages are drawn where they are stated, else heads. Abstentions that the vote leaves out are not drawn.
    """
    heads = vote.counts or Heads()
    ways = ((of.agree, of.disagree, of.abstain) for of in (vote, heads))
    figures = next((way for way in ways if None not in way), ())
    drawn = [figure or 0 for figure in figures[: 2 if vote.basis == "voting" else 3]]
    return tuple(
        BarPart(kind, round(BAR_LENGTH * sum(drawn[:place]) / sum(drawn), 2), _width(drawn[place] / sum(drawn)))
        for place, kind in enumerate(_FIGURES[: len(drawn)])
        if drawn[place] > 0
    )


def _width(share: float) -> float:
    """How wide a share is drawn: all but the whole bar end in a gap, and none is so narrow that it is not seen."""
    return float(BAR_LENGTH) if share == 1 else max(1.0, round(BAR_LENGTH * share - _GAP, 2))


def vote_text(vote: Vote) -> str:
    """Return a vote as it is stated: "Agree 96.43%, disagree 3.57%, abstain 0%", "Agree 44 of 45 voters; round 2"."""
    heads = vote.counts or Heads()
    leaves_out = vote.basis == "voting"
    figures = [
        *_figure("agree", vote.agree, heads.agree),
        *_figure("disagree", vote.disagree, heads.disagree),
        *([] if leaves_out else _figure("abstain", vote.abstain, heads.abstain)),
    ]
    whole = _whole(vote)
    counted = f"{', '.join(figures)}{' of ' if len(figures) == 1 else ', of '}{whole}" if figures and whole else ""
    apart = _left_out(vote.abstain, heads.abstain) if leaves_out else ""
    turn = "" if vote.round is None else f"round {vote.round}"
    said = "; ".join(filter(None, (counted or ", ".join(figures) or _electorate(vote), apart, turn)))
    return said[:1].upper() + said[1:]


def _whole(vote: Vote) -> str:
    """What the figures of a vote are of, as far as that is stated: "45 voters", "the 45 who voted"."""
    if vote.basis:
        all_or_some = {"all": ("all who took part", "took part"), "voting": ("those who voted", "voted")}
        everyone, did = all_or_some[vote.basis]
        return everyone if vote.voters is None else f"the {vote.voters} who {did}"
    return _electorate(vote)


def _electorate(vote: Vote) -> str:
    """How many took part in a vote or voted, or "": "45 voters", "45 voted"."""
    if vote.voters is None:
        return ""
    did = {"all": "took part", "voting": "voted", None: "voter" if vote.voters == 1 else "voters"}
    return f"{vote.voters} {did[vote.basis]}"


def _left_out(share: float | None, heads: int | None) -> str:
    """That abstentions are left out, and how many if that is stated: "2 abstentions left out"."""
    how_many = "" if heads is None else f"{heads} "
    return f"{how_many}abstention{'' if heads == 1 else 's'}{'' if share is None else f' ({percent(share)})'} left out"


def _figure(name: str, share: float | None, heads: int | None) -> Iterator[str]:
    """Yield one figure of a vote if it is stated: "agree 97%", "agree 44", "agree 97% (44)"."""
    if share is not None:
        yield f"{name} {percent(share)}" + ("" if heads is None else f" ({heads})")
    elif heads is not None:
        yield f"{name} {heads}"
