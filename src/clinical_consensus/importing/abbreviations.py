"""Find the abbreviations that a text spells out itself: "venous thromboembolism (VTE)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.segments import Paragraph

_BRACKETED = re.compile(r"(?P<before>[^()\n.;:]{3,120}?)\s\((?P<short>[A-Z][A-Za-z0-9-]{1,9}s?)\)")
_LISTED = re.compile(
    r"(?:^|[;\n]\s*|(?<=\.)\s+)(?P<short>[A-Z][A-Za-z0-9-]{1,9})\s*"
    r"(?:[:=]|\s[–—-]\s|,\s)\s*(?P<name>[^;\n.]{3,100})(?=[;\n.]|$)"
)

_JOINTS = str.maketrans(dict.fromkeys(":=;,.–—-", " "))


def spelled_out(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield each abbreviation in brackets with the words before it that it stands for, or None if that is not sure.

    It is sure if the initials of the words, hyphens dividing words too, are the abbreviation's letters in their order,
    or if each capital begins a word or stands within the word that an earlier one begins, the first word with the
    first letter (Schwartz and Hearst, Pac Symp Biocomput 2003, made stricter).
    """
    for found in _BRACKETED.finditer(text):
        short = found["short"]
        if sum(map(str.isupper, short)) >= 2:
            yield short, _name(found["before"].split(), short.rstrip("s") if short[:-1].isupper() else short)


def listed_out(text: str) -> Iterator[tuple[str, str]]:
    """Yield the abbreviations of a list of abbreviations with their names: "VTE: venous thromboembolism; …"."""
    for found in _LISTED.finditer(text):
        if sum(map(str.isupper, found["short"])) >= 2:
            yield found["short"], found["name"].strip()


def listed_whole(text: str) -> dict[str, str]:
    """Return the abbreviations of a text that is nothing but a list of them; none if a word of it is something else."""
    listed = dict(listed_out(text))
    said = " ".join(f"{short} {name}" for short, name in listed.items())
    left = Counter(text.translate(_JOINTS).split()) - Counter(said.translate(_JOINTS).split())
    return {} if left else listed


def with_abbreviations(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, those that are lists of abbreviations without a label as such."""
    given = Label("abbreviations", "", "", 0, is_alone=False)
    return [each.labelled(given) if _is_list(each) else each for each in every]


def _is_list(paragraph: Paragraph) -> bool:
    is_read = paragraph.label or paragraph.is_row
    return not is_read and ";" in paragraph.text and len(listed_whole(paragraph.text)) > 1


def _name(words: list[str], short: str) -> str | None:
    letters = [letter.lower() for letter in short if letter.isalpha()]
    for count in range(1, min(len(words), len(letters) + 2) + 1):
        chosen = words[-count:]
        if chosen[0][:1].lower() == letters[0] and _spells(" ".join(chosen).lower(), letters):
            return " ".join(chosen)
    return None


def _spells(name: str, letters: list[str]) -> bool:
    """Whether the letters stand in a name in their order, and every word of it but small ones begins with one."""
    words = [
        word for word in re.split(r"[\s/-]+", name) if word and word not in ("of", "the", "and", "for", "in", "to")
    ]
    return _matches(words, letters)


def _matches(words: list[str], letters: list[str]) -> bool:
    if not words:
        return not letters
    if not letters or words[0][0] != letters[0]:
        return False
    word = words[0]
    for used in range(1, len(letters) + 1):
        place = 0
        for letter in letters[1:used]:
            place = word.find(letter, place + 1)
            if place < 0:
                return False
        if _matches(words[1:], letters[used:]):
            return True
    return False
