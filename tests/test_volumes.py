"""A large collection has its handbook and its decks in volumes, by section or by number, that link to each other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.build.site import make_pack
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads import printers
from clinical_consensus.downloads.manifest import PACK, Download, planned
from clinical_consensus.downloads.volumes import MOST_BYTES
from documents import destinations, made_alone, page_texts, shown, slides, squeezed
from editions import edition, question
from sites import Json

COUNT = 203


def large(*, with_sections: bool) -> Json:
    """A collection of more questions than one file has; with sections, three have none, and two are within another."""
    data = edition([question(f"q{n}", n, f"Synthetic statement of {n}.") for n in range(1, COUNT + 1)])
    data["questions"][0]["related"] = ["q2", f"q{COUNT}"]
    if with_sections:
        tree = {"first": None, "second": None, "inner": "first"}
        data["sections"] = [
            {"id": own, "title": f"Synthetic {own} section", "parent": parent} for own, parent in tree.items()
        ]
        for each in data["questions"][:-3]:
            each["section"] = [*tree][each["number"] % 3]
    return data


@pytest.fixture(params=[False, True], ids=["by number", "by section"])
def asked(request: pytest.FixtureRequest) -> Json:
    return large(with_sections=request.param)


def files(data: Path) -> list[Download]:
    return list(planned(generate(data, Settings()).view.relations))


def test_each_question_is_in_one_volume_of_the_handbook_and_of_the_slides(
    saved: Callable[[object], Path], asked: Json
) -> None:
    made = files(saved(asked))
    for folder, ending in (("handbook/", ".pdf"), ("slides/", ".pdf"), ("slides/", ".pptx")):
        those = [each for each in made if each.path.startswith(folder) and each.path.endswith(ending)]
        assert len(those) > 1
        assert len({each.name for each in those}) == len(those)
        counted = Counter(question.id for each in those for question in each.questions)
        assert counted == Counter(each["id"] for each in asked["questions"])
    assert len({each.path for each in made}) == len(made)


def test_volumes_are_the_outermost_sections_in_order(saved: Callable[[object], Path]) -> None:
    made = [each for each in files(saved(large(with_sections=True))) if each.path.startswith("handbook/")]
    names = ["Synthetic first section", "Synthetic second section", "Without a section"]
    assert [squeezed(each.name) for each in made] == [squeezed(f"Handbook: {name}") for name in names]
    assert [len(each.questions) for each in made] == [133, 67, 3]


def test_questions_with_very_long_texts_are_in_volumes_of_about_the_same_size(
    saved: Callable[[object], Path],
) -> None:
    long = " ".join(["Synthetic."] * (MOST_BYTES // 44))
    made = files(saved(edition([question(f"q{n}", n, long) for n in range(1, 13)])))
    assert [len(each.questions) for each in made if each.path.startswith("handbook/")] == [3, 3, 3, 3]


def test_after_a_changed_sentence_only_its_volumes_and_its_handout_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers, "_processors", lambda: 1)
    monkeypatch.setattr(printers, "print_pdf", lambda *_: (b"%PDF", 1))
    asked, data = large(with_sections=False), tmp_path / "large.json"
    stamps = []
    for text in ("Synthetic statement.", "Synthetic statement, changed."):
        asked["questions"][100]["recommendations"][0]["statements"][0]["text"] = text
        data.write_text(json.dumps(asked), encoding="utf-8")
        stamps.append(make_pack(generate(data, Settings()), tmp_path / "none").stamp())
    before, after = stamps
    assert before.keys() == after.keys()
    assert {path for path in before if before[path]["key"] != after[path]["key"]} - {PACK} == {
        "handbook.pdf", "handbook/part.1.pdf", "slides/part.1.pdf", "slides/part.1.pptx", "flashcards.apkg",
        "handouts/q101.pdf",
    }  # fmt: skip


def test_a_smaller_collection_has_one_handbook_and_one_deck(saved: Callable[[object], Path]) -> None:
    data = large(with_sections=True)
    data["questions"][0]["related"] = []
    del data["questions"][3:]
    assert [each.path for each in files(saved(data)) if not each.is_handout][:3] == [
        "handbook.pdf", "slides.pdf", "slides.pptx",
    ]  # fmt: skip


@dataclass(frozen=True)
class Handbook:
    """A handbook that was made in a folder: what is asked, and the volumes by path."""

    questions: list[Json]
    folder: Path
    volumes: dict[str, Download]


@pytest.fixture(scope="module", params=[False, True], ids=["by number", "by section"])
def handbook(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    asked, folder = large(with_sections=request.param), tmp_path_factory.mktemp("handbook")
    data = folder / "large.json"
    data.write_text(json.dumps(asked), encoding="utf-8")
    volumes = {each.path: each for each in files(data) if each.path.startswith("handbook/")}
    made_alone(data, folder, "handbook.pdf", *volumes)
    return Handbook(asked["questions"], folder, volumes)


def links(pdf: Path) -> list[str]:
    """The addresses that a file links to, as a browser resolves them beside the file."""
    with pikepdf.open(pdf) as document:
        found = [each for page in document.pages for each in page.get("/Annots", [])]
        return [str(each.A.URI) for each in found if "/A" in each and "/URI" in each.A]


def test_the_links_of_contents_and_volumes_reach_the_questions(handbook: Handbook) -> None:
    folder, volumes = handbook.folder, handbook.volumes
    reached: Counter[tuple[str, str]] = Counter()
    for path in ("handbook.pdf", *volumes):
        for address in links(folder / path):
            file, _, place = address.partition("#nameddest=")
            target = ((folder / path).parent / unquote(file)).relative_to(folder)
            assert place in destinations(folder / target), address
            assert place in [each.id for each in volumes[str(target)].questions]
            reached[path, place] += 1
    assert all(reached["handbook.pdf", each["id"]] for each in handbook.questions)
    volume_of = {each.id: path for path, volume in volumes.items() for each in volume.questions}
    last = f"q{COUNT}"
    assert reached[volume_of["q1"], last]
    assert reached[volume_of[last], "q1"]


def test_the_contents_name_every_question_and_the_volumes_have_their_responses(handbook: Handbook) -> None:
    folder, volumes = handbook.folder, handbook.volumes
    contents = squeezed(" ".join(page_texts(folder / "handbook.pdf")))
    for path, each in volumes.items():
        text = squeezed(" ".join(page_texts(folder / path)))
        assert squeezed(f"{len(each.questions)} of {COUNT} questions") in text
        for own in each.questions:
            assert squeezed(f"{own.number}. {own.title}") in contents
            assert squeezed(f"Synthetic statement of {own.number}.") in text
    assert "Syntheticstatementof" not in contents


def test_a_deck_says_which_volume_it_is(saved: Callable[[object], Path], tmp_path: Path, asked: Json) -> None:
    data = saved(asked)
    decks = [each for each in files(data) if each.path.startswith("slides/")][-2:]
    made_alone(data, tmp_path, *(each.path for each in decks))
    for each in decks:
        name, file = squeezed(each.name.partition(": ")[2]), tmp_path / each.path
        first = page_texts(file)[0] if each.path.endswith(".pdf") else shown(slides(file)[0])
        assert name in squeezed(first)
        assert squeezed(f"{len(each.questions)} of the {COUNT} questions") in squeezed(first)
    [printed] = [tmp_path / each.path for each in decks if each.path.endswith(".pdf")]
    with pikepdf.open(printed) as document:
        assert squeezed(decks[0].name.partition(": ")[2]) in squeezed(str(document.docinfo.Title))
