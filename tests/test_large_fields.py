"""A large field is printed whole, in a process of its own; a list names some of many authors and counts the rest."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from unittest import mock

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.read import read
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads import printers
from clinical_consensus.downloads.copying.bidi import bidi_levels
from clinical_consensus.downloads.copying.portions import LONGEST, portions
from clinical_consensus.downloads.pdf import MissingGlyphsError, typeset
from clinical_consensus.downloads.slide_blocks import Block
from clinical_consensus.downloads.slides import deck
from clinical_consensus.downloads.typesetter import Document, TypesettingError, compiled
from documents import page_texts
from editions import edition, question
from sites import Json, one, parse, run

GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω"
"""Letters that nothing else in a document has."""

LETTERS = 200_000
RANDOM = random.Random(1)
FILES = ("handbook.pdf", "handouts/q1.pdf")
REST = "The rest is in the handbook and on the site."


def greek(count: int) -> str:
    return "".join(RANDOM.choices(GREEK, k=count))


def words(pattern: str) -> str:
    """A paragraph of about LETTERS letters, of this pattern again and again with other words."""
    return " ".join(
        pattern.format(greek(5), greek(4), greek(6)) for _ in range(LETTERS // len(pattern.format(*["12345"] * 3)))
    )


def only(letters: str, text: str) -> str:
    return "".join(filter(letters.__contains__, text))


def slides_of(text: str) -> Json:
    """The data of a slide with this text."""
    block = asdict(Block("text", text, 20))
    about = dict.fromkeys(("document_title", "document_author", "description"), "Synthetic")
    slide = {"kicker": "", "heading": "Synthetic", "heading_size": 30, "foot": "", "question": "", "opens": False}
    return {
        **about, "width": 960, "height": 540, "margin": 48, "top": 34, "slides": [{**slide, "blocks": [block]}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("rationale", greek(LETTERS)),
        ("response", greek(LETTERS)),
        ("rationale", words("{:.1}-{:.1}")),
        ("rationale", words("{} {} ({})≥1")),
    ],
    ids=["without-a-space", "response-without-a-space", "hyphens", "brackets"],
)
def test_a_paragraph_of_200_000_letters_is_printed_whole(
    saved: Callable[[object], Path], tmp_path: Path, field: str, text: str
) -> None:
    own = question("q1", 1, text) if field == "response" else question("q1", 1, rationale=[text])
    data = saved(edition([own, question("q2", 2)]))
    done = run("build_pdf.py", "--data", data, "--site", tmp_path / "site", RATIONALE="yes")
    assert done.returncode == 0, done.stderr
    for name in FILES:
        printed = "".join(page_texts(tmp_path / "site" / "downloads" / name))
        assert only(GREEK, printed) == only(GREEK, text), name
    slides = page_texts(tmp_path / "site" / "downloads" / "slides.pdf")
    shown = only(GREEK, "".join(slides))
    assert only(GREEK, text).startswith(shown)
    assert len(shown) > LETTERS / 10
    assert "\n".join(slides).count(REST) == 1
    assert len(slides) < 100


def test_a_text_of_twenty_thousand_letters_is_whole_on_slides(saved: Callable[[object], Path]) -> None:
    text = " ".join(greek(7) for _ in range(2500))
    data = edition([question("q1", 1, f"{text[::-1]}.", rationale=[text, text])])
    view = CollectionView(Relations(read(saved(data))))
    slides = deck(view, view.questions, with_rationale=True)
    shown = " ".join(block.text for slide in slides for block in slide.blocks)
    assert only(GREEK, shown) == only(GREEK, text[::-1] + text + text)
    assert REST not in shown


def test_a_large_file_is_typeset_in_a_process_of_its_own() -> None:
    with mock.patch("subprocess.run", wraps=subprocess.run) as started:
        typeset("slides.typ", slides_of("Synthetic"), 0)
        assert not started.called
        text = words("{} {}")
        pdf = typeset("slides.typ", slides_of(text), 0)
        assert started.call_count == 1
    assert pdf.startswith(b"%PDF")
    assert typeset("slides.typ", slides_of(text), 0) == pdf


def test_a_process_beside_this_one_says_which_letter_no_font_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printers, "_processors", lambda: 2)
    missing = pytest.raises(MissingGlyphsError, match="no font has “\ue0ff”")
    with printers.printing(2 * printers.FILES_OF_A_PROCESS) as printer, missing:
        printer("slides.typ", slides_of("Synthetic \ue0ff"), 0)()


def test_what_is_wrong_with_a_large_file_is_said_as_for_a_small_one() -> None:
    for text in ("Synthetic \ue0ff", f"{words('{} {}')} \ue0ff"):
        with pytest.raises(MissingGlyphsError, match="no font has “\ue0ff”"):
            typeset("slides.typ", slides_of(text), 0)
        with pytest.raises(TypesettingError, match="does not contain key"):
            compiled(Document("slides.typ", json.dumps({"text": text}), "{}", 0))


def test_a_process_that_is_killed_is_told() -> None:
    killed = subprocess.CompletedProcess[bytes]([], -9, b"", b"")
    with (
        mock.patch("subprocess.run", return_value=killed),
        pytest.raises(TypesettingError, match=r"ended with exit code -9"),
    ):
        compiled(Document("slides.typ", "x" * LETTERS, "{}", 0))


def from_right() -> str:
    forms = ("{}", "({})", "{} 12%", "{} abc", "≥ 5 {}", "[{0} d {0} e]", "e) {}")
    letters = "אבגדהוזחטיכלמנ"
    return "אב " + " ".join(
        RANDOM.choices(forms, (9, 1, 1, 1, 1, 1, 1))[0].format("".join(RANDOM.choices(letters, k=4)))
        for _ in range(4 * LONGEST // 5)
    )


def test_portions_have_every_letter_in_the_order_that_it_has_in_the_whole_line() -> None:
    for line in (from_right(), f"abc {from_right()}", greek(5 * LONGEST), words("{} ({}) {}")):
        divided = list(portions(line))
        assert len(divided) > 1 or line.startswith("abc")
        place = 0
        levels = bidi_levels(line)
        for portion in divided:
            place = line.index(portion, place)
            assert bidi_levels(portion) == levels[place : place + len(portion)]
            place += len(portion)
        assert "".join(divided).replace(" ", "") == line.replace(" ", "")


def test_a_line_that_cannot_be_divided_safely_is_whole() -> None:
    for line in (f"\u202b{words('{} {}')}", f"({words('{} {}')})", "word " * 10):
        assert list(portions(line)) == [line]


def test_brackets_that_nothing_closes_and_words_of_both_directions_do_not_keep_a_line_whole() -> None:
    letters = "אבגדהוזחטיכלמנ"
    words_of_both = " ".join(
        f"{''.join(RANDOM.choices(letters, k=5))} {greek(4)} ≥ {number}" for number in range(2 * LONGEST // 3)
    )
    for line in (words_of_both, f"אב ( {words_of_both}", f"אב ) {words_of_both}", f"( {words('{} {}')}"):
        divided = list(portions(line))
        assert max(map(len, divided)) < 2 * LONGEST
        assert "".join(divided).replace(" ", "") == line.replace(" ", "")


@pytest.mark.parametrize("count", [30, 31, 1000])
def test_a_list_names_thirty_authors_and_counts_the_rest(
    saved: Callable[[object], Path], count: int, tmp_path: Path
) -> None:
    ids = [f"a{number}" for number in range(count)]
    data = edition([question("q1", 1, authors=ids)])
    data["authors"] = [{"id": own, "name": f"Synthetic {own}"} for own in ids]
    files = generate(saved(data), Settings()).files
    for address, shown in (("authors/a5", ids[:30]), ("questions/q1", ids)):
        page = tmp_path / "page.html"
        page.write_bytes(files[f"{address}/index.md"].partition(b"\n---\n")[2])
        fact = one(parse(page), "[data-question] [data-fact=authors]")
        assert [each["data-author"] for each in fact.select("[data-author]")] == shown
        rest = f"and {count - 30} more on the question’s page"
        assert (rest in " ".join(fact.get_text().split())) == (len(shown) < count)
    assert sum(map(len, files.values())) < 10_000_000
