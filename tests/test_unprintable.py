"""What cannot be printed costs its question's handout; others say so in place of the whole field, with an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from documents import made_alone, page_texts, shown, slides, squeezed
from sites import Json, number_of, run

SEE = "Cannot be printed: see "
LETTER = "\ue0ff"


def without_places(data: Json) -> Json:
    data["sources"] = []
    for each in data["questions"]:
        each["provenance"] = []
    return data


def text_of(pdf: Path) -> str:
    return squeezed("\n".join(page_texts(pdf)))


def in_title(question: Json) -> None:
    question["title"] = f"Synthetic {LETTER} title?"


def in_a_part(question: Json) -> None:
    question["parts"] = [{"id": f"{question['id']}-p1", "label": "A", "text": f"Synthetic {LETTER} part?"}]
    for statement in question["recommendations"][0]["statements"]:
        statement["answers"] = []


def in_one_of_many_statements(question: Json) -> None:
    question["recommendations"][0]["statements"] = [
        {
            "id": f"{question['id']}-r1-s{number}",
            "text": f"Synthetic {number}. " * 40 + f"End {LETTER * (number == 5)}.",
        }
        for number in range(1, 9)
    ]


def in_one_paragraph(question: Json) -> None:
    question["rationale"] = ["Synthetic 1.", f"Synthetic 2 {LETTER}.", "Synthetic 3."]


def in_a_reference(question: Json) -> None:
    question["references"] = [
        {"id": "a", "type": "book", "title": f"Synthetic 1 {LETTER}.", "publisher": "Synthetic 2"}
    ]


def by_a_sign(question: Json) -> None:
    question["rationale"] = ["Synthetic 1.", "סינתטי א ≠ 5.", "Synthetic 3."]


FIELDS = [in_title, in_a_part, in_one_of_many_statements, in_one_paragraph, in_a_reference, by_a_sign]


@pytest.mark.parametrize("change", FIELDS)
def test_a_field_that_cannot_be_printed_costs_the_handout_and_is_replaced_as_a_whole(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path, change: Callable[[Json], None]
) -> None:
    question = without_places(raw)["questions"][1]
    change(question)
    data, site = saved(raw), tmp_path / "site"
    done = run("build_pdf.py", "--data", data, "--site", site, "--rationale")
    assert done.returncode == 1
    assert done.stderr.count("was not made") == 1
    assert f"handouts/{question['id']}.pdf was not made: " in done.stderr
    assert f"in question {number_of(question)} ({question['id']})" in done.stderr
    for name in ("handbook.pdf", "slides.pdf"):
        text = text_of(site / "downloads" / name)
        assert squeezed(f"{SEE}questions/{question['id']}/") in text
        assert "Synthetic" not in text
    edited = "\n".join(shown(slide) for slide in slides(site / "downloads" / "slides.pptx"))
    assert "Synthetic" in edited
    assert "Cannot be printed" not in edited


def test_a_label_that_cannot_be_printed_is_named_as_it_is(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    without_places(raw)["questions"][1]["label"] = f"4{LETTER}"
    done = run("build_pdf.py", "--data", saved(raw), "--site", tmp_path / "site")
    assert done.returncode == 1
    assert f"in question 4{LETTER} (oncology-q2)" in done.stderr


def test_the_address_is_the_hosted_one_if_it_is_known(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    in_title(without_places(raw)["questions"][1])
    site = tmp_path / "site"
    run("build_pdf.py", "--data", saved(raw), "--site", site, SITE_URL="https://example.org/icm/")
    text = text_of(site / "downloads" / "handbook.pdf")
    assert squeezed(f"{SEE}https://example.org/icm/questions/oncology-q2/") in text


def test_what_is_said_of_the_collection_takes_no_file_away(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    raw["collection"]["title"] = f"Synthetic {LETTER}"
    raw["authors"][0]["name"] = f"Synthetic {LETTER} name"
    raw["strength_scheme"]["grades"][0]["label"] = f"Synthetic {LETTER} grade"
    done = run("build_pdf.py", "--data", saved(without_places(raw)), "--site", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    for file in (tmp_path / "site" / "downloads").rglob("*.pdf"):
        assert squeezed(f"{SEE}the site") in text_of(file), file.name
        assert "Synthetic" not in text_of(file)


def test_a_text_that_cannot_be_printed_does_not_make_its_question_a_draft(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    plain, changed = tmp_path / "plain", tmp_path / "changed"
    plain.mkdir()
    changed.mkdir()
    before = text_of(made_alone(saved(raw), plain, "handbook.pdf") / "handbook.pdf")
    raw["authors"][0]["name"] = f"Synthetic {LETTER} name"
    after = text_of(made_alone(saved(raw), changed, "handbook.pdf") / "handbook.pdf")
    assert before.count("draft") == after.count("draft")


def test_an_index_names_the_page_of_what_it_cannot_print(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    records = {
        "authors/{}/": (raw["authors"][0], "name"), "topics/{}/": (raw["topics"][0], "label"),
        "glossary/": (raw["terms"][0], "name"), "strengths/{}/": (raw["strength_scheme"]["grades"][0], "label"),
        "consensus/{}/": (raw["consensus_scheme"]["levels"][0], "label"),
    }  # fmt: skip
    for record, field in records.values():
        record[field] = f"Synthetic {LETTER}"
    done = run("build_pdf.py", "--data", saved(without_places(raw)), "--site", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    text = text_of(tmp_path / "site" / "downloads" / "handbook.pdf")
    for page, (record, _) in records.items():
        assert squeezed(f"{SEE}{page.format(record['id'])}") in text
    assert squeezed(f"{SEE}the site") not in text
    assert "Synthetic" not in text
