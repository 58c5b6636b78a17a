"""Release an edition: raise its version, record why each question changed, freeze its text, add it to the changelog.

Example: clinical-consensus release 1.1.0 --reason oncology-q2="The deck's second edition says so."

For many questions, --reasons names a file of UTF-8 text with a line for each:
  oncology-q2=The deck's second edition says so.
  --reaffirm oncology-q1=Reviewed; it still holds.
  --withdraw oncology-q4=Why it no longer holds.
Empty lines, and lines that begin with #, are skipped. The file itself need not be committed.

The text is compared with the last frozen edition to find what changed. Nothing is written unless
- there are no uncommitted changes,
- the collection has no problems,
- every changed question has a reason,
- no question was removed, and no published history was rewritten,
- every download can be made, and every file can be written.
Afterwards, commit the files that were written.

The first release freezes the version that the file has: with its note unless --note gives another, and on the day that
its questions' history states for it unless --date gives another.

Exit codes:
  0  released
  1  a download cannot be made; nothing was released
  2  the release was refused; the message says why and how to fix it
"""

from __future__ import annotations

import argparse
import datetime
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from clinical_consensus.build.generate import generate
from clinical_consensus.build.site import make_pack
from clinical_consensus.cli.options import add_data_option, command_parser, environment_settings, shortest, today
from clinical_consensus.compare.comparison import QuestionChange
from clinical_consensus.contract.dates import date_of
from clinical_consensus.contract.input_files import file_content, reading_once
from clinical_consensus.contract.problems import InputError, Problem, RefusedError, refused
from clinical_consensus.contract.read import read
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.settings import Settings
from clinical_consensus.files.atomic import locked, replace_all
from clinical_consensus.files.scratch import scratch_folder
from clinical_consensus.review.dossier import Dossier, read_dossier
from clinical_consensus.review.edition_text import edition_text
from clinical_consensus.review.editions import EDITION_HASHES, EDITIONS_FOLDER, sums_with
from clinical_consensus.review.reasons import OPTIONS, file_reasons, given_problem, option_reasons, reasons_of
from clinical_consensus.review.release import Release, changelog_text, released_changes, settled
from clinical_consensus.review.sign_offs import SIGN_OFFS_FILE


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    settings = environment_settings()
    options = _options(arguments, settings)
    data: Path = options.data
    try:
        release, refusals = _release(options)
        with locked(data.parent), reading_once() as inputs:
            _refuse_uncommitted(data, options.reasons)
            dossier = read_dossier(data, _collection(data, release, refusals))
            changes = _changes(dossier, release, refusals)
            release = settled(release, dossier, is_dated=options.date is not None)
            text = edition_text(file_content(data).decode(), changes, release)
            files = _files(data, text, release.version)
            _refuse_own(options.changelog, data, (*files, *map(Path, inputs), *options.reasons))
            noted = _noted(options.changelog)
            since = dossier.since_newest
            entered = changelog_text(noted, changes, release, since.changes if since else ())
            failures = _download_failures(data, files)
            if not failures:
                _write(data, {**files, options.changelog: entered.encode()})
    except RefusedError as error:
        raise RefusedError(*error.lines, "Nothing was released.") from None
    if failures:
        print(*failures, "Nothing was released.", sep="\n", file=sys.stderr)
        return 1
    folder = data.parent / EDITIONS_FOLDER
    added = "; its entry was already in" if entered == noted else " and added to"
    print(f"Edition {release.version} was written to {data}, frozen in {folder}{added} {options.changelog}.")
    for file in options.reasons:
        print(f"The reasons in {file} are in the history now; remove it if it should not be committed.")
    print(f'Review the changes, then run: git add -A && git commit -m "Edition {release.version}"')
    return 0


def _options(arguments: Sequence[str], settings: Settings) -> argparse.Namespace:
    parser = command_parser("release", __doc__)
    parser.add_argument("version", metavar="VERSION", help="the new edition's version, such as 1.1.0")
    parser.add_argument("--reason", action="append", default=[], metavar="ID=TEXT",
                        help="why a question changed (repeat for each question)")  # fmt: skip
    parser.add_argument("--reaffirm", action="append", default=[], metavar="ID=TEXT",
                        help="a question that was reviewed and stays unchanged, and why")  # fmt: skip
    parser.add_argument("--withdraw", action="append", default=[], metavar="ID=TEXT",
                        help="a question that is no longer valid, and why; its last text is kept")  # fmt: skip
    parser.add_argument("--reasons", action="append", default=[], type=Path, metavar="FILE",
                        help="a file with the reasons for many questions, one in each line")  # fmt: skip
    parser.add_argument("--note", help="a note on the edition as a whole")
    parser.add_argument("--date", metavar="DATE", help=f"the edition's date (default: today, {today()}; for a first "
                        "edition the one that histories of its questions state, if they do)")  # fmt: skip
    add_data_option(parser, settings)
    parser.add_argument("--changelog", type=Path, default=shortest(settings.output_root / "CHANGELOG.md"),
                        metavar="FILE", help="the changelog to add the edition to (default: %(default)s)")  # fmt: skip
    return parser.parse_args(arguments)


def _date(text: str) -> datetime.date:
    date = date_of(text)
    if date is None:
        raise RefusedError(f'--date: {text!r} is not a date; write it like "2026-11-22"')
    return date


