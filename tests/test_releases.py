"""A release of the published collection bumps, freezes and records its edition, or says why not and changes nothing."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path

import pytest

from clinical_consensus.review.release import Release, changelog_text
from committee import changed, copied
from in_process import Done
from releasing import commit, git
from shared import Shared
from sites import ONCOLOGY, PROJECT, Json, parse, run


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The JSON of a copy of the collection under version control, everything committed."""
    data = copied(tmp_path)
    (data.parents[1] / "CHANGELOG.md").write_text(
        "# Changelog\n\nSynthetic.\n\n## 1.0.0, 22 November 2026\n", encoding="utf-8"
    )
    git(data, "init", "--quiet")
    commit(data)
    return data


def release(data: Path, *arguments: str) -> Done:
    changelog = data.parents[1] / "CHANGELOG.md"
    return run("release.py", *arguments, "--date", "2026-12-24", "--data", data, "--changelog", changelog)


def edit_a_word(data: Path) -> None:
    """Change one word as an editor would, in the text of the file."""
    text = data.read_text(encoding="utf-8")
    assert text.count("unless very high bleeding risk") == 1
    data.write_text(text.replace("unless very high bleeding risk", "unless synthetic bleeding risk"), encoding="utf-8")


def test_a_release_bumps_freezes_and_records_and_leaves_the_rest_of_the_file_alone(
    repository: Path, shared: Shared
) -> None:
    edit_a_word(repository)
    commit(repository)
    before = repository.read_text(encoding="utf-8")
    done = release(repository, "1.1.0", "--reason", "oncology-q2=Synthetic “reason”.", "--note", "Synthetic note.")
    assert done.returncode == 0, done.stderr
    after = repository.read_text(encoding="utf-8")
    removed = [line for line in before.splitlines() if line not in after.splitlines()]
    assert len(removed) <= 8
    value = json.loads(after)
    assert value["collection"]["edition"] == {"version": "1.1.0", "date": "2026-12-24", "note": "Synthetic note."}
    assert value["questions"][1]["history"][-1] == {
        "edition": "1.1.0", "date": "2026-12-24", "change": "updated", "reason": "Synthetic “reason”.",
    }  # fmt: skip
    assert [len(question["history"]) for question in value["questions"]] == [1, 2, 1, 1]
    editions = repository.parent / "editions"
    assert (editions / "1.1.0.json").read_text(encoding="utf-8") == after
    sums = dict(line.split("  ")[::-1] for line in (editions / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert sums == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in editions.glob("*.json")}
    changelog = (repository.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.index("## 1.1.0, 24 December 2026\n\n### Data\n\n") < changelog.index("## 1.0.0, 22 November 2026")
    assert "- Question 2: updated. Synthetic “reason”." in changelog
    old, new = editions / "1.0.0.json", editions / "1.1.0.json"
    assert run("compare_editions.py", old, new).returncode == 0
    page = parse(shared.site(repository, DOWNLOADS="none") / "changes" / "1.1.0" / "index.html")
    assert [str(each["id"]) for each in page.select(".change")] == ["oncology-q2"]


REFUSED: list[tuple[str, list[str], str]] = [
    ("commit", ["1.1.0"], "oncology-q2: its text changed"),
    ("commit", ["1.1.0"], 'say why: --reason oncology-q2="…"'),
    ("leave", ["1.1.0", "--reason", "oncology-q2=x"], "there are uncommitted changes"),
    ("commit", ["1.0.0", "--reason", "oncology-q2=x"], "1.0.0 is not newer than the current edition"),
    ("commit", ["1.1", "--reason", "oncology-q2=x"], "'1.1' is not a semantic version"),
    ("commit", ["1.1.0", "--reason", "oncology-q2=x", "--reason", "oncology-q1=x"],
     "oncology-q1: its text did not change"),
    ("commit", ["1.1.0", "--reason", "oncology-q9=x"], "oncology-q9: there is no such question"),
    ("commit", ["1.1.0", "--reason", "oncology-q2="], "oncology-q2: the reason is missing"),
    ("restore", ["1.1.0"], "nothing changed since edition 1.0.0"),
    ("remove", ["1.1.0"], "oncology-q4: it is missing, and was not withdrawn"),
    ("invalid", ["1.1.0"], "): the text is empty"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "arguments", "expected"), REFUSED)
def test_a_release_is_refused_with_its_reason_and_changes_nothing(
    repository: Path, state: str, arguments: list[str], expected: str
) -> None:
    if state in ("commit", "leave"):
        edit_a_word(repository)
    if state == "remove":
        value = json.loads(repository.read_text(encoding="utf-8"))
        value["questions"].pop()
        for question in value["questions"]:
            question["related"] = []
        repository.write_text(json.dumps(value), encoding="utf-8")
    if state == "invalid":
        changed(repository, lambda value: value["questions"][0].update(title=""))
    if state == "restore":
        repository.write_bytes((repository.parent / "editions" / "1.0.0.json").read_bytes())
    if state != "leave":
        commit(repository)
    before = {path: path.read_bytes() for path in repository.parent.rglob("*") if path.is_file()}
    done = release(repository, *arguments)
    assert done.returncode == 2, done.stdout
    assert expected in done.stderr
    assert state != "invalid" or "questions[0].title (oncology-q1, line " in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in repository.parent.rglob("*") if path.is_file()} == before


def test_a_release_whose_files_cannot_be_made_is_refused(repository: Path) -> None:
    text = repository.read_text(encoding="utf-8")
    repository.write_text(text.replace("unless very high", "unless \ue0ff high"), encoding="utf-8")
    commit(repository)
    before = repository.read_bytes()
    done = release(repository, "1.1.0", "--reason", "oncology-q2=Synthetic.")
    assert done.returncode == 1
    assert (
        "handouts/oncology-q2.pdf was not made: no font has “\ue0ff” (U+E0FF), in question 2 (oncology-q2)"
        in done.stderr
    )
    assert repository.read_bytes() == before


def test_the_published_edition_is_frozen_as_it_is() -> None:
    version = json.loads(ONCOLOGY.read_text(encoding="utf-8"))["collection"]["edition"]["version"]
    frozen = (PROJECT / "data" / "editions" / f"{version}.json").read_text(encoding="utf-8")
    assert without_search_words(frozen) == without_search_words(ONCOLOGY.read_text(encoding="utf-8"))


def without_search_words(text: str) -> Json:
    """A collection without an aid of its editors that may change between editions."""
    collection: Json = json.loads(text)
    for term in collection["terms"]:
        del term["search"]
    return collection


@pytest.mark.parametrize("part", ["Data", "Site"])
def test_what_waited_in_the_changelog_becomes_part_of_the_edition(part: str) -> None:
    kept = "## 1.0.0, 1 January 2000\n"
    waiting = f"# Changelog\n\n## Not yet in an edition\n\n### {part}\n\n- Synthetic entry.\n\n{kept}"
    released = changelog_text(waiting, (), Release("1.1.0", datetime.date(2001, 2, 3), "Synthetic note.", ()))
    heading = "" if part == "Data" else "\n### Site\n\n"
    assert released == (
        "# Changelog\n\n## 1.1.0, 3 February 2001\n\n### Data\n\n- Synthetic note.\n"
        f"{heading}- Synthetic entry.\n\n{kept}"
    )
