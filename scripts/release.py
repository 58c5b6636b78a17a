"""Release an edition: raise its version, say why each question changed, freeze it, and note it in the changelog.

    python scripts/release.py 1.1.0 --reason oncology-q2="The deck's second edition says so."

What changed is found by comparing the text with the frozen edition before it. Nothing is changed unless all of this
holds: nothing is uncommitted, the data keeps its contract, every changed question has a reason, no question is gone
without having been withdrawn, and every file to download can be made. Afterwards commit what it wrote.

Exit codes: 0 released; 1 a file to download cannot be made; 2 it is refused, and the reason says what would mend it.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from consensus.compare import Comparison, QuestionChange, compare
from consensus.desk import read_desk
from consensus.editions import FOLDER, SUMS, sums
from consensus.generate import generate
from consensus.json_text import added, appended, replaced
from consensus.model import Collection
from consensus.problems import RefusedError, exit_code, nearest
from consensus.read import read
from consensus.record import date_of, is_version, version_key
from consensus.relations import Relations
from consensus.settings import Settings
from consensus.site import PROJECT, make_pack
from consensus.words import day

DEFAULT_DATA = PROJECT / "data" / "icm_oncology.json"


@dataclass(frozen=True)
class Release:
    """An edition to be released: its version, its date, what it notes of itself, and why each question changed."""

    version: str
    date: datetime.date
    note: str | None
    reasons: Mapping[str, str]
    reaffirmed: Mapping[str, str]


def main(arguments: list[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process when None) and return its exit code."""
    options = _options(arguments)
    try:
        release = Release(
            options.version, _date(options.date), options.note, _pairs(options.reason), _pairs(options.reaffirm)
        )
        _refuse_uncommitted(options.data)
        collection = read(options.data)
        text = options.data.read_text(encoding="utf-8")
        changed = _changed(options.data, collection, release)
        new = _released(text, collection, changed, release)
        failures = _tried(options.data, new)
    except RefusedError as refused:
        raise RefusedError(f"{refused}\nNothing was released.") from None
    if failures:
        print("\n".join(failures), "Nothing was released.", sep="\n", file=sys.stderr)
        return 1
    folder = _write(options.data, options.changelog, new, changed, release)
    print(
        f"Edition {release.version} is written to {options.data}, frozen in {folder}, and noted in {options.changelog}."
    )
    print(f'Look at the changes, then: git add -A && git commit -m "Edition {release.version}"')
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version", metavar="VERSION", help="the new edition's version")
    parser.add_argument("--reason", action="append", default=[], metavar="ID=TEXT", help="why a question changed")
    parser.add_argument("--reaffirm", action="append", default=[], metavar="ID=TEXT",
                        help="a question that was looked at anew and stands as it was, and why")  # fmt: skip
    parser.add_argument("--note", help="what the edition notes of itself")
    parser.add_argument("--date", default=datetime.datetime.now(datetime.UTC).date().isoformat(),
                        help="its date (default: today, %(default)s)")  # fmt: skip
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, metavar="FILE", help="the collection's JSON file")
    parser.add_argument("--changelog", type=Path, default=PROJECT / "CHANGELOG.md", metavar="FILE")
    return parser.parse_args(arguments)


def _date(text: str) -> datetime.date:
    date = date_of(text)
    if date is None:
        raise RefusedError(f'--date: {text!r} is no date; write it as "2026-11-22"')
    return date


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = dict(each.partition("=")[::2] for each in given)
    for name, text in pairs.items():
        if not text.strip():
            raise RefusedError(f'{name}: no reason is given; write it as {name}="why"')
    return {name: text.strip() for name, text in pairs.items()}


