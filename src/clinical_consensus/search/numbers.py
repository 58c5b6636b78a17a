"""The printed numbers of questions as search knows them.

docs/assets/javascripts/search-typed.js does the same.
"""

from __future__ import annotations

import unicodedata
from itertools import chain, pairwise

from clinical_consensus.search.pieces import Word
from clinical_consensus.search.spellings import basic


def number_key(printed: str) -> Word | None:
    """Return the word by which the printed number of a question is found as a whole: "R 12a" is "qr12a".

    Only letters and digits count, and that something stands between digits: 4.110 is not 41.10. A number without any,
    such as "★", has no word: None.
    """
    runs = "".join(each if unicodedata.category(each)[0] in "LMN" else " " for each in basic(printed)).split()
    if not runs:
        return None
    between = ("." if one[-1].isdecimal() and other[0].isdecimal() else "" for one, other in pairwise(runs))
    return Word(f"q{''.join(chain.from_iterable(zip(runs, (*between, ''), strict=True)))}")
