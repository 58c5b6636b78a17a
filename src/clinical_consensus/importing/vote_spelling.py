"""Votes in other spellings, as figures beside their words: "none against", "carried by 15 votes to 2"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from clinical_consensus.importing.label_words import VOTE_WORDS, VOTERS_NAMES

_CARRIED_BY = (
    r"carried|passed|adopted|approved|accepted|angenommen|beschlossen|adoptée?|approuvée?|aprobad[oa]|adoptad[oa]"
    r"|aprovad[oa]|approvat[oa]|adottat[oa]|aangenomen"
)
"""How documents say that a vote went for what was put to it."""

_NUMBER_WORDS: Mapping[int, str] = {
    0: r"no(?=\s+(?:votes\s+against|abstentions))|none|nobody|no one|nil|zero|keine?r?|niemand"
    r"|aucune?|zéro|ningun[oa]?|ningún|nadie|nenhuma?|ninguém|nessun[oa]?"
    r"|geen",
    1: r"one|eine?|une?|una|um|uma|un[oa]|één|een",
    2: r"two|zwei|deux|dos|dois|duas|due|twee",
    3: r"three|drei|trois|tres|três|tre|drie",
    4: r"four|vier|quatre|cuatro|quatro|quattro",
}
"""Small numbers in words, in the languages of the labels."""

_OF_VOTE = rf"(?:\s+{VOTERS_NAMES})?\s+(?:(?:voted|were|was)\s+)?"
_IN_WORDS = re.compile(
    rf"(?<![\w–-])(?:{'|'.join(f'(?P<n{number}>{words})' for number, words in _NUMBER_WORDS.items())})"
    rf"(?={_OF_VOTE}(?:{'|'.join(VOTE_WORDS.values())})(?!\w))",
    re.IGNORECASE,
)
"""A number in words before what it counts: "none against", "keine Enthaltung", "two abstained"."""

_BEHIND = re.compile(
    rf"(?<=: )(?:{'|'.join(f'(?P<n{number}>{words})' for number, words in _NUMBER_WORDS.items())})(?=[.;,]|$)",
    re.IGNORECASE,
)
"""A number in words behind a colon: "against: none"."""

_CARRIED = re.compile(
    rf"(?:{_CARRIED_BY})\s+(?:(?:by|with|mit|par|por|con|com|met)\s+)?(?P<agree>\d{{1,4}})(?:\s+{VOTERS_NAMES})?"
    rf"\s*(?:to|zu|:|[–-]|against|gegen|contre|contra|contro|tegen)\s*(?P<disagree>\d{{1,4}})(?![\d.,]*\s?[%％\d])"
    rf"(?:\s+{VOTERS_NAMES})?",
    re.IGNORECASE,
)
"""What a vote brought: those for it and those against it."""

_SHARED = re.compile(
    rf"(?:was\s+|wurde\s+)?(?:{_CARRIED_BY}|endorsed|supported|agreed)\s+(?:by|von|par|por|da|dal|door)"
    rf"\s+(?P<agree>\d{{1,4}})"
    rf"\s*(?:/|of|out of|von|sur|de|di|van)\s*(?:the\s+)?(?P<all>\d{{1,4}})(?![\d.,]*\s?[%％\d])(?:\s+{VOTERS_NAMES})?",
    re.IGNORECASE,
)
"""How many of all voted for it: "Approved by 13 of 16"."""

_NAMES = rf"(?:{'|'.join(f'(?P<{{place}}_{name}>{words})' for name, words in VOTE_WORDS.items())})"
_LEGEND = r"\s*[–—/:,-]\s*".join(_NAMES.replace("{place}", place) for place in ("a", "b", "c"))
_FIGURES = r"(?P<f{0}>0|[1-9]\d{{0,2}})"
_THREE = r"\s*[–—/:-]\s*".join(_FIGURES.format(place) for place in "abc") + r"(?![\d.,]*\s?[%％\d])"
LEGENDED = re.compile(
    rf"{_THREE}\s*[(\[]\s*{_LEGEND}\s*[)\]]",
    re.IGNORECASE,
)
"""Three figures, and behind them in brackets what they count: "19–1–0 (yes–no–abstain)"."""

_OF_ALL = r"\s*[–—/:-]\s*".join(_FIGURES.format(place) for place in "abc") + r"(?![\d.,]*\d)(?P<percent>\s?[%％])?"
_LEGEND_FIRST = re.compile(rf"(?:[(\[]\s*)?{_LEGEND}\s*[)\]]?\s*[:=]?\s*{_OF_ALL}", re.IGNORECASE)
_BARE_THREE = re.compile(rf"{_THREE}(?:\s*[(\[](?P<share>\d{{1,3}}(?:[.,]\d+)?)\s?[%％][)\]])?", re.IGNORECASE)
"""Three figures without a word: only their usual order says what they count."""

_SHARE = r"(?P<{}>\d{{1,3}}(?:\.\d{{1,2}})?)"
_BARE_SHARES = re.compile(
    r"\s*(?:[%％]\s*[–—/:|,;-]|[–—/:|-])\s*".join(_SHARE.format(name) for name in ("agree", "disagree", "abstain"))
    + r"\s?[%％](?P<level>\s*[–—(\[,;-][^\d%％]*)?"
)
"""Three shares without a word, and the level behind them: "88% / 10% / 2% – Strong consensus"."""

_BARE_TWO = re.compile(r"(?P<agree>[1-9]\d{0,2})\s*[/:–-]\s*(?P<disagree>0|[1-9]\d{0,2})")


_LONGEST = 600
"""Characters of what may be a vote."""

_NUMBER = r"\d{1,2}(?:[.,]\d{1,2})?"
_RANGE = rf"(?:IQR|range|interquartile range)?\s*[:=]?\s*{_NUMBER}\s?[–-]\s?{_NUMBER}"
_MEDIAN = re.compile(
    rf"(?:[;,(\[]\s*)?\b(?:median|médiane|mediana|mediaan)\b(?:\s(?:score|rating|vote|agreement))?\s*[:=]?\s*{_NUMBER}"
    rf"(?![\d%％])(?:/\d{{1,2}})?(?:\s*[,;]?\s*(?:{_RANGE}|[(\[]\s*{_RANGE}\s*[)\]]))?\s*[)\]]?",
    re.IGNORECASE,
)
"""A median on a scale, and its range: "median 8 (IQR 7–9)"."""


def spelled_vote(text: str) -> str:
    """Return a text with the figures of its vote beside their words, as "15 agree, 2 disagree".

    Numbers in words are read beside one in figures.
    """
    if len(text) > _LONGEST:
        return text
    for pattern in (LEGENDED, _LEGEND_FIRST):
        text = pattern.sub(_in_words, text)
    text = _SHARED.sub(r"\g<agree> of \g<all> agreed", text)
    text = _CARRIED.sub(r"\g<agree> agree, \g<disagree> disagree", text)
    if not re.search(r"\d", text):
        return text
    for pattern in (_IN_WORDS, _BEHIND):
        text = pattern.sub(lambda found: next(name[1:] for name, word in found.groupdict().items() if word), text)
    return text


def without_medians(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text with spaces in place of its medians, which are no votes, and where these stand."""
    places = tuple(found.span() for found in _MEDIAN.finditer(text))
    return _MEDIAN.sub(lambda found: " " * len(found[0]), text), places


