"""Signs that Unicode mirrors stand right in right-to-left text of PDFs, and are copied right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from clinical_consensus.collection.text_width import is_printable
from clinical_consensus.downloads.copying.bidi import bidi_levels, mirrored
from clinical_consensus.downloads.copying.signs import SignsError, with_signs
from clinical_consensus.downloads.pdf import printed
from documents import bookmarks, made_alone, page_texts
from sites import Json

SIGNS = [chr(code) for code in range(0x20000) if unicodedata.mirrored(chr(code)) and is_printable(chr(code))]
"""Every character that Unicode mirrors and that a font of the PDFs has."""

NEXT_TO = [
    "משפט סינתטי ארוך א {} 5 וסוף המשפט הסינתטי הארוך",
    "משפט סינתטי ארוך א {} ב וסוף המשפט הסינתטי הארוך",
    "جملة اصطناعية طويلة ا {} 5 وهي جملة اصطناعية طويلة جدا وهي كذلك",
]
LARGE = "⨋⨛⨜"
"""Signs so high that a line of few letters is copied in two."""


def refused(line: str) -> bool:
    try:
        with_signs(line)
    except SignsError:
        return True
    return False


def handbook(texts: list[str], folder: Path, saved: Callable[[object], Path]) -> Path:
    """The handbook of one question whose rationale has these paragraphs."""
    statement = {"id": "signs-q1-r1-s1", "text": "Synthetic."}
    question = {"id": "signs-q1", "number": 1, "title": "Synthetic?", "rationale": texts}
    question["recommendations"] = [{"id": "signs-q1-r1", "statements": [statement]}]
    data = {
        "schema_version": 1,
        "collection": {"id": "signs", "title": "Synthetic", "edition": {"version": "1.0.0", "date": "2000-01-01"}},
        "strength_scheme": {"label": "Strength"}, "consensus_scheme": {"label": "Consensus"}, "questions": [question],
    }  # fmt: skip
    folder.mkdir(exist_ok=True)
    return made_alone(saved(data), folder, "handbook.pdf") / "handbook.pdf"


def pictures(pdf: Path, signs: list[str]) -> dict[str, Image.Image]:
    """How each sign is drawn where it is first copied from, without white around it."""
    found: dict[str, Image.Image] = {}
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            text, whole = page.get_textpage(), page.render(scale=6).to_pil().convert("L")
            for index in range(text.count_chars()):
                letter = chr(pdfium.raw.FPDFText_GetUnicode(text, index))
                if letter in signs and letter not in found:
                    left, bottom, right, top = text.get_charbox(index)
                    height = page.get_size()[1]
                    box = (
                        int(left * 6) - 1,
                        int((height - top) * 6) - 1,
                        int(right * 6) + 2,
                        int((height - bottom) * 6) + 2,
                    )
                    drawn = ImageChops.invert(whole.crop(box))
                    found[letter] = drawn.crop(drawn.getbbox()).resize((48, 48))
    return found


def apart(one: Image.Image, other: Image.Image) -> float:
    """How unlike two pictures are, from 0 to 1."""
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0]) / 255


def test_every_sign_is_drawn_as_its_mirror_image(saved: Callable[[object], Path], tmp_path: Path) -> None:
    signs = [each for each in SIGNS if not refused(NEXT_TO[0].format(each))]
    plain = pictures(handbook([f"Synthetic a {each} 5" for each in SIGNS], tmp_path / "a", saved), SIGNS)
    turned = pictures(handbook([NEXT_TO[0].format(each) for each in signs], tmp_path / "b", saved), signs)
    assert len(turned) >= len(signs) - len(LARGE)
    wrong = []
    for sign, drawn in turned.items():
        image = mirrored(sign)
        images = [ImageOps.mirror(plain[sign]), *([plain[image]] if image in plain else [])]
        is_symmetric = any(apart(each, plain[sign]) < 0.04 for each in images)
        if not is_symmetric and min(apart(drawn, each) for each in images) > apart(drawn, plain[sign]) + 0.02:
            wrong.append(sign)
    assert wrong == []
    assert sum(apart(drawn, plain[sign]) > 0.04 for sign, drawn in turned.items()) > 400


@pytest.mark.parametrize("line", NEXT_TO)
def test_every_sign_is_copied_as_it_is_or_refused(saved: Callable[[object], Path], tmp_path: Path, line: str) -> None:
    lines = [line.format(each) for each in SIGNS if each not in LARGE]
    kept = [each for each in lines if not refused(each)]
    copied = "\n".join(page_texts(handbook(kept, tmp_path, saved))).replace("\r", "").replace(" ", "").split("\n")
    assert [each for each in kept if each.replace(" ", "") not in copied] == []
    taken_apart = [sign for sign in SIGNS if unicodedata.normalize("NFKD", sign) != sign]
    assert {sign for sign in SIGNS if refused(line.format(sign))} == {*taken_apart, "⟜", "⯾"}


CLINICAL = [
    "סינתטי: סיכון ≥ 5%, ספירה < 50, גיל > 65 (א) [ב] ± 2.",
    "اصطناعي: الخطر ≥ 5٪، العدد < 50 (أ).",
    "סינתטי «א» ו‹ב› ולכן {ג} סוף.",
]


@pytest.mark.parametrize("text", CLINICAL)
def test_a_sign_in_a_sentence_is_copied_in_its_place(
    saved: Callable[[object], Path], tmp_path: Path, text: str
) -> None:
    copied = "".join("\n".join(page_texts(handbook([text], tmp_path, saved))).split())
    runs = re.findall(r"[^\W\d_]+[\W_]*[^\w.,:،]|[<>≥≤]", text)
    assert len(runs) > 1
    assert [run for run in runs if "".join(run.split()) not in copied] == []


def test_text_without_letters_from_right_to_left_is_written_as_it_is() -> None:
    for text in ("Synthetic ≥ 5 (a) [b] « c »", "α ≤ β ≠ γ", "合成 ≥ 5（甲）"):
        assert printed(text) == text


def test_a_bookmark_has_the_text_of_its_heading(raw: Json, saved: Callable[[object], Path], tmp_path: Path) -> None:
    raw["sources"] = []
    for each in raw["questions"]:
        each["provenance"] = []
    raw["questions"][1]["title"] = title = f"SYNTHETIC עברית ≥ 5, {'x' * 60} ∑ (א)?"
    folder = made_alone(saved(raw), tmp_path, "handbook.pdf")
    assert f"2. {title}" in [name for _, name in bookmarks(folder / "handbook.pdf")]


@pytest.mark.parametrize("text", ["x" * 300, "https://example.org/" + "a-b_c/" * 30, "א" * 90, "합성" * 40 + "x" * 40])
def test_long_words_are_copied_without_places_to_break(
    saved: Callable[[object], Path], tmp_path: Path, text: str
) -> None:
    copied = "\n".join(page_texts(handbook([text], tmp_path, saved)))
    assert text in copied.replace("\r\n", "")
    assert not set(copied) & set("\u200b\u2068\u2069\ufdd0\ufdd1")


LEVELS = [
    ("abc", [0, 0, 0]),
    ("א5", [1, 2]),
    ("א ≥ 5", [1, 1, 1, 1, 2]),
    ("ab א ≥ 5", [0, 0, 0, 1, 1, 1, 1, 2]),
    ("א (a) b", [1, 1, 1, 2, 1, 1, 2]),
    ("a (א) b", [0, 0, 0, 1, 0, 0, 0]),
    ("عدد 1-2", [1, 1, 1, 1, 2, 1, 2]),
    ("אב 1-2", [1, 1, 1, 2, 2, 2]),
    ("א \u2068a (ב)\u2069 ג", [1, 1, 1, 2, 2, 2, 3, 2, 1, 1, 1]),
    ("א \u2067a\u2069", [1, 1, 1, 4, 1]),
]
"""Texts with the levels that unicode-bidi, which Typst uses, gives to their characters."""


@pytest.mark.parametrize(("text", "expected"), LEVELS)
def test_levels_are_those_of_the_bidirectional_algorithm(text: str, expected: list[int]) -> None:
    assert bidi_levels(text) == expected


@pytest.mark.parametrize("line", ["אם x < y אז לתת טיפול", "מינון a ≤ b לכל חולה"])
def test_a_comparison_of_words_from_the_left_in_a_line_from_the_right_is_refused(line: str) -> None:
    with pytest.raises(SignsError):
        with_signs(line)
    assert with_signs("if x < y then treat") == "if x < y then treat"
