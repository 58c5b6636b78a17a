"""A page says who signed off its words, and when they changed since; a forged sign-off stops the build."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.read import read
from committee import bump_edition, changed
from releasing import commit, released, signed
from shared import Shared
from sites import COLLECTIONS, ONCOLOGY, Json, Site, one, parse, run

HASHES = {
    "full": {
        "synthetic-q1": "56366d9901412f3fd0eeb95418a5eeb922f6e4226da898b68d2d2065ae523f87",
        "synthetic-q2": "c672c6a4349f45b45538c0dc7b9a407ccb4734e48c5e430c814bbb7c53e829a5",
        "synthetic-q3": "a3cad8cfc5d9685a4e95e0a941166aaeff99e0f5c0e8d1de5e8e03704ec83e3b",
        "synthetic-q4": "c6a5cf042c1771601c7697366a4724d2a48c8ad5e5eb536e0e78112b82dc204e",
    },
    "minimal": {"only": "dc094b74335dec17a231f63f8b6bd4829fe08d00066cd43db871455fcde29fc8"},
}
"""The hashes that sign-offs of these texts have had since sign-offs exist: a field that is absent changes none."""


@pytest.mark.parametrize("name", HASHES)
def test_the_hash_of_the_same_words_stays_the_same(name: str) -> None:
    view = CollectionView(Relations(read(COLLECTIONS[name])))
    assert {question.id: view.sha256(question) for question in view.questions} == HASHES[name]


def test_each_question_of_the_published_collection_says_who_signed_it_off(oncology: Site) -> None:
    file = ONCOLOGY.parent / "signoffs.json"
    signoffs = json.loads(file.read_bytes())["signoffs"] if file.exists() else []
    for question in oncology.questions:
        text = one(oncology.question_page(question), ".facts").get_text()
        reviewers = {each["reviewer"] for each in signoffs if each["question"] == question["id"]}
        assert ("No sign-off recorded" in text) == (not reviewers)
        assert all(reviewer in text for reviewer in reviewers)


def page_of(shared: Shared, data: Path) -> BeautifulSoup:
    return parse(shared.site(data, DOWNLOADS="none") / "questions" / "q1" / "index.html")


def test_a_sign_off_is_valid_only_while_the_words_are_the_same(data: Path, shared: Shared) -> None:
    assert signed(data, "q1") == 0
    text = "Signed off by Synthetic Reviewer (Synthetic role) on 1 February 2000, edition 1.0.0."
    assert text in one(page_of(shared, data), ".facts").get_text()
    changed(data, lambda value: value["questions"][0].update(topics=["topic"], number=9))
    assert text in page_of(shared, data).get_text()
    changed(data, lambda value: value["questions"][0].update(title="Synthetic title"))
    changed(data, bump_edition)
    page = page_of(shared, data)
    assert text not in page.get_text()
    assert (
        "The text changed since Synthetic Reviewer (Synthetic role) signed off edition 1.0.0 on 1 February 2000."
        in page.get_text()
    )
    assert "lastReviewed" not in str(one(page, 'script[type="application/ld+json"]').string)


def record(data: Path, **fields: str) -> Json:
    """What `signed` records for the first question, with these fields instead."""
    view = CollectionView(Relations(read(data)))
    return {
        "question": "q1", "edition": "1.0.0", "sha256": view.sha256(view.question["q1"]),
        "reviewer": "Synthetic Reviewer", "role": "Synthetic role", "date": "2000-02-01",
    } | fields  # fmt: skip


def written(data: Path, *signoffs: Json) -> Path:
    """Write these sign-offs by hand; returns their file."""
    file = data.parent / "signoffs.json"
    value = {"schema_version": 1, "collection": "synthetic", "signoffs": signoffs}
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return file


def reported(data: Path, *signoffs: Json) -> str:
    """What the build says about these sign-offs, without the path and lines of their file; empty if it accepts them."""
    file = written(data, *signoffs)
    done = run("build_pages.py", "--data", data, "--dry-run")
    assert done.returncode == (2 if done.stderr else 0), done.stderr
    assert "Traceback" not in done.stderr
    return re.sub(r" \(line \d+\)", "", done.stderr.replace(f"{file}: ", ""))


def test_a_sign_off_written_by_hand_is_read_as_one_recorded_by_the_command(data: Path) -> None:
    assert signed(data, "q1") == 0
    recorded = json.loads((data.parent / "signoffs.json").read_bytes())
    assert recorded["signoffs"] == [record(data)]
    assert reported(data, record(data)) == ""


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("sha256", "0" * 64, "signoffs[0].sha256: this is not the hash of q1 in edition 1.0.0"),
        ("edition", "7.0.0", "signoffs[0].edition: there is no edition '7.0.0'"),
        ("question", "q9", "signoffs[0].question: edition 1.0.0 has no question 'q9'; remove the sign-off"),
        ("question", "q11", "signoffs[0].question: edition 1.0.0 has no question 'q11'; did you mean 'q1'?"),
        ("date", "soon", "signoffs[0].date: this is not a valid date: 'soon'"),
        ("date", "1999-12-31", "signoffs[0].date: 1999-12-31 is earlier than the date of edition 1.0.0, 2000-01-01"),
        ("reviewer", "", "signoffs[0].reviewer: the text is empty"),
    ],
)
def test_a_forged_or_wrong_sign_off_is_reported(data: Path, field: str, value: str, expected: str) -> None:
    assert reported(data, record(data, **{field: value})).startswith(expected)


def test_no_other_edition_is_proposed_for_one_that_is_not_there(data: Path) -> None:
    cure = "put back editions/{}.json and its line in SHA256SUMS, or restore the sign-off as it was given"
    said = reported(data, record(data, edition="1.0.1"))
    assert said.startswith(f"signoffs[0].edition: there is no edition '1.0.1'; {cure.format('1.0.1')}\n")
    before = record(data)
    changed(data, lambda value: value["questions"][0].update(title="Synthetic title"))
    assert reported(data, before) == ""
    shutil.rmtree(data.parent / "editions")
    said = reported(data, before)
    assert said.startswith(f"signoffs[0].sha256: this is not the hash of q1 in edition 1.0.0; {cure.format('1.0.0')}\n")


@pytest.mark.parametrize(("own", "cure"), [
    ("syntetic", "did you mean 'synthetic'?"), ("other", "keep each collection, with its sign-offs, in its own folder"),
])  # fmt: skip
def test_sign_offs_of_another_collection_are_not_passed_over(data: Path, own: str, cure: str) -> None:
    file = written(data, record(data))
    file.write_text(file.read_text("utf-8").replace('"synthetic"', f'"{own}"'), encoding="utf-8")
    done = run("build_pages.py", "--data", data, "--dry-run")
    assert done.returncode == 2
    wrong = f"these are the sign-offs of {own!r}, but {data} is the collection 'synthetic'"
    assert done.stderr.startswith(f"{file}: collection (line 1): {wrong}; {cure}\n")


def test_a_sign_off_may_have_the_date_of_its_edition(data: Path) -> None:
    assert reported(data, record(data, date="2000-01-01")) == ""


@pytest.mark.parametrize(
    "again",
    [
        {}, {"date": "2000-03-01"}, {"role": "Other"}, {"reviewer": "synthetic REVIEWER"},
        {"reviewer": "Synthetic\u00a0 Reviewer"}, {"reviewer": "Ｓynthetic Reviewer"},
    ],
)  # fmt: skip
def test_a_sign_off_that_is_there_twice_is_reported_with_both_places(data: Path, again: dict[str, str]) -> None:
    other = record(data, reviewer="Synthetic Other")
    [line, _] = reported(data, record(data), other, record(data, **again)).splitlines()
    assert line.startswith("signoffs[2]: ")
    assert line.endswith(" has signed off q1 in edition 1.0.0 already (signoffs[0]); keep one of the two")


SEEN_AS_ONE = {
    "Syn\u200bthetic Reviewer": "U+200B ZERO WIDTH SPACE added",
    "Synthetic\u00ad Reviewer": "U+00AD SOFT HYPHEN added",
    "Synthetic Rеviewer": "e (U+0065 LATIN SMALL LETTER E) → е (U+0435 CYRILLIC SMALL LETTER IE)",
    "SYNTHЕTIC reviewer": "",
}
"""Names that look like that of the reviewer, and how they differ as far as that can be told."""


@pytest.mark.parametrize("name", SEEN_AS_ONE)
def test_a_name_that_looks_like_that_of_another_sign_off_is_refused(
    data: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "has signed off q1 in edition 1.0.0 already, under a name that looks the same"
    [line, _] = reported(data, record(data), record(data, reviewer=name)).splitlines()
    assert line.startswith("signoffs[1]: ")
    assert said in line
    assert SEEN_AS_ONE[name].split(" →")[0] in line
    written(data, record(data))
    assert signed(data, "q1", reviewer=name) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "nothing is left to record" in told


def test_another_name_is_no_lookalike(data: Path) -> None:
    assert reported(data, record(data), record(data, reviewer="Synthetic Réviewer")) == ""


def test_nothing_was_signed_off_after_it_was_withdrawn(data: Path) -> None:
    assert released(data, "1.1.0", "--withdraw", "q1=Synthetic.") == 0
    assert reported(data, record(data, date="2001-01-01")) == ""
    assert reported(data, record(data, date="2001-01-02")).startswith(
        "signoffs[0].date: q1 was withdrawn in edition 1.1.0, on 2001-01-01, so edition 1.0.0 was not signed off on "
        "2001-01-02; give the day on which the reviewer signed off, or remove the sign-off"
    )


def test_every_wrong_sign_off_is_reported_at_once(data: Path) -> None:
    early = record(data, date="1999-12-31", sha256="0" * 64)
    unknown = record(data, question="q9")
    lines = reported(data, early, unknown, early).splitlines()
    places = [line.split(": ")[0] for line in lines[:-1]]
    assert places == [
        "signoffs[0].date", "signoffs[0].sha256", "signoffs[1].question", "signoffs[2].date", "signoffs[2].sha256",
        "signoffs[2]",
    ]  # fmt: skip


def test_a_question_is_not_signed_off_in_an_edition_that_withdrew_it(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert released(data, "1.1.0", "--withdraw", "q1=Synthetic.", "--reaffirm", "q2=Synthetic.") == 0
    before = record(data)
    assert reported(data, before) == ""
    withdrawn = record(data, edition="1.1.0", date="2001-01-01")
    assert reported(data, before, withdrawn).startswith(
        "signoffs[1].question: q1 is withdrawn in edition 1.1.0, so it cannot be signed off there; remove the sign-off"
    )
    written(data)
    capsys.readouterr()
    assert signed(data, "q1", date="2001-01-01") == 2
    assert "q1 was withdrawn in edition 1.1.0, so it cannot be signed off" in capsys.readouterr().err
    assert signed(data, "q2", date="2001-01-01") == 0
    commit(data)
    assert released(data, "1.2.0", "--withdraw", "q2=Synthetic.") == 0
    assert run("build_pages.py", "--data", data, "--dry-run").returncode == 0
