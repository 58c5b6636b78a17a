"""Read the consensus that a text states under a label: the label says what its bare words and figures are."""

from __future__ import annotations

import re
from dataclasses import replace

from clinical_consensus.importing.field_run import FieldRun
from clinical_consensus.importing.label_words import LEVEL_NAME, VOTE_WORDS
from clinical_consensus.importing.vote_spelling import usual_order, without_medians
from clinical_consensus.importing.vote_text import ReadConsensus, read_consensus

_AGREEING = re.compile("agree|consens|konsens|zustimm|accord|acuerdo|concord")
"""In labels that say whom a bare figure counts: those who agree."""

_OF_LEVELS = re.compile("consens|konsens")
"""In labels of which the words before a figure are the level."""

_OTHERS = re.compile(rf"\b(?:{VOTE_WORDS['disagree']}|{VOTE_WORDS['abstain']})\b", re.IGNORECASE)
_VOTED = re.compile(
    r"\d|\b(?:agreed?|disagree\w*|abst\w*|against|contr[ae]|dagegen|vot\w*|stimmen|voix)\b", re.IGNORECASE
)
_GRADED = re.compile(
    r"(?P<level>[^\W\d_][^\d()\[\],;:.]*?)\s*(?:[(\[](?P<vote>[^()\[\]]+)[)\]]|[,;:–—-]\s*(?P<figure>\d.*))"
)
_IN_ORDER = "The figures of the vote have no words: that they are for, against and abstentions is inferred."
_MOST_WORDS = 8
_MOST_OF_LEVEL = 3


def labelled_consensus(text: str, name: str) -> ReadConsensus | None:
    """Return what a text states under the label `name`, or None; without a label, `name` is ""."""
    name = name.lower()
    is_agreement = not name or bool(_AGREEING.search(name))
    plain, medians = without_medians(text) if name else (text, ())
    if medians:
        read = labelled_consensus(plain, name)
        return replace(read, passed=tuple(sorted((*read.passed, *medians)))) if read and read.votes else None
    if name and (ordered := usual_order(text)) and (read := read_consensus(ordered)):
        return replace(read, note=_IN_ORDER)
    if read := read_consensus(text, is_agreement=is_agreement):
        return read
    if name and is_agreement and re.match(r"\d", text) and _OTHERS.search(text):
        return read_consensus(f"agree: {text}")
    if not name:
        return None
    if (found := _GRADED.fullmatch(text)) and _OF_LEVELS.search(name):
        return _graded(found["level"].strip(), found["vote"] or found["figure"])
    return ReadConsensus(level, ()) if (level := _level_alone(text)) else None


def is_bare_level(text: str) -> bool:
    """Whether a text is a level that needs a label to be one: "Consensus"."""
    return re.fullmatch(LEVEL_NAME, text.strip(" ."), re.IGNORECASE) is not None


def states_level(run: FieldRun) -> bool:
    """Whether what a label calls a consensus is more than the figures of a vote."""
    texts = [extent.text for piece in run.pieces if (extent := piece.paragraph.after(piece.skip))]
    if not texts or (run.label and run.label.figure and not run.label.is_alone):
        return False
    read = read_consensus(" ".join(texts), is_agreement=True)
    return read is None or read.level is not None


def _graded(level: str, figures: str) -> ReadConsensus | None:
    """Return a level with the vote beside it: "Strong (96%)"."""
    is_level = len(level.split()) <= _MOST_OF_LEVEL and not _VOTED.search(level)
    ordered = usual_order(figures)
    vote = read_consensus(ordered or figures, is_agreement=True) if is_level else None
    note = _IN_ORDER if ordered else vote.note if vote else None
    return ReadConsensus(level, vote.votes, note) if vote and not vote.level else None


def _level_alone(text: str) -> str:
    """Return the level that a few words without figures are, or ""."""
    level = text.strip(" ().")
    is_short = len(text.split()) <= _MOST_WORDS and not _VOTED.search(text)
    return level if is_short and re.search(r"[^\W\d_]", level) and not re.search(r"[.:;]\s", level) else ""
