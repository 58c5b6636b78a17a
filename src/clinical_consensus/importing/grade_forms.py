"""How grades look: GRADE's words and circles, its codes, classes and levels, in the languages of the labels."""

from __future__ import annotations

import re

_STRONG = (
    r"strong|weak|conditional|moderate|limited|discretionary|qualified|insufficient"
    r"|(?:stark|schwach|bedingt|moderat)(?:e[mnrs]?)?|forte?|faible|conditionnelle|mod[ée]r[ée]e?|fuerte"
    r"|d[ée]bil|condicional"
    r"|moderad[ao]|frac[ao]|debole|condizionat[ao]|moderat[ao]|sterke?|zwakke?|zwak"
)
_HIGH = (
    r"(?:(?:very|sehr|tr[èe]s|muy|muito|molto|zeer) )?(?:low|high|(?:niedrig|gering|m[äa](?:ß|ss)ig)(?:e[mnrs]?)?"
    r"|hoch|hohe[mnrs]?|mittlere[mnrs]?|faible"
    r"|[ée]lev[ée]e?|baj[ao]|alt[ao]|baix[ao]|elevad[ao]|bass[ao]|elevat[ao]|hoog|hoge|laag|lage)"
    r"|(?:very low to low|low to moderate|moderate to high)|moderat(?:[ao]|e[mnrs]?)?|mod[ée]r[ée]e?|moderad[ao]"
    r"|redelijk|insufficient"
)
_ROMAN = r"(?-i:I{1,3}[ab]?|IV|V)"
_SIGNS = r"[⊕⨁⊖⊝⊗○◯⭘●★☆✓√⇑↑⇔↔⇓↓]{1,5}"
DIRECTION = (
    r"(?:,\s*|\s*\(\s*|\s+)(?P<direction>(?:in favou?r|for|against|a favore?|en contra|contra"
    r"|pour|contre|contro|dafür|dagegen))"
    r"(?: (?:of )?(?:the )?(?:use|intervention))?\s*\)?"
)

STRONG = rf"(?:very )?(?:{_STRONG})"
HIGH = rf"(?:{_HIGH})"
CODE = r"[12](?:[A-D][+-]?|[+-])"
CIRCLES = r"[⊕⨁⊖⊝⊗○◯⭘●]{3,5}"

_OF_STRENGTH = rf"(?:{STRONG}|{CODE}|(?-i:[A-D])[+-]?|(?-i:EK|KKP|GCP|GPP|AE)|0|{_ROMAN})(?:\s*{_SIGNS})?|{_SIGNS}"
_OF_CERTAINTY = (
    rf"(?:(?:{CIRCLES}\s*)?{HIGH}(?:\s*{_SIGNS})?|{_SIGNS}|[1-5][a-c]?[+-]{{0,2}}|{CODE}"
    rf"|(?-i:[A-D])[+-]?(?:-[A-Z]{{1,3}})?|{_ROMAN})"
)
STRENGTH_FORM = rf"(?P<strength>{_OF_STRENGTH})(?:{DIRECTION})?"
CERTAINTY_FORM = rf"(?P<certainty>{_OF_CERTAINTY})"
STRENGTH = re.compile(STRENGTH_FORM, re.IGNORECASE)
CERTAINTY = re.compile(CERTAINTY_FORM, re.IGNORECASE)

CONSENSUS = re.compile(
    r"\d{1,4}(?:\s?[–/-]\s?\d{1,4}){2}\s*(?:[(\[]|$)"
    r"|[(\[]?(?:n\s*=\s*)?\d{1,4}(?:[.,]\d+)?\s*(?:[%％/]|(?:agree|yes|for)\b|(?:of|von|sur|de)\s+\d)"
    r"|(?:agreed?|disagreed?|for|against|yes|no|pour|contre|contra|dafür|a favor)\s*[:=]?\s*\d",
    re.IGNORECASE,
)
"""How the figures of a vote begin."""


_DIRECTION_ALONE = re.compile(
    r"(?:recommendation )?(?P<direction>in favou?r(?: of)?|for|against|a favore?|en contra|contra|pour|contre|contro"
    r"|dafür|dagegen)(?: (?:the )?(?:use|intervention))?",
    re.IGNORECASE,
)


def stated_direction(text: str) -> str:
    """Return "for" or "against" if a text is one of the words for it, or ""."""
    found = _DIRECTION_ALONE.fullmatch(text.strip(" ."))
    return direction_of(found["direction"]) or "" if found else ""


def direction_of(text: str | None) -> str | None:
    """Return "for" or "against" for the words that a document has for it."""
    if not text:
        return None
    is_against = text.lower() in ("against", "en contra", "contra", "contre", "contro", "dagegen")
    return "against" if is_against else "for"
