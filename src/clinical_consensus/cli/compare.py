"""Report what changed between two editions of a collection. OLD and NEW are the editions' JSON files.

Example: clinical-consensus compare data/editions/1.0.0.json data/icm_oncology.json

Only the two files are read, not their sources: those of an earlier edition may have changed since. The editions that
are frozen in the folder "editions" beside NEW are read too: a text that differs from the newest is a draft after it.

Exit codes:
  0  no question's own text changed, or the history of every changed question gives the reason
  1  a question's text changed, or a question was added, withdrawn or removed, and its history does not say so;
     or history that the older edition published was rewritten, or names an edition that was not released
  2  a file has problems, or the files are not two editions of one collection in the right order; or a frozen edition
     is missing or was altered
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from clinical_consensus.cli.options import command_parser
from clinical_consensus.compare.editions import after_a_draft, compare, drafted_alone, problems
from clinical_consensus.compare.report import as_json, as_markdown
from clinical_consensus.contract.input_files import file_content, reading_once
from clinical_consensus.contract.problems import WRITES_NOTHING, InputError, Problem, listed, quoted, text_of
from clinical_consensus.contract.read import read
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.terminal import print_document
from clinical_consensus.contract.values import version_key
from clinical_consensus.review.editions import EDITIONS_FOLDER, refuse_altered
from clinical_consensus.review.histories import missing_editions, unreleased_entries


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    parser = command_parser("compare", __doc__)
    parser.add_argument("old", type=Path, metavar="OLD", help="the older edition's JSON file")
    parser.add_argument("new", type=Path, metavar="NEW", help="the newer edition's JSON file")
    parser.add_argument("--json", action="store_true", help="print JSON instead of Markdown")
    options = parser.parse_args(arguments)
    with reading_once():
        return _compare(options.old, options.new, as_document=not options.json)


def _compare(old_file: Path, new_file: Path, *, as_document: bool) -> int:
    kept = [file.parent for file in (old_file, new_file) if _is_kept(file)]
    for folder in dict.fromkeys((new_file.parent / EDITIONS_FOLDER, *kept)):
        if folder.is_dir():
            refuse_altered(folder)
    read_files: list[Collection] = []
    for file in (old_file, new_file):
        try:
            read_files.append(read(file, with_sources=False))
        except InputError as error:
            error.report(WRITES_NOTHING)
    if len(read_files) < 2:
        return 2
    old, new = read_files
    mismatch = _mismatch(old, new, old_file) or _swapped(old, new, old_file, new_file)
    if mismatch:
        raise InputError(new_file, [mismatch])
    beside = _frozen_beside(new, new_file)
    frozen = tuple(_in_order((old, *beside))) if beside else ()
    since = compare(frozen[-1], new, frozen=frozen) if frozen else None
    is_after_a_draft = _is_draft(old, beside)
    is_later = since and (is_after_a_draft or since.old.version != old.profile.edition.version)
    is_ahead = bool(since and is_later and since.changes_text)
    comparison = compare(old, new, frozen=frozen, is_ahead=is_ahead)
    if since and is_after_a_draft:
        comparison = after_a_draft(comparison, since)
    print_document(as_markdown(comparison) if as_document else as_json(comparison))
    of_newest = (*problems(since, new), *unreleased_entries(frozen, new)) if since else ()
    found = tuple(dict.fromkeys((*(() if is_after_a_draft else problems(comparison, new)), *of_newest)))
    advice = (*drafted_alone(comparison), *(drafted_alone(since) if since else ()), *missing_editions(frozen, new))
    told = dict.fromkeys((*found, *advice))
    for line in listed(new_file, tuple(told), text_of(new_file)):
        print(line, file=sys.stderr)
    return 1 if found else 0


def _frozen_beside(new: Collection, file: Path) -> tuple[Collection, ...]:
    """The editions of the same collection, none newer, that are frozen beside the file of `new`, other than itself."""
    files = (path for path in (file.parent / EDITIONS_FOLDER).glob("*.json") if not path.samefile(file))
    found = (read(path, with_sources=False) for path in sorted(files))
    return tuple(each for each in found if each.profile.id == new.profile.id and _version(each) <= _version(new))


def _is_kept(file: Path) -> bool:
    """Whether a file is in a folder of frozen editions."""
    return file.absolute().parent.name == EDITIONS_FOLDER


def _is_draft(old: Collection, beside: Sequence[Collection]) -> bool:
    """Whether the older text is not that of its edition, which is frozen `beside` the newer one."""
    own = [each for each in beside if _version(each) == _version(old) and each != old]
    until = tuple(each for each in beside if _version(each) <= _version(old))
    return bool(own) and compare(own[-1], old, frozen=until).changes_text


def _in_order(editions: Iterable[Collection]) -> list[Collection]:
    """One edition of each version, oldest first: of several the last."""
    return sorted({each.profile.edition.version: each for each in editions}.values(), key=_version)


def _version(edition: Collection) -> tuple[object, ...]:
    return version_key(edition.profile.edition.version)


def _swapped(old: Collection, new: Collection, old_file: Path, new_file: Path) -> Problem | None:
    """The problem with comparing a draft to the frozen edition that it is after; None if the order may be meant."""
    folder = old_file.parent / EDITIONS_FOLDER
    kept = {file_content(path) for path in folder.glob("*.json")}
    is_frozen, was_frozen = (_is_kept(file) or file_content(file) in kept for file in (new_file, old_file))
    if old == new or was_frozen or not is_frozen or _version(old) != _version(new):
        return None
    wrong = f"this is edition {new.profile.edition.version} as it is frozen, and {old_file} is what was written since"
    return Problem("collection.edition.version", wrong, "swap the two files")


def _mismatch(old: Collection, new: Collection, old_file: Path) -> Problem | None:
    """The problem with comparing `old` to `new`: another collection, or the newer edition first. None if they fit."""
    one, other = old.profile, new.profile
    if one.id != other.id:
        wrong = f"this is the collection {quoted(other.id)}, but {old_file} is {quoted(one.id)}"
        return Problem("collection.id", wrong, "compare two editions of the same collection")
    if version_key(one.edition.version) > version_key(other.edition.version):
        wrong = f"edition {other.edition.version} is older than edition {one.edition.version} in {old_file}"
        return Problem("collection.edition.version", wrong, "swap the two files")
    return None
