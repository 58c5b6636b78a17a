"""A collection under version control with its first edition frozen, and the commands that change it, run in-process."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from clinical_consensus.cli import release, sign_off
from clinical_consensus.contract.problems import exit_code
from editions import edition, question
from sites import Json


def committed(folder: Path) -> Path:
    """Write a synthetic collection of three questions to `folder` and commit it; returns the JSON's path."""
    data = folder / "data" / "collection.json"
    data.parent.mkdir()
    value = edition([question(f"q{number}", number) for number in (1, 2, 3)])
    data.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    freeze(data)
    (folder / "CHANGELOG.md").write_text("# Changelog\n\n## 1.0.0, 1 January 2000\n", encoding="utf-8")
    git(data, "init", "--quiet")
    commit(data)
    return data


def freeze(data: Path, version: str = "1.0.0") -> None:
    """Make the current file the only frozen edition."""
    folder = data.parent / "editions"
    folder.mkdir(exist_ok=True)
    (folder / f"{version}.json").write_bytes(data.read_bytes())
    digest = hashlib.sha256(data.read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{digest}  {version}.json\n", encoding="utf-8")


def git(data: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=Synthetic", "-c", "user.email=synthetic@example.org"]
    subprocess.run(["git", *settings, *arguments], cwd=data.parents[1], check=True, capture_output=True)


def commit(data: Path) -> None:
    git(data, "add", "-A")
    git(data, "commit", "--quiet", "--allow-empty", "--message", "Synthetic")


def change_and_commit(data: Path, change: Callable[[Json], object]) -> None:
    """Change the collection and commit it."""
    value: Json = json.loads(data.read_text(encoding="utf-8-sig"))
    change(value)
    data.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    commit(data)


def reworded(data: Path) -> None:
    """Change a word of the second question as an editor would, and commit it."""
    raw = data.read_bytes()
    before, _, after = raw.partition(b'"Synthetic question q2"')
    assert after
    data.write_bytes(before + b'"Synthetic other question q2"' + after)
    commit(data)


def released(data: Path, *arguments: str) -> int:
    """The exit code of the command that releases an edition."""
    changelog = [] if "--changelog" in arguments else ["--changelog", str(data.parents[1] / "CHANGELOG.md")]
    given = [*arguments, "--date", "2001-01-01", "--data", str(data), *changelog]
    return exit_code(lambda: release.main(given))


def signed(data: Path, own: str = "q2", **options: str) -> int:
    """The exit code of the command that records a sign-off."""
    given = {"reviewer": "Synthetic Reviewer", "role": "Synthetic role", "date": "2000-02-01"} | options
    pairs = [part for name, value in given.items() for part in (f"--{name}", value)]
    return exit_code(lambda: sign_off.main([own, *pairs, "--data", str(data)]))


def history(data: Path, own: str) -> list[Json]:
    """A question's history."""
    value: Json = json.loads(data.read_text(encoding="utf-8-sig"))
    return next(list(each["history"]) for each in value["questions"] if each["id"] == own)


def everything(data: Path) -> dict[Path, bytes]:
    """Every file of the folder except those of version control, with its content."""
    files = (path for path in data.parents[1].rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in files if ".git" not in path.parts}
