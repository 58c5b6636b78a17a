"""The text that each glyph of a page must have, and the order of glyphs, so that PDFium copies the lines right.

PDFium copies the signs between words in the direction of the words beside them, turned or not, which need not be that
of the line; figures as they look; and the letters of a glyph that has several, such as an Arabic lam with alef or a
letter with a joiner, in the direction of the line. See decisions/0041.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from clinical_consensus.downloads.copying.copied_arrows import ARROWS, turned_arrows
from clinical_consensus.downloads.copying.copied_order import (
    FROM_RIGHT,
    JOINERS,
    Segment,
    copied_segments,
    is_copied_from_right,
    is_from_right_only,
    kind_of,
    mirror_image,
    numbers_read,
    written_backwards,
)
from clinical_consensus.downloads.copying.number_texts import divided_by_marks, is_list_of_two, reversed_between
from clinical_consensus.downloads.copying.shown_text import GlyphRun, is_apart


class _Glyph(NamedTuple):
    """A glyph of a run, by its number there, its text, whether it is in text from right to left, and when written.

    `vowels` are the vowel marks of its letter, `before` those that are copied before it.
    """

    run: GlyphRun
    number: int
    text: str
    is_reversed: bool
    written: int
    vowels: str
    before: str = ""

    @property
    def has_several(self) -> bool:
        """Whether the glyph has several letters, or one and a joiner, that run from right to left."""
        return len(self.text) > 1 and "right" in map(kind_of, self.text)

    @property
    def look(self) -> str:
        """What the glyph looks like: in text from right to left, a sign looks like its mirror image."""
        return mirror_image(self.text) if self.is_reversed else self.text


@dataclass(frozen=True)
class WrittenGlyphs:
    """Glyphs of a run in the order in which they must be written, by their numbers there, with their texts.

    Only figures are written in another order than from the left; signs between words rather exchange their texts.
    """

    numbers: tuple[int, ...]
    texts: tuple[str, ...]

    @property
    def is_reordered(self) -> bool:
        """Whether the glyphs are not written from the left."""
        return any(one > following for one, following in pairwise(self.numbers))


def pieces_of(line: Sequence[GlyphRun]) -> dict[GlyphRun, list[WrittenGlyphs]]:
    """Return the pieces of each run of a line, from the left."""
    if _is_plain(line):
        backwards = {run: tuple(text[::-1] for text in run.texts) for run in line}
        return {run: [WrittenGlyphs(tuple(range(len(texts))), texts)] for run, texts in backwards.items()}
    found = _pieces(line, frozenset())
    written = ((run, each) for run, own in found.items() for each in own)
    alone = {(run, each.numbers[0]) for run, each in written if _is_blank(run, each) and "".join(each.texts).strip()}
    return _pieces(line, alone) if alone else found


def _pieces(line: Sequence[GlyphRun], alone: Container[tuple[GlyphRun, int]]) -> dict[GlyphRun, list[WrittenGlyphs]]:
    """The pieces of each run; the spaces `alone` keep their texts, since no sign is in one piece with them."""
    letters = list(_letters(line))
    from_right = is_copied_from_right("".join(map(_text, letters)))
    letters = list(_with_vowels(letters) if from_right else _without_joiners(letters))
    places = [at for at, each in enumerate(letters) for _ in _text(each)]
    shown = "".join(map(_text, letters))
    found: dict[GlyphRun, list[WrittenGlyphs]] = {run: [] for run in line}
    is_marked = False
    for given in copied_segments(shown):
        own = [letters[at] for at in dict.fromkeys(places[place] for place in given.places)]
        glyphs = [each for each in own if isinstance(each, _Glyph)]
        if given.kind in ("left", "right"):
            is_marked = False
            for run, piece in _words(glyphs, is_backwards=given.is_backwards):
                found[run].append(piece)
            continue
        is_divided = from_right and any((each.run, each.number) in alone for each in glyphs)
        is_turned = given.kind == "neutral" and (given.is_backwards or is_marked or is_divided)
        segment = replace(given, is_backwards=is_turned)
        texts = _texts(glyphs, segment, from_right=from_right)
        is_one = len({each.run for each in glyphs}) == 1 and len(glyphs) == len(own) == len(segment.places)
        if is_divided:
            texts[-1] += FROM_RIGHT
        elif segment.kind == "neutral" and from_right != segment.is_backwards:
            texts = reversed_between(texts)
        spans = (
            numbers_read(shown, segment, is_turned=_are_turned(glyphs)) if len(glyphs) == len(segment.places) else []
        )
        if len(spans) > 1 and is_one and _is_between_spaces(shown, segment):
            order = [at for span in spans for at in span]
            numbers = tuple(glyphs[at].number for at in order)
            found[glyphs[0].run].append(WrittenGlyphs(numbers, tuple(texts[at] for at in order)))
            continue
        if is_list_of_two(texts, spans):
            texts = [texts[at] for span in spans for at in span]
        elif len(spans) > 1 and from_right:
            texts = divided_by_marks(texts, spans)
        is_marked = is_marked or any(FROM_RIGHT in text for text in texts)
        for each, text in zip(glyphs, texts, strict=True):
            found[each.run].append(WrittenGlyphs((each.number,), (text,)))
    return {run: _with_ink(run, sorted(pieces, key=lambda each: min(each.numbers))) for run, pieces in found.items()}


def _with_ink(run: GlyphRun, pieces: Iterable[WrittenGlyphs]) -> list[WrittenGlyphs]:
    """The pieces, those that are only a space together with one that is not: PDFium leaves out what has no ink."""
    found: list[WrittenGlyphs] = []
    for piece in pieces:
        joined = (
            _joined(run, found[-1], piece) if found and (_is_blank(run, found[-1]) or _is_blank(run, piece)) else None
        )
        found[-1:] = [joined] if joined else [*found[-1:], piece]
    return found


def _joined(run: GlyphRun, one: WrittenGlyphs, other: WrittenGlyphs) -> WrittenGlyphs | None:
    """Two pieces as one, unless a glyph has several texts in them."""
    joined = WrittenGlyphs(one.numbers + other.numbers, one.texts + other.texts)
    codes = [run.codes[number] for number in joined.numbers]
    return joined if len(set(zip(codes, joined.texts, strict=True))) == len(set(codes)) else None


def _is_blank(run: GlyphRun, piece: WrittenGlyphs) -> bool:
    return all(run.texts[number] == " " for number in piece.numbers)


def _with_vowels(letters: Sequence[_Glyph | str]) -> Iterator[_Glyph | str]:
    """The letters of a line from the right, each glyph with the vowel marks that are copied right before it.

    PDFium takes marks for figures, and copies them with those on their left, which are read after them. It leaves out a
    space that is alone: that on the left of a word is added to the word's last letter.
    """
    moved = [each.vowels if isinstance(each, _Glyph) else "" for each in letters]
    for at in range(1, len(letters)):
        start = at
        while moved[at] and start and kind_of(_text(letters[start - 1])) == "number":
            start -= 1
        if start < at:
            moved[start], moved[at] = moved[at] + moved[start], ""
        space, word = letters[at - 1], _text(letters[at])
        if isinstance(space, _Glyph) and space.run.host.is_blank and kind_of(word) == "right":
            moved[at] = f" {moved[at]}"
    for each, vowels in zip(letters, moved, strict=True):
        yield each._replace(before=vowels) if isinstance(each, _Glyph) else each


def _words(glyphs: Iterable[_Glyph], *, is_backwards: bool) -> Iterator[tuple[GlyphRun, WrittenGlyphs]]:
    """The pieces of the glyphs of words: one for those of a run, unless a glyph has several texts."""
    for run, group in groupby(glyphs, attrgetter("run")):
        own = list(group)
        numbers = tuple(each.number for each in own)
        texts = tuple(f"{each.before}{each.text[::-1] if is_backwards else each.text}" for each in own)
        codes = [run.codes[number] for number in numbers]
        if len(set(zip(codes, texts, strict=True))) == len(set(codes)):
            yield run, WrittenGlyphs(numbers, texts)
        else:
            yield from ((run, WrittenGlyphs((number,), (text,))) for number, text in zip(numbers, texts, strict=True))


def _is_plain(line: Sequence[GlyphRun]) -> bool:
    """Whether a line has only letters from right to left, spaces, and single full stops and commas.

    Such a line is copied as it is. Most of a long text are, and what follows takes much longer.
    """
    if any(run.host.is_span or run.marks or run.has_vowels for run in line):
        return False
    return is_from_right_only("".join(text for run in line for text in run.texts))


def _is_between_spaces(line: str, segment: Segment) -> bool:
    """Whether letters are between spaces: PDFium adds a space before or after a glyph that is far from the last."""
    beside = (segment.places[0] - 1, segment.places[-1] + 1)
    return all(not 0 <= at < len(line) or line[at] == " " for at in beside)


def _letters(line: Sequence[GlyphRun]) -> Iterator[_Glyph | str]:
    """The letters of a line; a text alone where no glyph has it, or several glyphs together."""
    turned = turned_arrows(line)
    for at, run in enumerate(line):
        if at and is_apart(line[at - 1].parts[-1], run.parts[0]):
            yield " "
        if run.host.is_span:
            yield from run.host.actual or ""
        else:
            texts = [
                (text, part.is_reversed or part in turned, part.span[0], vowels)
                for part in run.parts
                for text, vowels in zip(part.texts, part.vowels, strict=True)
            ]
            yield from (_Glyph(run, number, *each) for number, each in enumerate(texts))


def _text(letter: _Glyph | str) -> str:
    """What is shown, from the left: of a glyph of several letters from right to left, the last one first."""
    text = letter if isinstance(letter, str) else letter.text
    return text[::-1] if isinstance(letter, _Glyph) and letter.has_several else text


def _without_joiners(letters: Iterable[_Glyph | str]) -> Iterator[_Glyph | str]:
    """The letters of a line from the left: PDFium would copy the two parts of a word with a joiner in that order."""
    for each in letters:
        if isinstance(each, _Glyph) and each.has_several:
            yield each._replace(text=each.text.translate(JOINERS))
        else:
            yield each


def _texts(glyphs: Iterable[_Glyph], segment: Segment, *, from_right: bool) -> list[str]:
    """The texts of the glyphs between words: each sign faces in the copy what it faces on the page."""
    if segment.kind == "number":
        return [f"{each.before}{each.text}" for each in glyphs]
    copied = [_facing(each, from_right=from_right) for each in glyphs]
    return [written_backwards(sign, from_right=from_right) if segment.is_backwards else sign for sign in copied]


def _are_turned(glyphs: Sequence[_Glyph]) -> bool:
    """Whether glyphs, from the left, run from right to left: Typst wrote them in another order."""
    return any(each.written > following.written for each, following in pairwise(glyphs))


def _facing(glyph: _Glyph, *, from_right: bool) -> str:
    """The sign that faces in the copy what a glyph faces on the page; an arrow never has a mirror image there."""
    if glyph.text in ARROWS:
        return ARROWS[glyph.text] if from_right and not glyph.is_reversed else glyph.text
    return mirror_image(glyph.look) if from_right else glyph.look
