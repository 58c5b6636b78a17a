"""In print, long words break between syllables where the language has them, and are copied whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import typst

from clinical_consensus.downloads.print_data import HYPHENATED
from documents import DIVIDED, made_alone, page_texts
from editions import edition, question
from sites import Json

LONG = (
    "Synthetischethromboseprophylaxeverordnungsempfehlung", "Krankenhausentlassungsplanungsbeispiel",
    "Donaudampfschifffahrtsgesellschaftsbeispiele",
)  # fmt: skip
CELLS = ("Thromboseprophylaxe", "Behandlungsergebnis", "Krankenhausentlassungsplanung", "Synthetischebezeichnung")
IN_EVERY_SCRIPT = (
    "Probabilistikationenbilanzierung воспроизводительностьность ελευθεροποιημενοισταθμοιδα "
    "გამოყენებადობისათვისგანვითარება"
)
OTHERS = {
    "ar",
    "cy",
    "eu",
    "fa",
    "ga",
    "he",
    "hi",
    "hy",
    "id",
    "ja",
    "ko",
    "lv",
    "mk",
    "ms",
    "ro",
    "sw",
    "th",
    "vi",
    "zh",
}


def long_worded(language: str) -> Json:
    """A collection in whose texts and cells of a table long words stand, one after the other."""
    words = " ".join(LONG * 4)
    table = {"caption": words, "header": [*CELLS, *"abcd"], "rows": [[*CELLS, *"efgh"]]}
    own = question("long", 1, f"Synthetic {words}", title=f"Synthetic {words}", rationale=[words, {"table": table}])
    own["rationale"].append({"list": [words]})
    whole = edition([own])
    whole["collection"]["language"] = language
    return whole


def test_words_break_between_syllables_and_are_copied_whole(saved: Callable[[object], Path], tmp_path: Path) -> None:
    folder = made_alone(saved(long_worded("de-AT")), tmp_path, "handouts/long.pdf", "slides.pdf")
    handout, _, _ = "".join(page_texts(folder / "handouts" / "long.pdf")).partition("How to cite")
    texts = ("title", "response", "rationale", "caption", "list")
    assert [word for word in handout.replace(DIVIDED, "").split() if word in LONG] == [*LONG * 4 * len(texts)]
    assert {word.replace(DIVIDED, "") for word in handout.split() if DIVIDED in word} == set(LONG)
    assert DIVIDED in "".join(page_texts(folder / "slides.pdf"))
    cells = "".join(page_texts(folder / "handouts" / "long.pdf")).partition("\nThrombo")[2].partition("e f g h")[0]
    assert DIVIDED not in cells


@pytest.mark.parametrize("language", ["en", "ro"])
def test_other_languages_have_no_hyphens(saved: Callable[[object], Path], tmp_path: Path, language: str) -> None:
    folder = made_alone(saved(long_worded(language)), tmp_path, "handouts/long.pdf")
    assert DIVIDED not in "".join(page_texts(folder / "handouts" / "long.pdf"))


def test_the_languages_with_syllables_are_those_of_typst() -> None:
    assert {code for code in HYPHENATED | OTHERS if is_hyphenated(code)} == HYPHENATED


def is_hyphenated(code: str) -> bool:
    """Whether Typst divides a word of some script in a language: then there are more lines."""
    page = '#set page(width: 100pt, height: auto, margin: 10pt)\n#set text(lang: "{}", hyphenate: {})\n{}'
    made = [typst.compile(page.format(code, way, IN_EVERY_SCRIPT).encode(), format="svg") for way in ("true", "false")]
    return made[0] != made[1]
