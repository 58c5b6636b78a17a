"""A list is one field: if one of its members cannot be printed, none is, and the address is the question's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from documents import destinations, page_texts, squeezed
from sites import Json, number_of, run
from test_unprintable import LETTER, SEE, without_places

HOST = "https://example.org/s/"
Change = Callable[[Json, Json], tuple[str, list[str]]]
"""Writes a list in which one member cannot be printed; returns the label before it, and the other members."""


def named(data: Json, question: Json, bad: str = LETTER) -> None:
    names = ("Listed First", f"Listed {bad} Second", "Listed Third")
    data["authors"] = [{"id": f"a-{number}", "name": name} for number, name in enumerate(names)]
    for each in data["questions"]:
        each["authors"] = None
    question["authors"] = [each["id"] for each in data["authors"]]


def in_authors(data: Json, question: Json) -> tuple[str, list[str]]:
    named(data, question)
    return "Authors", ["Listed First", "Listed Third"]


def in_competing_interests(data: Json, question: Json) -> tuple[str, list[str]]:
    named(data, question, "good")
    for each, text in zip(data["authors"], ("Listed none", f"Listed {LETTER} fees", "Listed grant"), strict=True):
        each["competing_interests"] = text
    return "Competing interests", ["Listed none", "Listed grant"]


def in_recused(data: Json, question: Json) -> tuple[str, list[str]]:
    named(data, question)
    question["recommendations"][0]["recused"] = question["authors"]
    question["authors"] = None
    return "Recused", ["Listed First", "Listed Third"]


def in_parts(_: Json, question: Json) -> tuple[str, list[str]]:
    question["parts"] = [
        {"id": f"{question['id']}-p{number}", "label": label, "text": f"Listed part {label} {letter}?"}
        for number, (label, letter) in enumerate(zip("ABC", ("good", LETTER, "good"), strict=True))
    ]
    for statement in question["recommendations"][0]["statements"]:
        statement["answers"] = []
    return "C", ["Listed part A", "Listed part C"]


def in_replaced(data: Json, question: Json) -> tuple[str, list[str]]:
    for each, title in zip((data["questions"][0], data["questions"][2]), ("good", LETTER), strict=True):
        each["title"] = f"Listed {title} title?"
        each["history"] = [{**each["history"][-1], "change": "withdrawn", "reason": "Synthetic."}]
    question["replaces"] = [data["questions"][0]["id"], data["questions"][2]["id"]]
    return "Replaces", ["Listed good title"]


LISTS = [in_authors, in_competing_interests, in_recused, in_parts, in_replaced]


def made(data: Path, site: Path) -> Path:
    done = run("build_pdf.py", "--data", data, "--site", site, SITE_URL=HOST, DOWNLOADS="handbook handouts slides")
    assert done.returncode in (0, 1), done.stderr
    return site / "downloads"


def pages_of(file: Path, question: str, following: str) -> str:
    pages, places = page_texts(file), destinations(file)
    return squeezed("\n".join(pages[places[question] : places[following]]))


@pytest.mark.parametrize("change", LISTS)
def test_a_list_with_a_member_that_cannot_be_printed_is_replaced_as_a_whole(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path, change: Change
) -> None:
    question, following = without_places(raw)["questions"][1:3]
    label, members = change(raw, question)
    folder = made(saved(raw), tmp_path / "site")
    said = squeezed(f"{SEE}{HOST}questions/{question['id']}/")
    for name in ("handbook.pdf", "slides.pdf"):
        text = pages_of(folder / name, question["id"], following["id"])
        assert squeezed(label) + said in text, name
        assert squeezed(SEE) not in text.replace(said, ""), name
        assert [member for member in members if squeezed(member) in text] == [], name
    handout = folder / "handouts" / f"{question['id']}.pdf"
    assert not handout.exists() or said in squeezed("\n".join(page_texts(handout)))


def test_the_index_of_authors_still_leads_to_the_question(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    question = without_places(raw)["questions"][1]
    named(raw, question)
    text = squeezed("\n".join(page_texts(made(saved(raw), tmp_path / "site") / "handbook.pdf")))
    for name in ("Listed First", f"{SEE}{HOST}", "Listed Third"):
        assert squeezed(f"{name} {number_of(question)}. {question['title']}") in text


def test_a_list_that_says_so_itself_is_the_source_s(raw: Json, saved: Callable[[object], Path], tmp_path: Path) -> None:
    first, second, third = without_places(raw)["questions"][:3]
    names = ("Listed First", f"Listed {SEE}the supplement", "Listed Third")
    raw["authors"] = [{"id": f"a-{number}", "name": name} for number, name in enumerate(names)]
    for each in raw["questions"]:
        each["authors"] = [author["id"] for author in raw["authors"]] if each is second else None
    first["title"] = f"Listed {LETTER} title?"
    text = pages_of(made(saved(raw), tmp_path / "site") / "handbook.pdf", second["id"], third["id"])
    assert squeezed("".join(names)) in text
