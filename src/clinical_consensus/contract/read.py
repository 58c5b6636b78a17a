"""Read a collection from a file and check it against the whole data contract."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from clinical_consensus.contract.json_file import NOT_FINITE, load
from clinical_consensus.contract.parse import parse
from clinical_consensus.contract.problems import InputError
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.rules import check


def read(file: Path, *, with_sources: bool = True, withdrawing: Container[str] = ()) -> Collection:
    """Return the collection in `file`; the paths of its sources are relative to the file's folder.

    Without `with_sources`, the source files are not checked: those of an earlier edition may have changed since.
    Questions in `withdrawing` count as withdrawn where others replace them: a release withdraws them in the same step.
    Raises InputError with every problem in its syntax, shape and relations.
    """
    value, flaws = load(file)
    collection, problems = parse(value)
    told = {flaw.place for flaw in flaws if flaw.wrong == NOT_FINITE}
    again = (": nan", ": inf", ": -inf")
    problems = tuple(each for each in problems if each.place not in told or not each.wrong.endswith(again))
    problems = flaws + problems + check(value, file.parent, with_sources=with_sources, withdrawing=withdrawing)
    if collection is None or problems:
        raise InputError(file, problems)
    return collection
