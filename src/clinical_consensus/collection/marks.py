"""List the combining marks of Unicode, which belong to the letter before them."""

from __future__ import annotations

from functools import cache
from unicodedata import category


@cache
def combining_marks() -> str:
    """Return every combining mark of Unicode (general category M) as ranges for a pattern."""
    every = (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0))
    codes = [code for code in every if category(chr(code))[0] == "M"]
    known = set(codes)
    firsts = (code for code in codes if code - 1 not in known)
    lasts = (code for code in codes if code + 1 not in known)
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True))