def _release(options: argparse.Namespace) -> tuple[Release, tuple[Problem, ...]]:
    """The edition as it was asked for, and what is refused in the words that were given for it."""
    reasons, refusals = reasons_of(
        chain(
            *(option_reasons(each, getattr(options, each.strip("-"))) for each in OPTIONS),
            *map(file_reasons, options.reasons),
        )
    )
    note = None if options.note is None else options.note.strip()
    wrong = None if note is None else given_problem("--note", note)
    release = Release(options.version, today() if options.date is None else _date(options.date), note, reasons)
    return release, (*refusals, *([wrong] if wrong else []))


class _Every:
    """Contains every id: what may be meant where an id, or the reason for it, cannot be read."""

    def __contains__(self, _: object) -> bool:
        return True


def _collection(data: Path, release: Release, refusals: tuple[Problem, ...]) -> Collection:
    """The collection to release. Raises InputError for its problems, RefusedError if what was given explains them."""
    try:
        return read(data, withdrawing=release.withdrawn)
    except InputError as error:
        try:
            _changes(read_dossier(data, read(data, withdrawing=_Every())), release, refusals)
        except InputError:
            raise error from None
        raise


def _changes(dossier: Dossier, release: Release, refusals: tuple[Problem, ...]) -> tuple[QuestionChange, ...]:
    """What the release reports. Raises RefusedError with all `refusals`, and those that follow from the text."""
    try:
        changes = released_changes(dossier, release)
    except RefusedError as error:
        raise RefusedError(*refused(refusals), *error.lines) from None
    if refusals:
        raise RefusedError(*refused(refusals))
    return changes


def _refuse_uncommitted(data: Path, reasons: Sequence[Path]) -> None:
    """Raise RefusedError if anything is not committed, other than the files of `reasons`."""
    top = _git(data, "rev-parse", "--show-toplevel").removesuffix("\n")
    paths = [file.parent.resolve() / file.name for file in reasons]
    own = [path.relative_to(top).as_posix() for path in paths if path.is_relative_to(top)]
    changed = _git(data, "status", "--porcelain", "--", ":/", *(f":(top,exclude,literal){path}" for path in own))
    if changed.strip():
        raise RefusedError("there are uncommitted changes; commit them first:", *changed.rstrip().split("\n"))


def _git(data: Path, *arguments: str) -> str:
    """What git prints, run in the folder of the collection. Raises RefusedError if it is in no repository."""
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=data.resolve().parent, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RefusedError(f"{data} is not under version control: {done.stderr.strip()}; put it in a git repository")
    return done.stdout


def _files(data: Path, text: str, version: str) -> Mapping[Path, bytes]:
    """The files of the collection to write, by path: the new edition, its frozen copy, the hashes."""
    folder = data.parent / EDITIONS_FOLDER
    name = f"{version}.json"
    if (folder / name).exists():
        cure = "keep each collection and its editions in a separate folder"
        raise RefusedError(f"{folder / name} already exists and belongs to another collection; {cure}")
    content = text.encode()
    return {data: content, folder / name: content, folder / EDITION_HASHES: sums_with(folder, name, content)}


def _refuse_own(changelog: Path, data: Path, files: Sequence[Path]) -> None:
    """Raise RefusedError if the changelog is, or would be, one of the `files`, of the frozen editions, or of git."""
    own, folder = changelog.resolve(), data.parent.resolve()
    is_read = own in {path.resolve() for path in files} or (
        own.exists() and any(path.exists() and path.samefile(own) for path in files)
    )
    is_kept = own.is_relative_to(folder / EDITIONS_FOLDER) or own == folder / SIGN_OFFS_FILE or ".git" in own.parts
    if is_read or is_kept or own.suffix == ".json":
        raise RefusedError(f"{changelog} is not a changelog; name one: --changelog CHANGELOG.md")


def _noted(changelog: Path) -> str:
    """The text of the changelog, or of a new one. Raises RefusedError if it is not UTF-8."""
    try:
        return changelog.read_bytes().decode() if changelog.exists() else "# Changelog\n"
    except UnicodeDecodeError:
        raise RefusedError(f"{changelog}: this is not UTF-8 text; save it as UTF-8") from None


def _download_failures(data: Path, files: Mapping[Path, bytes]) -> tuple[str, ...]:
    """A line for each download that cannot be made of the new edition. Raises InputError if its text has problems."""
    with scratch_folder() as folder:
        copy = folder / "data"
        try:
            shutil.copytree(data.parent, copy)
        except shutil.Error as error:
            file, _, why = error.args[0][0]
            raise RefusedError(f"{file}: this cannot be copied: {why}; fix or remove it") from None
        own = (data.parent, data.parent / EDITIONS_FOLDER)
        new = {copy / path.relative_to(data.parent): text for path, text in files.items() if path.parent in own}
        try:
            _write(copy / data.name, new)
        except RefusedError as refused:
            raise RefusedError(str(refused).replace(str(copy), str(data.parent))) from None
        try:
            generated = generate(copy / data.name, Settings())
        except InputError as error:
            raise InputError(data.parent / error.file.relative_to(copy), error.problems) from None
        return make_pack(generated, folder / "site").failures


def _write(data: Path, files: Mapping[Path, bytes]) -> None:
    """Write all files or none. Raises RefusedError with the name of a file that cannot be written."""
    folder = data.parent / EDITIONS_FOLDER
    is_new = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
        replace_all(files)
    except OSError as error:
        if is_new and folder.exists():
            folder.rmdir()
        cure = "check the file or folder, and its permissions"
        raise RefusedError(f"{error.filename}: {error.strerror}; {cure}") from None
