"""What a release writes into the changelog: what changed for clinicians, in one entry, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clinical_consensus.cli import release
from clinical_consensus.contract.problems import exit_code
from committee import copied
from releasing import change_and_commit, commit, everything, git, released, reworded
from sites import Json

OLD = "## 1.0.0, 1 January 2000\n"
HEADING = "## 1.1.0, 1 January 2001"


def changelog(data: Path) -> Path:
    return data.parents[1] / "CHANGELOG.md"


def entry(data: Path) -> list[str]:
    """What the newest entry in the changelog says of the data, line by line."""
    text = changelog(data).read_bytes().decode()
    return text.partition("\n## ")[2].partition("\n## ")[0].splitlines()[4:]


def renamed(value: Json, *path: str | int, text: str = "Synthetic new") -> None:
    at: Any = value
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = text


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            ("strength_scheme", "grades", 0, "definition"),
            "Strength Limited, definition: Not stated in the source → stated",
        ),
        (("strength_scheme", "grades", 1, "label"), "Strength: Moderate → Synthetic new"),
        (("strength_scheme", "label"), "Name of the strengths: Strength of Recommendation → Synthetic new"),
        (("consensus_scheme", "label"), "Name of the consensus: Consensus → Synthetic new"),
        (("collection", "rights"), "Rights: Not stated in the source → stated"),
        (("collection", "title"), "Title of the collection: text changed"),
        (("collection", "long_title"), "Long title of the collection: added"),
    ],
)
def test_the_changes_of_the_collection_are_named(data: Path, path: tuple[str | int, ...], expected: str) -> None:
    change_and_commit(data, lambda value: renamed(value, *path))
    assert released(data, "1.1.0") == 0
    assert entry(data) == [f"- The collection: {expected}."]


def test_a_change_of_the_editors_alone_is_called_so(data: Path) -> None:
    change_and_commit(data, lambda value: renamed(value, "collection", "contact", text="mailto:synthetic@example.org"))
    assert released(data, "1.1.0") == 0
    assert entry(data) == ["- Editorial changes only."]


NO_HEADINGS = [
    "### 1.1.0, draft of ours",
    "### 1.1.0, 1 January 2001",
    "Synthetic text on ## 1.1.0, 1 January 2001",
    "## 1.1.0, 1 January 2001 and more",
    "- ## 1.1.0, 1 January 2001",
    "    ## 1.1.0, 1 January 2001",
    "##1.1.0, 1 January 2001",
    "## 1.1.01, 1 January 2001",
    "## 11.1.0, 1 January 2001",
    "<!--\n## 1.1.0, 1 January 2001\n-->",
    "```\n## 1.1.0, 1 January 2001\n```",
    "~~~\n## 1.1.0, 1 January 2001\n~~~",
]


@pytest.mark.parametrize("text", NO_HEADINGS)
@pytest.mark.parametrize("is_before", [True, False])
def test_what_is_no_heading_of_the_edition_is_no_entry(data: Path, text: str, is_before: bool) -> None:
    reworded(data)
    written = f"# Changelog\n\n{text}\n\n{OLD}" if is_before else f"# Changelog\n\n{OLD}\n{text}\n"
    changelog(data).write_text(written, encoding="utf-8")
    commit(data)
    assert released(data, "1.1.0", "--reason", "q2=Synthetic why.") == 0
    after = changelog(data).read_text(encoding="utf-8")
    added = f"{HEADING}\n\n### Data\n\n- Question 2: updated. Synthetic why.\n\n"
    assert after.replace(added, "") == written
    assert after.count(added) == 1


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("data_part", ["### Data\n\n", ""])
def test_an_entry_that_is_there_gets_what_it_does_not_say(
    data: Path, capsys: pytest.CaptureFixture[str], line_end: str, data_part: str
) -> None:
    reworded(data)
    kept = f"- Synthetic.\n\n{OLD}" if data_part else f"### Site\n\n- Synthetic.\n\n{OLD}"
    text = f"# Changelog\n\n## 1.1.0, 9 May 1990\n\n{data_part}{kept}"
    changelog(data).write_bytes(text.replace("\n", line_end).encode())
    commit(data)
    assert released(data, "1.1.0", "--reason", "q2=Synthetic why.") == 0
    item = "### Data\n\n- Question 2: updated. Synthetic why.\n" + ("" if data_part else "\n")
    expected = f"# Changelog\n\n{HEADING}\n\n{item}{kept}"
    assert changelog(data).read_bytes().decode() == expected.replace("\n", line_end)
    assert " and added to " in capsys.readouterr().out


def test_an_entry_that_says_it_all_is_not_said_to_be_added(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reworded(data)
    text = f"# Changelog\n\n{HEADING}\n\n### Data\n\n- Question 2: updated. Synthetic why.\n\n{OLD}"
    changelog(data).write_text(text, encoding="utf-8")
    commit(data)
    assert released(data, "1.1.0", "--reason", "q2=Synthetic why.") == 0
    assert changelog(data).read_text(encoding="utf-8") == text
    assert f"; its entry was already in {changelog(data)}." in capsys.readouterr().out


HOSTILE = {
    "N\n## 8.8.8, x": "N \\#\\# 8.8.8, x",
    "N\n\n\n- x": "N - x",
    "N\u2028## 8.8.8, x": "N \\#\\# 8.8.8, x",
    "It is\u202e by x": "&#8296;It is&#8238; by x&#8297;",
    "\u05d0\u05d1": "&#8296;\u05d0\u05d1&#8297;",
    "- x": "\\- x",
    "1. x": "1\\. x",
    "<script>": "&lt;script&gt;",
    "<!-- x": "&lt;!-- x",
    "[x](y)": "\\[x\\](y)",
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_makes_a_heading_or_turns_others(data: Path, hostile: str) -> None:
    reworded(data)
    assert released(data, "1.1.0", "--reason", f"q2={hostile}", "--note", hostile) == 0
    shown = HOSTILE[hostile]
    assert entry(data) == [f"- {shown}", f"- Question 2: updated. {shown}"]


@pytest.mark.parametrize(
    "place",
    [
        "data/icm_oncology.json", "data/editions/1.0.0.json", "data/editions/SHA256SUMS", "data/editions/new.md",
        "data/sources/icm_vte_oncology.txt", "data/signoffs.json", "data/other.json", "reasons.txt", "linked.md",
        "same.md", ".git/config",
    ],
)  # fmt: skip
def test_a_file_that_the_collection_is_read_from_is_no_changelog(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    data = copied(tmp_path)
    folder, reasons = data.parents[1], data.parents[1] / "reasons.txt"
    reasons.write_text("--reaffirm oncology-q1=Synthetic.\n", encoding="utf-8")
    (folder / "linked.md").symlink_to(next((data.parent / "sources").iterdir()))
    (folder / "same.md").hardlink_to(data.parent / "editions" / "1.0.0.json")
    git(data, "init", "--quiet")
    commit(data)
    before, day = everything(data), ["--date", "2100-01-01", "--data", str(data)]
    given = ["1.9.0", "--reasons", str(reasons), *day, "--changelog", str(folder / place)]
    assert exit_code(lambda: release.main(given)) == 2
    output = capsys.readouterr().err
    assert f"error: {folder / place} is not a changelog; name one: --changelog CHANGELOG.md" in output
    assert everything(data) == before
