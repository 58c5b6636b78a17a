"""A recommendation is one block in print, heads name the question; slides keep their parts apart and are numbered."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import ImageFont

from documents import destinations, downloads, font_sizes, made_alone, page_texts, slides, squeezed
from sites import PROJECT, Json, Site, number_of

BOLD = PROJECT / "src/clinical_consensus/downloads/print/fonts/LiberationSans-Bold.ttf"
REGULAR = BOLD.with_name("LiberationSans-Regular.ttf")
"""What LibreOffice uses for Arial."""


def several(raw: Json, lengths: list[int]) -> Json:
    """The collection with recommendations of these many sentences in question 2, strong and limited by turns."""
    raw["sources"] = []
    for each in raw["questions"]:
        each["provenance"] = []
    question: Json = raw["questions"][1]
    grades = [grade["id"] for grade in raw["strength_scheme"]["grades"]]
    question["recommendations"] = [
        {
            "id": f"{question['id']}-r{number}",
            "statements": [{"id": f"{question['id']}-r{number}-s1", "text": text(number, length)}],
            "strength": grades[number % len(grades)],
        }
        for number, length in enumerate(lengths, 1)
    ]
    return question


def text(number: int, length: int) -> str:
    return f"Synthetic {number} begins. " + f"Synthetic words of {number}. " * length + f"Synthetic {number} ends."


def name_of_block(number: int, count: int, label: str, grade: str) -> str:
    return f"RESPONSE/RECOMMENDATION {number} OF {count} {label} {grade}"


@pytest.mark.parametrize("lengths", [[2, 2, 2], [30, 40, 30], [75, 75, 75], [3, 60, 3, 60, 3]])
@pytest.mark.parametrize("name", ["handbook.pdf", "handouts/oncology-q2.pdf"])
def test_number_strength_and_text_of_a_recommendation_stay_together_on_a_page(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path, lengths: list[int], name: str
) -> None:
    question = several(raw, lengths)
    (tmp_path / "handouts").mkdir()
    pages = list(map(squeezed, page_texts(made_alone(saved(raw), tmp_path, name) / name)))
    labels = {grade["id"]: grade["label"] for grade in raw["strength_scheme"]["grades"]}
    for number, each in enumerate(question["recommendations"], 1):
        named = name_of_block(number, len(lengths), raw["strength_scheme"]["label"], labels[each["strength"]])
        [page] = [page for page in pages if squeezed(named) in page]
        block = page.partition(squeezed(named))[2]
        assert squeezed(each["statements"][0]["text"]) in block.partition("RESPONSE/RECOMMENDATION")[0]


def test_a_recommendation_longer_than_a_page_flows_on(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    several(raw, [400, 2])
    pages = page_texts(made_alone(saved(raw), tmp_path, "handbook.pdf") / "handbook.pdf")
    words = "".join(pages)
    assert words.count("Synthetic 1 begins.") == words.count("Synthetic 1 ends.") == 1
    assert squeezed(words).count("wordsof1.") == 400


def test_running_heads_name_the_question(raw: Json, saved: Callable[[object], Path], tmp_path: Path) -> None:
    question = several(raw, [100, 100, 100])
    (tmp_path / "handouts").mkdir()
    made_alone(saved(raw), tmp_path, "handbook.pdf", "handouts/oncology-q2.pdf")
    handbook = page_texts(tmp_path / "handbook.pdf")
    places = destinations(tmp_path / "handbook.pdf")
    following = handbook[places["oncology-q2"] + 1 : places["oncology-q3"]]
    following += page_texts(tmp_path / "handouts" / "oncology-q2.pdf")[1:]
    assert len(following) >= 3
    assert all("Question 2" in page.split("\n")[0] for page in following)
    assert "Question 2" not in handbook[places["oncology-q2"]].split("\n")[0]
    question["title"] = "Synthetic short?"
    again = page_texts(made_alone(saved(raw), tmp_path, "handbook.pdf") / "handbook.pdf")
    assert "Question 2. Synthetic short?" in again[places["oncology-q2"] + 1].split("\n")[0]


def test_the_page_of_a_question_that_fills_one_names_it(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    several(raw, [2])["title"] = "Synthetic short?"
    made_alone(saved(raw), tmp_path, "handbook.pdf")
    pages, places = page_texts(tmp_path / "handbook.pdf"), destinations(tmp_path / "handbook.pdf")
    heads = {each["id"]: pages[places[each["id"]]].split("\n")[0].strip() for each in raw["questions"]}
    first, *others = raw["questions"]
    assert heads[first["id"]] == "Questions"
    assert len({places[each["id"]] for each in others}) == len(others) > 1
    for each in others:
        name = f"{raw['collection']['title']} Question {number_of(each)}"
        assert heads[each["id"]] in (name, f"{name}. {each['title']}")
    assert heads["oncology-q2"].endswith("Question 2. Synthetic short?")


@pytest.mark.parametrize("count", range(0, 60, 6))
def test_no_page_holds_only_rights(raw: Json, saved: Callable[[object], Path], tmp_path: Path, count: int) -> None:
    question = several(raw, [10])
    question["rationale"] = [f"Synthetic reason {number}. " * 4 + "End." for number in range(count)] or None
    raw["collection"]["rights"] = "Synthetic rights. " * (4 + count) + "End of rights."
    raw["authors"] += [{"id": f"a-{number}", "name": f"Synthetic Author {number}"} for number in range(count // 2 + 1)]
    question["authors"] = [f"a-{number}" for number in range(count // 2 + 1)]
    (tmp_path / "handouts").mkdir()
    names = ("handbook.pdf", "handouts/oncology-q2.pdf", "slides.pdf")
    made_alone(saved(raw), tmp_path, *names)
    for name in names:
        for page in page_texts(tmp_path / name):
            own = page.partition("Rights")
            left = re.sub(r"Synthetic rights\.|End of rights\.|Question 2|\W|\d", "", own[0] + own[2])
            assert not own[1] or len(left) > 60, (name, page)


def test_no_type_is_smaller_than_nine_points(mkdocs_site: Site) -> None:
    for file in downloads(mkdocs_site).rglob("*.pdf"):
        assert min(font_sizes(file)) >= 9


def test_every_slide_has_its_number(mkdocs_site: Site) -> None:
    texts = page_texts(downloads(mkdocs_site) / "slides.pdf")
    for number, (page, slide) in enumerate(zip(texts, slides(downloads(mkdocs_site) / "slides.pptx"), strict=True), 1):
        assert re.search(rf"(^|\D){number}$", page.strip()), page
        fields = slide.element.xpath(".//a:fld[@type='slidenum']/a:t")
        assert [field.text for field in fields] == [str(number)]
    with ZipFile(downloads(mkdocs_site) / "slides.pptx") as archive:
        assert b'type="slidenum"' in archive.read("ppt/slides/slide1.xml")


TITLES = [
    "illicit tilting fill it till ill, fitting little tiff " * 2 + "x?",
    "WWWW MMMM wide letters of a synthetic question " * 3 + "x?",
    "Synthetic question about arthroplasty, embolism and prophylaxis in patients with illness, fractures or infection?",
    "Synthetic " * 18 + "x?",
]


def lines_of(line: str, size: float, width: float, face: Path) -> int:
    """How many lines a text takes when each line holds the words that fit it."""
    font, count, row = ImageFont.truetype(face, 100), 1, ""
    for word in line.split():
        longer = f"{row} {word}".strip()
        if font.getlength(longer) * size / 100 <= width:
            row = longer
        else:
            count, row = count + 1, word
    return count


def test_nothing_covers_another_part_of_a_slide_in_the_replacement_of_arial(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    several(raw, [4, 30])
    for question, title in zip(raw["questions"], TITLES, strict=True):
        question["title"] = title
    deck = slides(made_alone(saved(raw), tmp_path, "slides.pptx") / "slides.pptx")
    for slide in deck:
        places = []
        for shape in slide.shapes:
            face = BOLD if shape == slide.shapes.title else REGULAR
            height = 0.0
            for paragraph in shape.text_frame.paragraphs:
                size = max((run.font.size.pt for run in paragraph.runs), default=18)
                count = lines_of(paragraph.text, size, shape.width.pt, face)
                height += count * size * 1.15 + paragraph.space_after.pt
            places.append((shape.top.pt, shape.top.pt + height, shape))
        assert all(top >= 0 and bottom <= 540 for top, bottom, _ in places)
        column = sorted(places[:-1], key=lambda place: place[0])
        for (_, bottom, one), (top, _, other) in pairwise(column):
            assert bottom - 8 <= top, (one.text_frame.text, other.text_frame.text)


def test_authors_from_right_to_left_keep_their_order(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    names = ["דוד סינתטי", "משה סינתטי", "Synthetic Third", "عمر اصطناعي"]
    names += [f"שם סינתטי {'א' * length}" for length in range(1, 14)]
    question = several(raw, [2])
    raw["authors"] += [{"id": f"a-{number}", "name": name} for number, name in enumerate(names)]
    for chosen in (4, len(names)):
        question["authors"] = [f"a-{number}" for number in range(chosen)]
        (tmp_path / "handouts").mkdir(exist_ok=True)
        files = ("handbook.pdf", "handouts/oncology-q2.pdf", "slides.pdf", "slides.pptx")
        made_alone(saved(raw), tmp_path, *files)
        shapes = [shape for slide in slides(tmp_path / "slides.pptx") for shape in slide.placeholders]
        texts = ["\n".join(page_texts(tmp_path / name)) for name in files[:3]]
        for written in (*texts, "\n".join(shape.text_frame.text for shape in shapes)):
            whole, place = squeezed(written), 0
            for name in names[:chosen]:
                place = whole.find(squeezed(name), place) + 1
                assert place, (name, chosen)