def usual_order(text: str) -> str:
    """Return bare figures as those who agree, disagree and abstain; "" if a text is not two or three figures.

    Of two, the first is the greater: else they may be a share of all, or a range.
    A share beside them must be that of those who agree, with or without those who abstain.
    """
    if bare := _BARE_SHARES.fullmatch(text.strip()):
        votes = ", ".join(f"{bare[name]}% {name}" for name in ("agree", "disagree", "abstain"))
        return f"{votes}{bare['level'] or ''}"
    if (two := _BARE_TWO.fullmatch(text.strip(" .;"))) and int(two["agree"]) > int(two["disagree"]):
        return f"{two['agree']} agree, {two['disagree']} disagree"
    found = _BARE_THREE.fullmatch(text.strip(" .;"))
    if not found:
        return ""
    agree, disagree, abstain = (int(found[f"f{place}"]) for place in "abc")
    votes = f"{agree} agree, {disagree} disagree, {abstain} abstain"
    if found["share"] is None:
        return votes
    stated = float(found["share"].replace(",", "."))
    shares = [100 * agree / count for count in (agree + disagree, agree + disagree + abstain) if count]
    return f"{votes} ({found['share']}% agree)" if any(abs(stated - share) < 1 for share in shares) else ""


def _in_words(found: re.Match[str]) -> str:
    """Return three figures with their words, or the text as it stands if a word names two of them."""
    names = [next(name for name in VOTE_WORDS if found[f"{place}_{name}"]) for place in "abc"]
    unit = "%" if found.groupdict().get("percent") else ""
    figures = (f"{found[f'f{place}']}{unit}" for place in "abc")
    pairs = (f"{figure} {name}" for figure, name in zip(figures, names, strict=True))
    return ", ".join(pairs) if len(set(names)) == len(names) else found[0]
