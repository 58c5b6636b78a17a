"""What labels say of a recommendation beside its name: whether it is new, and what it rests on."""

from __future__ import annotations

import re

from clinical_consensus.importing.label_kinds import plain_words
from clinical_consensus.importing.label_words import BASES, STATUSES

STATUS = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in STATUSES.items())})(?:[\s,(]+\d{{4}}\)?)?",
    re.IGNORECASE,
)
"""A status, and the year of it."""

STATUS_BEHIND = re.compile(rf"\s+{STATUS.pattern}$", re.IGNORECASE)
"""A status as the last word of a line."""


def status_of(text: str) -> str:
    """Return what a text says of a recommendation since the edition before, in the contract's words; or ""."""
    found = STATUS.fullmatch(text.strip())
    return next((name for name in STATUSES if found[name]), "") if found else ""


def basis_of(text: str) -> str:
    """Return what the name of a recommendation says that it rests on, in the contract's words; or ""."""
    plain = plain_words(text).strip(" .()")
    return next((basis for basis, words in BASES.items() if re.fullmatch(words, plain)), "")
