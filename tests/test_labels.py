"""The number that the source prints is what every surface shows; the one that orders is shown nowhere beside it."""

from __future__ import annotations

import csv
import re

import pytest

from documents import bookmarks, cards, page_texts, slides, squeezed
from labelled import LABELS, built
from shared import Shared
from sites import Site, one

OWN = [own for own, label in LABELS.items() if label]
ORDERS = {own: str(number) for number, own in enumerate(LABELS, 7001)}


@pytest.fixture(scope="module")
def labels(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(shared, tmp_path_factory.getbasetemp() / "labels")


def plain(text: str) -> str:
    """A text without the signs that isolate what runs from right to left."""
    return re.sub("[\u2066-\u2069]", "", text)


def label_of(own: str) -> str:
    return LABELS[own] or ORDERS[own]


def led(own: str) -> str:
    """The number before a title, with one full stop."""
    return f"{label_of(own).removesuffix('.')}. "


@pytest.mark.parametrize("own", LABELS)
def test_a_page_says_the_printed_number_wherever_it_names_its_question(labels: Site, own: str) -> None:
    page = labels.pages[f"questions/{own}/"]
    assert plain(one(page, "[aria-current=page]").get_text()) == f"Question {label_of(own)}"
    assert plain(one(page, "title").get_text()).startswith(led(own))
    assert plain(one(page, "p.cite").get_text()).startswith(f"Question {label_of(own)}: ")
    row = one(labels.pages["questions/"], f'[data-question="{own}"]')
    assert plain(one(row, ".question__number").get_text()) == label_of(own)
    assert plain(str(one(row, "summary[aria-label]")["aria-label"])) == f"Answer to question {label_of(own)}"


def test_neighbours_and_related_questions_are_named_by_it(labels: Site) -> None:
    for own in LABELS:
        page = labels.pages[f"questions/{own}/"]
        for link in page.select(".related a, .steps a"):
            other = str(link["href"]).rstrip("/").rpartition("/")[2]
            assert led(other) in plain(" ".join(link.get_text().replace("\xa0", " ").split()))


def test_no_page_shows_the_number_that_orders(labels: Site) -> None:
    numbers = re.compile(rf"\b(?:{'|'.join(ORDERS[own] for own in OWN)})\b")
    for address, page in labels.pages.items():
        for each in page.select("script, style"):
            each.extract()
        text = page.get_text(" ")
        assert [found for found in numbers.findall(text) if found in (ORDERS[own] for own in OWN)] == [], address


@pytest.mark.parametrize("own", OWN)
def test_files_say_the_printed_number(labels: Site, own: str) -> None:
    folder, label = labels.folder, label_of(own)
    texts = {
        "plain text": (folder / f"questions/{own}.txt").read_text(encoding="utf-8"),
        "list of texts": (folder / "llms.txt").read_text(encoding="utf-8").replace("\\", ""),
        "handout": "".join(page_texts(folder / f"downloads/handouts/{own}.pdf")),
        "handbook": "".join(page_texts(folder / "downloads/handbook.pdf")),
        "slides": "".join(page_texts(folder / "downloads/slides.pdf")),
        "editable slides": "".join(
            shape.text_frame.text for slide in slides(folder / "downloads/slides.pptx") for shape in slide.shapes
        ),
        "notes": "".join(slide.notes_slide.notes_text_frame.text for slide in slides(folder / "downloads/slides.pptx")),
        "names of files": labels.pages["downloads/"].get_text(),
    }
    words = [squeezed(label)] if own != "hebrew" else label.split()  # a line from the left has them in either order
    assert [name for name, text in texts.items() if not all(word in squeezed(plain(text)) for word in words)] == []
    assert not [name for name, text in texts.items() if f"{label.removesuffix('.')}.." in plain(text)]


def test_bookmarks_and_cards_begin_with_it(labels: Site) -> None:
    titles = [plain(title) for _, title in bookmarks(labels.folder / "downloads/handbook.pdf")]
    fronts = [plain(card["fields"][0]) for card in cards(labels.folder / "downloads/flashcards.apkg")]
    for own in OWN:
        title = f"{led(own)}Synthetic title of {'second' if own == 'third' else own}"
        assert title in titles
        assert [front for front in fronts if front.startswith(title)]


def test_tables_have_it_as_it_is_printed_in_the_order_of_the_others(labels: Site) -> None:
    with (labels.folder / "data/questions.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["question id"] for row in rows] == list(LABELS)
    assert [row["number"].removeprefix("'") for row in rows] == [label_of(own) for own in LABELS]


def test_citations_are_named_by_ids(labels: Site) -> None:
    for own in LABELS:
        folder = labels.folder / "data/citations"
        assert f"ID  - {own}\n" in (folder / f"{own}.ris").read_text(encoding="utf-8").replace("\r", "")
        assert re.search(rf"^@\w+\{{{own},", (folder / f"{own}.bib").read_text(encoding="utf-8"), re.MULTILINE)


def test_titles_of_pages_differ_where_questions_print_the_same_number_and_title(labels: Site) -> None:
    titles = [one(page, "title").get_text() for page in labels.pages.values()]
    assert len(titles) == len(set(titles))
