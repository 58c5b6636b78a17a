"""What the frozen editions say is not forgotten: lost questions, a new id, versions raised by hand, shared facts."""

from __future__ import annotations

import copy
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.cli.check import main
from clinical_consensus.contract.problems import InputError
from clinical_consensus.contract.settings import Settings
from clinical_consensus.open_data.question_json import question_files
from clinical_consensus.review.warnings import unfrozen
from frozen import drafted, first, second, written
from sites import Json, run


def told(data: Path) -> str:
    with pytest.raises(InputError) as refused:
        generate(data, Settings())
    return str(refused.value)


def drafts(data: Path) -> list[str]:
    return [question.id for question in generate(data, Settings()).dossier.drafts]


def test_a_question_that_an_edition_has_is_missed(tmp_path: Path) -> None:
    text = second()
    removed = text["questions"].pop(1)
    assert removed["id"] == "q2"
    data = written(tmp_path / "data", text, first(), second())
    found = told(data)
    assert "questions (line " in found
    assert "'q2' is missing, which edition 1.1.0 published" in found
    assert 'withdrawn, by release --withdraw q2="Why."' in found
    done = run("build_site.py", "--data", data, "--site", tmp_path / "site", DOWNLOADS="none")
    assert done.returncode == 2
    assert found.split("\n")[0] in done.stderr


def test_a_new_id_of_the_collection_is_told(tmp_path: Path) -> None:
    text = second()
    text["collection"]["id"] = "another"
    found = told(written(tmp_path / "data", text, first(), second()))
    assert "collection.id (line " in found
    assert "edition 1.0.0 has the same questions under the collection's id 'synthetic'" in found
    assert "write synthetic" in found


def test_another_collection_in_the_same_folder_may_have_no_editions(tmp_path: Path) -> None:
    text = first()
    text["collection"]["id"] = "another"
    for number, question in enumerate(text["questions"]):
        question["id"] = f"other-q{number}"
    assert drafts(written(tmp_path / "data", text, first())) == []


def test_without_its_frozen_editions_a_history_is_told_of(tmp_path: Path) -> None:
    data = written(tmp_path / "data", second(), first(), second())
    assert not [*unfrozen(generate(data, Settings()).dossier)]
    shutil.rmtree(data.parent / "editions")
    [found] = unfrozen(generate(data, Settings()).dossier)
    assert found.place == "collection.edition.version"
    assert "there is no frozen edition beside this file" in found.wrong
    done = run("build_site.py", "--data", data, "--site", tmp_path / "site", DOWNLOADS="none")
    assert done.returncode == 0
    assert f"warning: {data}: collection.edition.version (line 1): {found.wrong}" in done.stderr


def test_a_version_raised_by_hand_is_told_of(tmp_path: Path) -> None:
    text = second()
    text["collection"]["edition"] = {"version": "1.2.0", "date": "2002-01-01"}
    [found] = unfrozen(generate(written(tmp_path / "data", text, first(), second()), Settings()).dossier)
    assert found.wrong == "edition 1.2.0 is not released: the newest frozen edition is 1.1.0"
    assert str(found.cure).startswith("write 1.1.0")


def test_no_text_is_cited_as_an_edition_that_was_not_released(tmp_path: Path) -> None:
    text = second()
    text["collection"]["edition"] = {"version": "1.2.0", "date": "2002-01-01"}
    text["questions"][0]["title"] += " more"
    questions = generate(written(tmp_path / "data", text, first(), second()), Settings()).view.questions
    day = second()["collection"]["edition"]["date"]
    released = {(each.standing.edition.version, each.standing.edition.date.isoformat()) for each in questions}
    assert released == {("1.1.0", day)}
    assert [each.id for each in questions if each.standing.draft] == ["q1"]


def test_no_questions_json_names_an_edition_that_was_not_released(tmp_path: Path) -> None:
    text, newest = second(), second()
    newest["collection"]["edition"]["note"] = "Synthetic note."
    text["collection"]["edition"] = {"version": "1.2.0", "date": "2002-01-01"}
    text["questions"][0]["title"] += " more"
    data = written(tmp_path / "data", text, first(), newest)
    view = generate(data, Settings()).view
    made = [json.loads(content) for _, content in question_files(data.read_bytes(), "0", view)]
    assert [each["question"] for each in made] == text["questions"]
    assert [each["collection"]["edition"] for each in made] == [newest["collection"]["edition"]] * len(made)
    assert ["draft after edition 1.1.0" in str(each.get("standing")) for each in made] == [
        each["question"]["id"] == "q1" for each in made
    ]


def test_a_released_edition_keeps_its_day(tmp_path: Path) -> None:
    text = second()
    day = text["collection"]["edition"]["date"]
    text["collection"]["edition"]["date"] = "2002-01-01"
    found = told(written(tmp_path / "data", text, first(), second()))
    assert "collection.edition.date (line " in found
    assert f"edition 1.1.0 was published on {day}, so no text may be cited by another day; write {day}" in found


def retitled(text: Json) -> None:
    text["collection"]["title"] += " more"


def republished(text: Json) -> None:
    text["collection"]["publication"]["title"] += " more"


def noted(text: Json) -> None:
    text["collection"]["publication_note"] = "Synthetic note."


def licensed(text: Json) -> None:
    text["collection"]["rights"] = "Synthetic rights."


def resourced(text: Json) -> None:
    text["sources"][1]["title"] += " more"


def relabelled(text: Json) -> None:
    text["strength_scheme"]["label"] += " more"


def added(text: Json) -> None:
    text["questions"].append(next(each for each in drafted()["questions"] if each["id"] == "q6"))


ALL = ["q1", "q2", "q3", "q4", "q5"]
SHARED: list[tuple[Callable[[Json], None], list[str]]] = [
    (retitled, ALL),
    (licensed, ALL),
    (relabelled, ALL),
    (republished, ["q1", "q2", "q3"]),
    (noted, ["q1", "q2", "q3"]),
    (resourced, ["q4"]),
]


NAMES = {
    "retitled": "Title of the collection",
    "licensed": "Rights",
    "relabelled": "Name of the strengths",
    "republished": "Related publication",
    "noted": "Note on the related publication",
    "resourced": "Title of the source",
}
"""What the page of changes calls each fact."""


@pytest.mark.parametrize(("change", "expected"), SHARED, ids=lambda each: getattr(each, "__name__", ""))
def test_a_fact_of_the_collection_makes_drafts_of_the_questions_that_show_it(
    change: Callable[[Json], None], expected: list[str], tmp_path: Path
) -> None:
    text = copy.deepcopy(second())
    change(text)
    generated = generate(written(tmp_path / "data", text, first(), second()), Settings())
    assert [question.id for question in generated.dossier.drafts] == expected
    page = generated.files["changes/draft/index.md"].decode()
    assert NAMES[change.__name__] in page


@pytest.mark.parametrize("change", [retitled, republished, noted, licensed, resourced, relabelled, added])
def test_check_names_every_draft(
    change: Callable[[Json], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = copy.deepcopy(second())
    change(text)
    data = written(tmp_path / "data", text, first(), second())
    assert main([str(data)]) == 0
    told = re.findall(r"history \S+ line \d+\): '(\w+)' (is in no edition yet|differs)", capsys.readouterr().err)
    expected = drafts(data)
    assert told == [(own, "is in no edition yet" if change is added else "differs") for own in expected]
    assert expected
