"""A synthetic collection with a vote of every kind, how each is said, and the shares of those that are drawn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from editions import edition, question
from shared import Shared
from sites import Json, Site, site_in


@dataclass(frozen=True)
class Kind:
    """A vote, the words for it, and the shares of its bar; none if it is not drawn."""

    vote: Json
    words: str
    shares: tuple[float, ...] = ()


def heads(agree: int | None = None, disagree: int | None = None, abstain: int | None = None) -> Json:
    return {"agree": agree, "disagree": disagree, "abstain": abstain}


KINDS = (
    Kind({"agree": 97}, "Agree 97%"),
    Kind({"agree": 97, "basis": "all"}, "Agree 97% of all who took part"),
    Kind({"agree": 97, "basis": "voting"}, "Agree 97% of those who voted; abstentions left out"),
    Kind({"agree": 97, "abstain": 5, "basis": "voting"}, "Agree 97% of those who voted; abstentions (5%) left out"),
    Kind({"agree": 97, "disagree": 3}, "Agree 97%, disagree 3%"),
    Kind({"agree": 97, "voters": 45, "round": 3}, "Agree 97% of 45 voters; round 3"),
    Kind({"disagree": 0.0}, "Disagree 0%"),
    Kind({"abstain": 2.5}, "Abstain 2.5%"),
    Kind({"agree": 96.43, "disagree": 3.57, "abstain": 0.0}, "Agree 96.43%, disagree 3.57%, abstain 0%", (96.43, 3.57)),
    Kind({"agree": 80, "disagree": 12.5, "abstain": 7.5}, "Agree 80%, disagree 12.5%, abstain 7.5%", (80, 12.5, 7.5)),
    Kind(
        {"agree": 33.3, "disagree": 33.3, "abstain": 33.3},
        "Agree 33.3%, disagree 33.3%, abstain 33.3%",
        (100 / 3, 100 / 3, 100 / 3),
    ),
    Kind({"agree": 0, "disagree": 100, "abstain": 0}, "Agree 0%, disagree 100%, abstain 0%", (100,)),
    Kind(
        {"agree": 95, "disagree": 5, "abstain": 12, "basis": "voting"},
        "Agree 95%, disagree 5%, of those who voted; abstentions (12%) left out",
        (95, 5),
    ),
    Kind({"counts": heads(44)}, "Agree 44"),
    Kind({"counts": heads(44), "voters": 45}, "Agree 44 of 45 voters"),
    Kind({"counts": heads(44, 1), "voters": 45}, "Agree 44, disagree 1, of 45 voters"),
    Kind({"counts": heads(1), "voters": 1}, "Agree 1 of 1 voter"),
    Kind({"counts": heads(4, None, 2), "voters": 4, "basis": "voting"},
         "Agree 4 of the 4 who voted; 2 abstentions left out"),
    Kind({"counts": heads(4, 0, 1), "voters": 4, "basis": "voting"},
         "Agree 4, disagree 0, of the 4 who voted; 1 abstention left out", (100,)),
    Kind({"counts": heads(30, 9, 6), "voters": 45, "basis": "all"},
         "Agree 30, disagree 9, abstain 6, of the 45 who took part", (30 / 0.45, 20, 6 / 0.45)),
    Kind({"counts": heads(30, 9, 6)}, "Agree 30, disagree 9, abstain 6", (30 / 0.45, 20, 6 / 0.45)),
    Kind({"counts": heads(0, 0, 0), "voters": 0}, "Agree 0, disagree 0, abstain 0, of 0 voters"),
    Kind(
        {"agree": 97, "disagree": 2, "counts": heads(44, 1, 3), "voters": 45, "basis": "voting", "round": 2},
        "Agree 97% (44), disagree 2% (1), of the 45 who voted; 3 abstentions left out; round 2",
        (44 / 0.45, 1 / 0.45),
    ),
    Kind(
        {"agree": 75, "disagree": 25, "abstain": 0, "counts": heads(3, 1, 0), "voters": 4},
        "Agree 75% (3), disagree 25% (1), abstain 0% (0), of 4 voters",
        (75, 25),
    ),
    Kind({"voters": 45}, "45 voters"),
    Kind({"voters": 1}, "1 voter"),
    Kind({"voters": 45, "basis": "all"}, "45 took part"),
    Kind({"voters": 45, "basis": "voting", "round": 2}, "45 voted; abstentions left out; round 2"),
    Kind({"counts": heads(None, None, 2), "abstain": 5, "basis": "voting"}, "2 abstentions (5%) left out"),
)  # fmt: skip


def voting(kinds: tuple[Kind, ...] = KINDS) -> Json:
    """A collection with a question for each kind; the first also has the votes of two earlier rounds."""
    made = []
    for number, kind in enumerate(kinds, 1):
        own = question(f"q{number}", number, f"Synthetic statement {number}.")
        own["recommendations"][0]["consensus"] = {"level": None, "vote": kind.vote}
        made.append(own)
    made[0]["recommendations"][0]["consensus"]["earlier_votes"] = [
        {"agree": 50, "disagree": 30, "abstain": 20, "round": 1},
        {"agree": 60, "round": 2},
    ]
    return edition(made)


def built(shared: Shared, folder: Path) -> Site:
    """The site of the collection, as the command builds it."""
    folder.mkdir(exist_ok=True)
    file = folder / "synthetic-votes.json"
    file.write_text(json.dumps(voting()), encoding="utf-8")
    return site_in(shared.site(file), file)


def vote_words(vote: Json) -> str:
    """A vote of the raw JSON as every surface says it."""
    figures = _figures(vote)
    of = f"{', ' if len(figures) > 1 else ' '}of {_voters(vote)}" if figures and _voters(vote) else ""
    voters = "voter" if vote.get("voters") == 1 else "voters"
    took = {"all": "took part", "voting": "voted", None: voters}[vote.get("basis")]
    counted = ", ".join(figures) + of if figures else "" if vote.get("voters") is None else f"{vote['voters']} {took}"
    turn = "" if vote.get("round") is None else f"round {vote['round']}"
    words = "; ".join(filter(None, [counted, _left_out(vote), turn]))
    return words[:1].upper() + words[1:]


def _figures(vote: Json) -> list[str]:
    """What a vote states of each way to vote, in percent, in heads or in both."""
    names = ("agree", "disagree") if vote.get("basis") == "voting" else ("agree", "disagree", "abstain")
    found = []
    for name in names:
        share, count = vote.get(name), (vote.get("counts") or {}).get(name)
        in_heads = "" if count is None else str(count) if share is None else f" ({count})"
        found.append(f"{name} {'' if share is None else f'{share:.10g}%'}{in_heads}")
    return [each for each in found if not each.endswith(" ")]


def _voters(vote: Json) -> str:
    """Of whom the figures are."""
    count, basis = vote.get("voters"), vote.get("basis")
    if count is None:
        return {"all": "all who took part", "voting": "those who voted", None: ""}[basis]
    several = "voter" if count == 1 else "voters"
    return {"all": f"the {count} who took part", "voting": f"the {count} who voted", None: f"{count} {several}"}[basis]


def _left_out(vote: Json) -> str:
    """The abstentions that a vote leaves out."""
    if vote.get("basis") != "voting":
        return ""
    share, count = vote.get("abstain"), (vote.get("counts") or {}).get("abstain")
    how_many = "abstentions" if count is None else f"{count} abstention{'' if count == 1 else 's'}"
    return f"{how_many}{'' if share is None else f' ({share:.10g}%)'} left out"
