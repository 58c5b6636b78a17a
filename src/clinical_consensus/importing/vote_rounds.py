"""Which part of a text each round of a vote has."""

from __future__ import annotations

from collections.abc import Iterator

from clinical_consensus.importing.vote_forms import ROUND_WORDS, VOTE_ROUND


def rounds_of(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each round and where what the text says of it begins and ends: behind its name or before it.

    A text without rounds is one of no number.
    """
    found = list(VOTE_ROUND.finditer(text))
    starts, ends = [each.end() for each in found], [each.start() for each in found]
    if found and not text[: ends[0]].strip(" ;,."):
        ends = [*ends[1:], len(text)]
    elif found and not text[starts[-1] :].strip(" ;,.()"):
        starts = [0, *starts[:-1]]
    else:
        yield 0, 0, len(text)
        return
    for each, start, end in zip(found, starts, ends, strict=True):
        written = each["round"] or each["count"] or each["short"]
        yield int(written) if written else ROUND_WORDS[each["word"].lower()], start, end
