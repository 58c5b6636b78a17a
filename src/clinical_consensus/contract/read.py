"""From a file's path to a collection that keeps the whole data contract."""

from __future__ import annotations

from pathlib import Path

from clinical_consensus.contract.json_file import load
from clinical_consensus.contract.parse import parse
from clinical_consensus.contract.problems import InputError
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.rules import check


def read(file: Path, *, with_sources: bool = True) -> Collection:
    """Return the collection in `file`, whose sources' paths begin at its folder.

    Without `with_sources`, the sources' files are not looked at: of an earlier edition they may have changed since.
    Raises InputError with every problem of its syntax, shape and relations.
    """
    value, flaws = load(file)
    collection, problems = parse(value)
    problems = flaws + problems + check(value, file.parent, with_sources=with_sources)
    if collection is None or problems:
        raise InputError(file, problems)
    return collection