def _refuse_uncommitted(data: Path) -> None:
    command = ["git", "status", "--porcelain"]
    done = subprocess.run(command, cwd=data.resolve().parent, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RefusedError(f"{data} is under no version control: {done.stderr.strip()}; put it under git first")
    if done.stdout.strip():
        raise RefusedError(f"something is not committed; commit it first:\n{done.stdout.rstrip()}")


def _changed(data: Path, collection: Collection, release: Release) -> tuple[QuestionChange, ...]:
    """The questions that changed since the last frozen edition. Raises RefusedError where the release cannot be."""
    desk = read_desk(data, Relations(collection))
    present = collection.profile.edition
    if not is_version(release.version):
        raise RefusedError(f'{release.version!r} is no semantic version; write it as "1.1.0"')
    if desk.published is None:
        if desk.older:
            raise RefusedError(f"edition {present.version} is not frozen; restore {FOLDER}/{present.version}.json")
        if release.version != present.version:
            raise RefusedError(f"no edition is frozen yet: release {present.version} first")
        return ()
    if version_key(release.version) <= version_key(present.version):
        raise RefusedError(f"{release.version} is not newer than the present edition, {present.version}; raise it")
    if release.date < present.date:
        raise RefusedError(f"{release.date} is earlier than the present edition, {present.date}; give a later date")
    comparison = compare(desk.published, collection)
    refusals = tuple(_refusals(comparison, release))
    if refusals:
        raise RefusedError("\n".join(refusals))
    named = {*release.reasons, *release.reaffirmed}
    return tuple(change for change in comparison.questions if _is_told(change) or change.id in named)


def _is_told(change: QuestionChange) -> bool:
    return change.kind in ("added", "updated", "withdrawn")


def _refusals(comparison: Comparison, release: Release) -> Iterator[str]:
    known = {change.id: change for change in comparison.questions}
    for name in (*release.reasons, *release.reaffirmed):
        if name not in known:
            yield f"{name}: there is no such question; {nearest(name, known, f'use one of: {chr(44).join(known)}')}"
    for change in comparison.questions:
        if change.kind == "removed":
            cure = 'put it back, with an entry "withdrawn" and its reason in its history'
            yield f"{change.id}: it is gone, and was not withdrawn; {cure}"
        elif change.kind == "updated" and change.id not in release.reasons:
            told = "; ".join(each.headline for each in change.changes)
            yield f'{change.id}: its text changed ({told}); say why: --reason {change.id}="…"'
        elif change.kind == "updated" and change.id in release.reaffirmed:
            yield f"{change.id}: its text changed, so that it is not reaffirmed; take --reaffirm away"
        elif change.kind in ("unchanged", "reaffirmed") and change.id in release.reasons:
            yield f"{change.id}: nothing of its text changed; take the reason away, or use --reaffirm"
    if comparison.is_same and not release.reaffirmed:
        yield f"nothing changed since edition {comparison.old.version}; there is nothing to release"


def _released(text: str, collection: Collection, changed: tuple[QuestionChange, ...], release: Release) -> str:
    """The collection's file as the new edition has it."""
    edition = {"version": release.version, "date": release.date.isoformat(), "note": release.note}
    if release.version == collection.profile.edition.version:
        return text
    text = replaced(text, ("collection", "edition"), {key: value for key, value in edition.items() if value})
    places = {question.id: index for index, question in enumerate(collection.questions)}
    for change in changed:
        kind = "reaffirmed" if change.id in release.reaffirmed else change.kind
        reason = release.reasons.get(change.id) or release.reaffirmed.get(change.id)
        entry = {"edition": release.version, "date": release.date.isoformat(), "change": kind, "reason": reason}
        place = ("questions", places[change.id])
        if "history" in json.loads(text)["questions"][places[change.id]]:
            text = appended(text, (*place, "history"), entry)
        else:
            text = added(text, place, "history", [entry])
    return text


def _tried(data: Path, text: str) -> tuple[str, ...]:
    """A line for each file to download that cannot be made of the new text. Raises InputError when it is wrong."""
    with TemporaryDirectory(prefix="consensus-release-") as folder:
        copy = Path(folder) / "data"
        shutil.copytree(data.parent, copy)
        (copy / data.name).write_text(text, encoding="utf-8")
        generated = generate(copy / data.name, Settings())
        return make_pack(generated, Path(folder) / "site").failures


def _write(data: Path, changelog: Path, text: str, changed: tuple[QuestionChange, ...], release: Release) -> Path:
    """Write the new edition, its frozen copy with its hash, and the changelog; return the folder of editions."""
    folder = data.parent / FOLDER
    folder.mkdir(exist_ok=True)
    frozen = {**sums(folder), f"{release.version}.json": hashlib.sha256(text.encode()).hexdigest()}
    (folder / f"{release.version}.json").write_text(text, encoding="utf-8")
    lines = sorted(frozen.items(), key=lambda each: version_key(each[0].removesuffix(".json")))
    (folder / SUMS).write_text("".join(f"{digest}  {name}\n" for name, digest in lines), encoding="utf-8")
    data.write_text(text, encoding="utf-8")
    _note(changelog, changed, release)
    return folder


def _note(changelog: Path, changed: tuple[QuestionChange, ...], release: Release) -> None:
    """Add the edition to the changelog's Data part, above the edition before it."""
    text = changelog.read_text(encoding="utf-8") if changelog.exists() else "# Changelog\n"
    heading = f"## {release.version}, "
    if heading in text:
        return
    reasons = {**release.reasons, **release.reaffirmed}
    said = [f"- {release.note}"] if release.note else []
    said += [
        f"- Question {change.number}: {'reaffirmed' if change.id in release.reaffirmed else change.kind}."
        f"{f' {reasons[change.id]}' if change.id in reasons else ''}"
        for change in changed
    ]
    entry = f"{heading}{day(release.date)}\n\n### Data\n\n" + "\n".join(said or ["- Editorial changes only."]) + "\n"
    before, mark, after = text.partition("\n## ")
    changelog.write_text(f"{before.rstrip()}\n\n{entry}{f'{mark}{after}' if mark else ''}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(exit_code(main))
