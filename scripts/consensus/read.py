"""From a file's path to a collection that keeps the whole data contract."""

from __future__ import annotations

from pathlib import Path

from consensus.check import check
from consensus.load import load
from consensus.model import Collection
from consensus.problems import InputError
from consensus.shape import parse


def read(file: Path) -> Collection:
    """Return the collection in `file`. Raises InputError with every problem of its syntax, shape and relations."""
    value, flaws = load(file)
    collection, problems = parse(value)
    problems = flaws + problems + check(value, file.parent)
    if collection is None or problems:
        raise InputError(file, problems)
    return collection
