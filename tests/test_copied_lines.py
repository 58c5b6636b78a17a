"""Whole lines in scripts from right to left are copied out of PDFs as the source has them, and drawn as before."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import ImageChops

from documents import made_alone, page_texts
from editions import edition, question

FROM_RIGHT = "\u200f"
DIFFERS = 48
"""From this difference in brightness on, of 255, a point differs for the eye: a glyph may be moved by 0.001 pt."""

HEBREW = [
    "טיפול בקרישים (שאלה) ארוכה",
    "(שאלה) טיפול בקרישים ארוכה",
    "טיפול בקרישים (שאלה)",
    "(שאלה) בקרישים (ארוכה)",
    "טיפול (חולים [קשישים] בסיכון) לפני ניתוח",
    "טיפול (חולים {קשישים [מאוד]} בסיכון) לפני",
    "האם יש לטפל (כן או לא)?",
    "סיכון גבוה (מעל 5) אצל חולים",
    "סיכון גבוה (5) אצל חולים",
    "סיכון גבוה (5%) אצל חולים",
    "סיכון גבוה (2.5) אצל חולים",
    "סיכון גבוה (2-3) אצל חולים",
    "סיכון גבוה [1,2] אצל חולים",
    "טיפול (הפרין או warfarin) לפני ניתוח",
    "טיפול (warfarin) לפני ניתוח",
    "טיפול ב-LMWH (הפרין) לפני ניתוח",
    "הטיפול (warfarin), ואז (heparin); סוף.",
    "הטיפול (warfarin)? כן!",
    'הטיפול "warfarin" עדיף',
    "הטיפול [ראה (warfarin)] עדיף",
    "הטיפול (5 mg) ימים לחולים",
    "טיפול «אספירין» מונע ‹קרישים›",
    "שאלה (א) ותשובה (ב) וסוף (ג)",
    "ה (ה) ה ן (ן) ן",
    "(א)",
    "הסיכון (גיל ≥ 65 וגם משקל ≤ 50) גבוה",
    "הסיכון (≥5) בחולים",
    "הטיפול 5%-10% ימים לחולים",
    "הטיפול -5 ימים לחולים",
    "טיפול ארוך מאוד (טקסט ארוך מאוד שממשיך עד לשורה הבאה ואחריה ואז ממשיך שוב עד הסוף) והסוף כאן",
    "מינון (1-3, 5) אצל חולים",
    "מינון [1-3, 5, 7-9] אצל חולים",
    "סיכון 0.55 (0.38-0.80) אצל חולים",
]
ARABIC = [
    "علاج التجلط (سؤال) طويل جدا",
    "(سؤال) علاج التجلط",
    "علاج التجلط (سؤال)",
    "الخطر ≥ 5 عند المرضى الكبار",
    "الخطر (٥) عند المرضى",
    "الخطر (٢٫٥) عند المرضى",
    "الخطر [١٢] عند المرضى",
    "الجرعة ٥-١٠ يوميا للمرضى",
    "الجرعة (٥–١٠) يوميا للمرضى",
    "الجرعة ٥٪ يوميا للمرضى",
    "الجرعة 5% يوميا للمرضى",
    "الجرعة (5-10) يوميا للمرضى",
    "الجرعة -5 يوميا للمرضى",
    "الجرعة (2.5 mg) يوميا",
    "حمض (DNA) في الخلايا (RNA) أيضا",
    "علاج «warfarin» أفضل من «heparin»",
    "انظر المراجع [1] لمزيد من التفاصيل",
    "این (درمان [ویژه]) است",
    "اگر سن (سال) بالا باشد",
    "الجرعة (1-3, 5) يوميا للمرضى",
    "الجرعة (1.5-2.5) يوميا للمرضى",
]
MIXED = [
    "SYNTHETIC treatment of (קריש) in patients",
    "Use of הפרין (LMWH) before surgery",
    "SYNTHETIC dose (علاج) in patients",
]

MARKED = [
    "ב-5 ימים מ-10% מהחולים",
    "ב-1/2/2020 החל הטיפול",
    "الجرعة (5%) يوميا للمرضى",
    "الخطر (٢٫٥٪) عند المرضى",
]
"""Lines in which invisible marks keep figures and signs in their order."""


VOWELS = [
    "هذا مهم جدًا",
    "فورًا تكرارًا",
    "مرض السكّري من النوع الثاني",
    "المرض قبل-بعد العملية",
    "محمّد بن عليّ (أيضًا) وآخرون",
    "جُرعةٌ ٥-١٠ مجم يوميًا",
    "שָׁלוֹם (לְכֻלָּם) 5 mg",
    "טִפּוּל בַּקְּרִישִׁים ב-LMWH",
    "مُحَمَّدٌ وَعَلِيٌّ ثُمَّ",
]
"""Lines with vowel marks."""

JOINED = [
    "نشده\u200cاند",
    "درمان بیماری\u200cهای استخوان (خون\u200cریزی) در آن\u200cها",
    "خطر لخته\u200cای ≥ ۵ درصد می\u200cشود",
    "پژوهش\u200cهای بی\u200cخطر، کم\u200cخونی.",
    "در سال ۱۴۰۰ه\u200d بیمار",
]
"""Lines with characters that make letters join or not."""

WORDS_FROM_LEFT = {
    "טיפול ב warfarin (INR 2-3) אצל חולים": "טיפול ב (2-3 INR) warfarin אצל חולים",
    "הסיכון (INR ≥ 2.5) בחולים": "הסיכון (2.5 ≤ INR) בחולים",
}
"""Lines of which PDFium copies the words from left to right in the opposite order, each with its brackets."""

ROUNDED = 6
"""PDFium draws a glyph at a whole point, and a shape where it is."""

PLACES = 4
"""How often a handout has each text: as title, response, rationale, and in the citation."""


ALL = [*HEBREW, *ARABIC, *MIXED, *MARKED, *WORDS_FROM_LEFT, *VOWELS, *JOINED]


def handouts(texts: list[str], folder: Path) -> dict[str, Path]:
    """The handouts of the questions with these titles; a question has its text as response and rationale too."""
    asked = [
        question(f"q{number}", number, text) | {"title": text, "rationale": [text]}
        for number, text in enumerate(ALL, 1)
    ]
    (folder / "handouts").mkdir(parents=True)
    data = folder / "collection.json"
    data.write_text(json.dumps(edition(asked), ensure_ascii=False), encoding="utf-8")
    names = [f"handouts/q{ALL.index(text) + 1}.pdf" for text in texts]
    made_alone(data, folder, *names)
    return {text: folder / name for text, name in zip(texts, names, strict=True)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return handouts(ALL, tmp_path_factory.mktemp("lines"))


def copied(pdf: Path) -> str:
    return " ".join("\n".join(page_texts(pdf)).split())


@pytest.mark.parametrize("text", [*HEBREW, *ARABIC, *MIXED, *VOWELS, *JOINED])
def test_a_whole_line_is_copied_as_the_source_has_it(text: str, made: dict[str, Path]) -> None:
    found = copied(made[text])
    assert found.count(text) == PLACES, found
    assert FROM_RIGHT not in found


@pytest.mark.parametrize("text", MARKED)
def test_figures_beside_signs_are_copied_in_their_order(text: str, made: dict[str, Path]) -> None:
    found = copied(made[text])
    assert found.replace(FROM_RIGHT, "").count(text) == PLACES, found


@pytest.mark.parametrize("text", WORDS_FROM_LEFT)
def test_words_from_the_left_keep_their_brackets(text: str, made: dict[str, Path]) -> None:
    found = copied(made[text])
    assert found.count(WORDS_FROM_LEFT[text]) == PLACES, found


def test_a_cited_title_from_the_right_has_a_line_of_its_own(made: dict[str, Path]) -> None:
    lines = "\n".join(page_texts(made[HEBREW[0]])).replace("\r", "").split("\n")
    at = [line.strip() for line in lines].index("Question 1:")
    assert lines[at + 1] == f"{HEBREW[0]}."
    assert lines[at + 2].startswith("In: ")


def test_what_is_copied_changes_nothing_of_what_is_drawn(
    made: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clinical_consensus.downloads.pdf.write_as_copied", lambda _: None)
    texts = [HEBREW[5], HEBREW[16], ARABIC[7], ARABIC[14], MARKED[0], MARKED[3], *JOINED[:3]]
    for text, plain in handouts(texts, tmp_path / "plain").items():
        assert copied(plain) != copied(made[text])
        with pdfium.PdfDocument(plain) as one, pdfium.PdfDocument(made[text]) as other:
            assert len(one) == len(other)
            for left, right in zip(one, other, strict=True):
                assert apart(left, right) < DIFFERS, text


def test_vowel_marks_are_drawn_as_their_glyphs_are(
    made: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clinical_consensus.downloads.pdf.write_as_copied", lambda _: None)
    for text, plain in handouts(VOWELS, tmp_path / "plain").items():
        with pdfium.PdfDocument(plain) as one, pdfium.PdfDocument(made[text]) as other:
            for left, right in zip(one, other, strict=True):
                assert apart(left, right, ROUNDED) < DIFFERS, text


def apart(one: pdfium.PdfPage, other: pdfium.PdfPage, rounded: int = 1) -> int:
    """The largest difference of two pages in the brightness of a point, 0 to 255; of so many squared, if `rounded`."""
    pictures = [page.render(scale=3 * rounded).to_pil().convert("L").reduce(rounded) for page in (one, other)]
    return max(at for at, count in enumerate(ImageChops.difference(*pictures).histogram()) if count)
