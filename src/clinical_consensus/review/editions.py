"""Read the frozen editions of a collection, each kept as it was published, and check their hashes.

They are in `editions/` next to the collection's JSON, one file per version, and SHA256SUMS there lists the hash of each
(as sha256sum writes and checks it).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from clinical_consensus.contract.input_files import file_content
from clinical_consensus.contract.problems import InputError, Problem, quoted, shown
from clinical_consensus.contract.read import read
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.values import is_version, version_key

EDITIONS_FOLDER = "editions"
EDITION_HASHES = "SHA256SUMS"

_SUM = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_NEARLY = re.compile(r"\ufeff?\s*([0-9a-fA-F]{64})\s+\*?(?:.*/)?([^/\s][^/]*?)\s*")


@dataclass(frozen=True)
class Editions:
    """The frozen editions that are older than the present text, oldest first, and the present version as published."""

    older: tuple[Collection, ...] = ()
    published: Collection | None = None


def read_editions(data: Path, present: Collection) -> Editions:
    """Return the frozen editions next to `data`, the file of `present`; none if there is no such folder.

    Raises InputError if a frozen edition was altered, is missing or misnamed, or is newer than `present`, if
    there is no SHA256SUMS, or if the editions have the questions of `present` under another collection's id.
    """
    folder = data.parent / EDITIONS_FOLDER
    if not folder.is_dir():
        return Editions()
    refuse_altered(folder)
    frozen = {path.name: read(path, with_sources=False) for path in sorted(folder.glob("*.json"))}
    own = {name: edition for name, edition in frozen.items() if edition.profile.id == present.profile.id}
    if not own and (problem := _renamed(frozen.values(), present)):
        raise InputError(data, (problem,))
    now = present.profile.edition.version
    ordered = sorted(own.values(), key=lambda edition: version_key(edition.profile.edition.version))
    for name, edition in own.items():
        problem = _unfit(name, edition.profile.edition.version, now, ordered[-1].profile.edition.version)
        if problem:
            raise InputError(folder / name, (problem,))
    published = own.pop(f"{now}.json", None)
    return Editions(tuple(each for each in ordered if each is not published), published)


def refuse_altered(folder: Path) -> None:
    """Raise InputError if a frozen edition in `folder` is missing or is not as SHA256SUMS there says that it was."""
    problems = tuple(_problems(folder, sorted(folder.glob("*.json"))))
    if problems:
        raise InputError(folder / EDITION_HASHES, problems)


def _renamed(others: Iterable[Collection], present: Collection) -> Problem | None:
    """Return the problem of a collection that has the questions of a frozen edition, but not its id; else None."""
    ids = {question.id for question in present.questions}
    for other in others:
        if not ids.isdisjoint(question.id for question in other.questions):
            version, was = other.profile.edition.version, other.profile.id
            wrong = f"edition {version} has the same questions under the collection's id {quoted(was)}"
            cure = f"an id never changes: write {was}, or keep another collection in a folder of its own"
            return Problem("collection.id", wrong, cure)
    return None


def _unfit(name: str, version: str, now: str, newest: str) -> Problem | None:
    place = "collection.edition.version"
    if name != f"{version}.json":
        return Problem(place, f"the file says that it is edition {version}", f"rename it to {version}.json")
    if version_key(version) > version_key(now):
        cure = f"raise it to {newest} again, the newest frozen edition, which never changes"
        return Problem(place, f"edition {version} is newer than the collection's, {now}", cure)
    return None


def sums(folder: Path) -> Mapping[str, str]:
    """Return the hash of each frozen edition by its file's name, as SHA256SUMS in `folder` states it.

    Raises InputError with every line that is not in the format of sha256sum, or else names a file once more.
    """
    file = folder / EDITION_HASHES
    lines = file_content(file).splitlines() if file.is_file() else []
    problems = [problem for number, line in enumerate(lines, 1) if (problem := _malformed(number, line))]
    found = {} if problems else {n: each for n, line in enumerate(lines, 1) if (each := _SUM.fullmatch(line.decode()))}
    first: dict[str, int] = {}
    for number, each in found.items():
        if first.setdefault(each[2], number) != number:
            wrong = f"{each[2]} is listed already, in line {first[each[2]]}"
            problems.append(Problem(f"line {number}", wrong, "restore the file from version control"))
    if problems:
        raise InputError(file, problems)
    return {each[2]: each[1] for each in found.values() if each[2].endswith(".json")}


def sums_with(folder: Path, name: str, content: bytes) -> bytes:
    """Return the content of SHA256SUMS in `folder` once the edition `name` is frozen there, in version order.

    Raises InputError as `sums` does.
    """
    lines = sorted({**sums(folder), name: _sha256(content)}.items(), key=lambda line: _order(line[0]))
    return "".join(f"{digest}  {file}\n" for file, digest in lines).encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _order(name: str) -> tuple[object, ...]:
    version = name.removesuffix(".json")
    return (0, *version_key(version)) if is_version(version) else (1, name)


def _malformed(number: int, line: bytes) -> Problem | None:
    """Return the problem of a line of SHA256SUMS that is neither empty nor in the format of sha256sum, else None."""
    place = f"line {number}"
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return Problem(place, "this is not UTF-8 text", "restore it from version control")
    stated = _SUM.fullmatch(text)
    if not text.strip() or (stated and "/" not in stated[2]):
        return None
    nearly = _NEARLY.fullmatch(text)
    wrong = f"this is not a hash, two spaces and a file name, as sha256sum writes it: {quoted(text)}"
    cure = f"write {nearly[1].lower()}, two spaces and {nearly[2]}" if nearly else "restore it from version control"
    return Problem(place, wrong, cure)


def _problems(folder: Path, files: Iterable[Path]) -> Iterator[Problem]:
    present = {path.name: path for path in files}
    if (folder / EDITION_HASHES).is_dir():
        wrong = "this is a folder, but a file lists the hashes of the frozen editions"
        yield Problem("file", wrong, "remove the folder, and restore the file from version control")
        return
    if present and not (folder / EDITION_HASHES).exists():
        wrong = "there is no such file, so nothing shows that the frozen editions are as they were published"
        yield Problem("file", wrong, "restore it from version control")
        return
    stated = sums(folder)
    for name in sorted(present.keys() - stated.keys()):
        yield Problem(
            name,
            "no hash is listed for this frozen edition",
            f"restore {EDITION_HASHES} from version control; only for a file that never had a hash, run "
            f"sha256sum {shown(name)} >> {EDITION_HASHES} in its folder",
        )
    for name, expected in sorted(stated.items()):
        if name not in present:
            yield Problem(name, "this frozen edition is missing", "restore it from version control")
        elif _sha256(file_content(present[name])) != expected:
            cure = "restore it from version control: a published edition is never changed"
            yield Problem(name, "this frozen edition was changed after it was published: its hash differs", cure)
