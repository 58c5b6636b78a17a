"""The language of the collection's text, declared on the elements that hold it.

The site itself speaks English. In HTML, what holds a text of the collection is isolated from the words around it, by
`<bdi>` or `dir="auto"`; where such an element holds words of the site's own, `lang="en"` follows that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

INTERFACE = "en"
"""The language of the site's own words."""

_SUBTAGS = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3})*(?:-[a-z]{4})?(?:-(?P<region>[a-z]{2}))?(?![^-])", re.IGNORECASE
)
_HOLDS_TEXT = re.compile(r'(?:<bdi\b|\bdir="auto")(?! lang=)')
_DECIMAL_COMMA = (
    "af bg ca cs da de el es et eu fi fr gl hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sq sr sv tr uk vi"
)
_DECIMAL_POINT = frozenset(("CH", "LI", "MX", "US", "GT", "HN", "NI", "PA", "PE", "PR", "SV", "DO"))
_OWN = f' lang="{INTERFACE}"'


def declared_in(html: str, language: str) -> str:
    """Return HTML, or a template of it, whose elements with the collection's text say that this is in `language`.

    Where this is the site's own, nothing needs to be said.
    """
    if language == INTERFACE:
        return html.replace(_OWN, "")
    return _HOLDS_TEXT.sub(lambda found: f'{found[0]} lang="{language}"', html)


@dataclass(frozen=True)
class Spoken:
    """The language of the collection's text, and the labels of facts that are in it."""

    language: str
    own_labels: frozenset[str]

    @property
    def is_interface(self) -> bool:
        """Whether it is that of the site's own words, so that nothing needs to be declared."""
        return self.language == INTERFACE

    @property
    def has_decimal_comma(self) -> bool:
        """Whether a comma is the decimal sign of its numbers, by the Unicode CLDR; some regions have a point."""
        spoken = locale(self.language)
        return spoken.language in _DECIMAL_COMMA.split() and spoken.region not in _DECIMAL_POINT

    def of_label(self, label: str) -> str:
        """Return the language of a label."""
        return self.language if label in self.own_labels else INTERFACE


@dataclass(frozen=True)
class Locale:
    """A language tag by its parts, as Typst takes them; "" where the tag has no region."""

    tag: str
    language: str
    region: str


def locale(tag: str) -> Locale:
    """Return the parts of a language tag (BCP 47, RFC 5646): "zh" and "TW" of "zh-Hant-TW"."""
    found = _SUBTAGS.match(tag)
    language, region = found.group("language", "region") if found else (INTERFACE, None)
    return Locale(tag, language.lower(), (region or "").upper())
