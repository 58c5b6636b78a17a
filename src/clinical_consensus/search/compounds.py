"""Words with hyphens in the search index: their parts, and where these stand next to each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice

from clinical_consensus.search.neighbours import divided, spellings
from clinical_consensus.search.pieces import OF_LONGER, Word
from clinical_consensus.search.spellings import spelled

_MOST_LETTERS = 300
"""Of a longer word with hyphens nobody writes the parts apart."""


def inside(word: Word) -> Iterator[str]:
    """Yield the keys of what is a part of a word with hyphens: each part, and those next to each other, but not all."""
    parts = list(filter(None, word.parts.split("-")))
    yield from parts if len(parts) > 1 else ()
    for length in range(2, len(parts)):
        yield from (spelled("".join(parts[start : start + length])) for start in range(len(parts) - length + 1))


def only_inside(found: Collection[Word]) -> Iterable[str]:
    """Return the words that stand in a text only as parts of words with hyphens."""
    parts = dict.fromkeys(part for word in found if word.parts for part in inside(word))
    whole = {word.key for word in found if not word.parts} if parts else ()
    return [part for part in parts if part not in whole]


def apart(text: str, compounds: Mapping[str, Sequence[Word]]) -> Iterator[Word]:
    """Yield those words with hyphens that a text has as neighbouring words: "follow up", "followup visit".

    `compounds` are words with hyphens as `by_beginnings` returns them.
    """
    for spelling in spellings(text):
        pieces = list(divided(spelling))
        for place, (first, _) in enumerate(pieces):
            run = list(first)
            for others, is_next in islice(pieces, place + 1, None) if "".join(run) in compounds else ():
                if not is_next or "".join(run) not in compounds:
                    break
                run += others
                yield from (each for each in compounds.get("".join(run), ()) if _divides(run, each.parts.split("-")))


def by_beginnings(found: Iterable[Word]) -> Mapping[str, Sequence[Word]]:
    """Return the words with hyphens, each once, by their letters, and no words by each beginning of these."""
    compounds: dict[str, tuple[Word, ...]] = {}
    for parts, word in {word.parts: word for word in found if not word.key.endswith(OF_LONGER)}.items():
        letters = parts.replace("-", "")
        if len(letters) > _MOST_LETTERS:
            continue
        for length in range(1, len(letters)):
            compounds.setdefault(letters[:length], ())
        compounds[letters] = (*compounds.get(letters, ()), word)
    return compounds


def _divides(run: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether the same letters are divided in two ways of which one only goes further than the other."""
    one, other = (set(accumulate(map(len, each))) for each in (run, parts))
    return one <= other or other <= one
