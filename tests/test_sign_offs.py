"""A page says who signed off its words, and when they changed since; a forged sign-off stops the build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.read import read
from committee import bump_edition, changed
from in_process import Done
from shared import Shared
from sites import COLLECTIONS, ONCOLOGY, Site, one, parse, run


def sign(data: Path, question: str = "oncology-q1", date: str = "2026-12-01") -> Done:
    signed = ["--reviewer", "Synthetic Reviewer", "--role", "Synthetic role", "--date", date]
    return run("sign_off.py", question, *signed, "--data", data)


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


def test_nothing_is_signed_off_in_the_published_collection(oncology: Site) -> None:
    assert not (ONCOLOGY.parent / "signoffs.json").exists()
    for question in oncology.questions:
        facts = one(oncology.question_page(question), ".facts")
        assert "No sign-off recorded" in facts.get_text()


def signed_page(shared: Shared, data: Path) -> BeautifulSoup:
    return parse(shared.site(data, DOWNLOADS="none") / "questions" / "oncology-q1" / "index.html")


def test_a_sign_off_is_valid_only_while_the_words_are_the_same(oncology_copy: Path, shared: Shared) -> None:
    assert sign(oncology_copy).returncode == 0
    page = signed_page(shared, oncology_copy)
    signed = "Signed off by Synthetic Reviewer (Synthetic role) on 1 December 2026, edition 1.0.0."
    assert signed in one(page, ".facts").get_text()
    changed(oncology_copy, lambda value: value["questions"][0].update(topics=[], number=9))
    assert signed in signed_page(shared, oncology_copy).get_text()
    changed(oncology_copy, lambda value: value["questions"][0].update(title="Synthetic title"))
    changed(oncology_copy, bump_edition)
    text = signed_page(shared, oncology_copy).get_text()
    assert signed not in text
    assert (
        "The text changed since Synthetic Reviewer (Synthetic role) signed off edition 1.0.0 on 1 December 2026."
        in text
    )
    page = signed_page(shared, oncology_copy)
    assert "lastReviewed" not in str(one(page, 'script[type="application/ld+json"]').string)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("sha256", "0" * 64, "signoffs[0].sha256: this is not the hash of oncology-q1 in edition 1.0.0"),
        ("edition", "7.0.0", "signoffs[0].edition: there is no edition '7.0.0'"),
        ("question", "oncology-q9", "signoffs[0].question: edition 1.0.0 has no question 'oncology-q9'; did you mean"),
        ("date", "soon", "signoffs[0].date: this is not a valid date: 'soon'"),
        ("reviewer", "", "signoffs[0].reviewer: the text is empty"),
    ],
)
def test_a_forged_or_wrong_sign_off_is_reported(oncology_copy: Path, field: str, value: str, expected: str) -> None:
    assert sign(oncology_copy).returncode == 0
    file = oncology_copy.parent / "signoffs.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["signoffs"][0][field] = value
    file.write_text(json.dumps(content), encoding="utf-8")
    done = run("build_pages.py", "--data", oncology_copy, "--docs", oncology_copy.parents[1] / "docs")
    assert done.returncode == 2
    assert f"{file}: {expected}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("question", "date"), [("oncology-q9", "2026-12-01"), ("oncology-q1", "soon")])
def test_a_wrong_sign_off_is_not_recorded(oncology_copy: Path, question: str, date: str) -> None:
    assert sign(oncology_copy, question, date).returncode == 2
    assert not (oncology_copy.parent / "signoffs.json").exists()
