"""Words with hyphens in the search index: their parts, and where these stand next to each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from clinical_consensus.pages.search_spellings import spelled
from clinical_consensus.pages.search_words import Word, divided


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
    """Yield those words with hyphens whose parts stand next to each other in a text: "follow up".

    `compounds` are words with hyphens by their first parts.
    """
    pieces = list(divided(text))
    for place, (parts, _) in enumerate(pieces):
        for compound in compounds.get(parts[0], ()):
            run = list(parts)
            for others, is_next in pieces[place + 1 :]:
                if not is_next or len(run) > compound.parts.count("-"):
                    break
                run += others
            if "-".join(run) == compound.parts:
                yield compound


def by_first_part(found: Iterable[Word]) -> Mapping[str, Sequence[Word]]:
    """Return the words with hyphens, each once, by their first parts."""
    compounds = {word.parts: word for word in found}
    return {first: list(each) for first, each in groupby(sorted(compounds.values(), key=_first), key=_first)}


def _first(compound: Word) -> str:
    return compound.parts.split("-")[0]
