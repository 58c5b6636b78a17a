"""How the figures of a vote are written: beside their words, in heads or in percent, with rounds and voters."""

from __future__ import annotations

import re
from collections.abc import Mapping

from clinical_consensus.importing.grade_forms import STRONG
from clinical_consensus.importing.label_words import ROUND_NAMES, ROUND_NUMBERS, VOTE_WORDS, VOTERS_NAMES

_FIGURE = r"(?P<figure>\d{1,6}(?:[.,]\d{1,6})?)\s*(?P<figure_unit>[%％])?"
_SECOND = (
    r"(?:\s*\(\s*(?(figure_unit)(?:n\s*=\s*)?(?![^)]*[%％])|(?=[^)]*[%％]))"
    r"(?P<second>\d{1,6}(?:[.,]\d+)?)\s*(?P<second_unit>[%％])?(?:\s*/\s*(?P<of>\d{1,6}))?\s*\)"
    r"|(?(figure_unit)(?!))\s*(?:/|of|von|sur|de)\s*(?P<all>\d{1,6})(?![\d.,]*\s*[%％]))?"
)
"""The same in brackets in the other unit: heads after a percentage, a percentage after heads; or of how many heads."""
_OUT_OF = r"(?:of|/|out of|von|sur|de|di|van)"
_THESE = (
    r"(?:(?:(?:of|von|der|des|de|du|del|dos|das|dei|degli|van)\s+|d[’'])(?:(?:the|all|den|los|las|les|de)\s+)?)?"
    rf"{VOTERS_NAMES}\b"
)
_BY = rf"(?:\s+{_THESE})?"
_WHO = rf"(?:{_THESE}\s+)?(?:(?:voted|were|have)\s+)?"
WORD_FIGURE = {
    name: re.compile(
        rf"(?<!\w){words}\s*(?:[:=(–-]|(?:by|von|par|por|da)\b)?\s*(?:n\s*=\s*)?{_FIGURE}{_SECOND}{_BY}", re.IGNORECASE
    )
    for name, words in VOTE_WORDS.items()
}
FIGURE_WORD = {
    name: re.compile(rf"{_FIGURE}{_SECOND}\s*{_WHO}{words}(?!\w)", re.IGNORECASE) for name, words in VOTE_WORDS.items()
}
FIGURE_LEFT = re.compile(
    r"\d\s*%?\s*(?:agree|disagree|abst|dagegen|enthalt|contre|en contra)"
    r"|(?:agree|against|abstain|abstentions?|dafür|enthaltung|pour|favor)\w*\s*[:=]?\s*\d",
    re.IGNORECASE,
)
"""What shows that a figure was read with the wrong word: a figure is left beside a word."""

HEADS_OF = re.compile(
    rf"(?P<heads>\d{{1,6}})\s*{_OUT_OF}\s*(?P<voters>\d{{1,6}})"
    rf"(?:\s+{_THESE})?(?P<agreed>\s+(?:(?:voted|were|have)\s+)?{VOTE_WORDS['agree']}(?!\w))?"
    r"(?:\s*[(,;=:]?\s*(?P<share>\d{1,3}(?:[.,]\d+)?)\s*[%％]\s*\)?)?(?P<agreed_after>\s*(?:agreement|agree[ds]?))?",
    re.IGNORECASE,
)
VOTE_SHARE = re.compile(
    r"(?P<share>\d{1,3}(?:[.,]\d+)?)\s*[%％]"
    rf"(?:\s*[(,;]\s*(?P<heads>\d{{1,6}})\s*{_OUT_OF}\s*(?P<voters>\d{{1,6}})(?:\s+{_THESE})?\s*\)?)?"
    rf"(?:\s+{_THESE})?(?P<agreed>\s*(?:(?:voted|were|have)\s+)?{VOTE_WORDS['agree']}(?!\w)"
    rf"(?:\s*\(\s*(?P<agreeing>\d{{1,6}})\s*{_OUT_OF}\s*(?P<all>\d{{1,6}})(?:\s+{_THESE})?\s*\))?)?"
    r"(?:\s+(?:consensus|konsens)\.?$)?",
    re.IGNORECASE,
)
SHARE_OF_CONSENSUS = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*[%％]\s+(?:consensus|konsens)", re.IGNORECASE)
"""A share that a line calls a consensus."""

VOTERS = re.compile(
    r"\(?\s*(?:n|N|voters|total(?: votes)?|votes cast|number of voters)\s*[=:]\s*(?P<voters>\d{1,6})\s*\)?"
    rf"|\(?\s*(?P<these>\d{{1,6}})\s+(?i:{VOTERS_NAMES})\b(?:\s+voted)?\s*\)?",
)
VOTERS_BEHIND = re.compile(rf"\(\s*(?P<voters>\d{{1,6}})\s+{VOTERS_NAMES}(?: cast)?\s*\)", re.IGNORECASE)
"""How many voted, in brackets after the figures: the word before it is not what it counts."""

SUMMED_SHARE = re.compile(
    r"[(\[]\s*(?P<share>\d{1,3}(?:[.,]\d+)?)\s*[%％]\s*(?:agree(?:ment|d)?|in favou?r)\s*[)\]]", re.IGNORECASE
)
"""What share the heads before it are that agree."""

ROUND_WORDS: Mapping[str, int] = {
    word: number for number, words in enumerate(ROUND_NUMBERS, 1) for word in words.split()
}
"""Ordinal numbers in words, and what they are."""

_NO_FIGURE = r"(?!\s*(?:[%％/]|[.,]\d|(?:(?:out )?of|von|sur|de)\s\d))"
VOTE_ROUND = re.compile(
    rf"\(?\b(?:(?:Delphi|voting)[ -]?)?(?:{ROUND_NAMES}|vote)\s+(?P<round>\d)\b{_NO_FIGURE}\s*\)?\s*[:–-]?"
    rf"|\(?\b(?:(?P<word>{'|'.join(ROUND_WORDS)})|(?P<count>\d)(?:\.|st|nd|rd|th|er|re|e|[ªº°]|[èe]me)?)"
    rf"\s+(?:Delphi[ -]?)?(?:{ROUND_NAMES})\b\s*\)?\s*:?"
    r"|\b(?-i:R)(?P<short>\d)\s*[:=](?=\s*\d{1,3}(?:[.,]\d+)?\s*(?:[%％]|/\s?\d))",
    re.IGNORECASE,
)
VOTERS_OF_SHARE = re.compile(
    rf"(?P<share>\d{{1,3}}(?:[.,]\d+)?\s*[%％]\s*{_WHO}{VOTE_WORDS['agree']})\s*\(\s*n\s*=\s*(?P<voters>\d{{1,6}})\s*\)",
    re.IGNORECASE,
)
"""A share with a number that may be that of all voters, or of those who agree."""

BASIS_VOTING = re.compile(
    r"\(?(?:abstentions (?:left out|excluded|not counted)|of those (?:who voted|voting)|excluding abstentions)\)?",
    re.IGNORECASE,
)
BASIS_ALL = re.compile(r"\(?of all (?:who took part|participants|delegates)\)?", re.IGNORECASE)

LEVELLED = re.compile(
    rf"(?P<level>(?:{STRONG}|high|full|broad|unanimous|mehrheitliche|breite|hohe)\s[^\d()\[\]:;,]+?)"
    r"\s*[(\[](?P<vote>[^()\[\]]*\d[^()\[\]]*)[)\]]\.?",
    re.IGNORECASE,
)
"""A level whose last word may be that of a figure, before its vote: "Strong agreement (95%)"."""
