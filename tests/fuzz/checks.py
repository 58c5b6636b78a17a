"""What is wrong with what the generator makes of one case."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis.internal.conjecture.engine import ConjectureRunner
from jinja2 import Environment

from clinical_consensus.contract.schema import schema_text
from clinical_consensus.open_data import exports
from fuzz.accepted import faults
from fuzz.changes import AS_DRAWN, Case, written
from fuzz.made import made_of
from fuzz.refused import checked, mistakes

ACCEPTED, REFUSED = "accepted", "refused"


@contextmanager
def drawing() -> Iterator[None]:
    """Within the context, the schema and the code of each template are made once, not once for each site.

    Hypothesis draws each case anew: those that it makes of others have the same change five times.
    """
    compiled: dict[object, Any] = {}
    compiler = Environment.compile

    def once(environment: Environment, source: str, *given: Any) -> Any:
        key = (source, *given)
        if key not in compiled:
            compiled[key] = compiler(environment, source, *given)
        return compiled[key]

    schema = cache(schema_text)
    with (
        mock.patch.object(Environment, "compile", once),
        mock.patch.object(exports, "schema_text", schema),
        mock.patch.object(ConjectureRunner, "generate_mutations_from", return_value=None),
    ):
        yield


def verdict(case: Case, folder: Path) -> tuple[str, list[str]]:
    """Whether a case is accepted or refused, and what is wrong with that. Writes the case's files into `folder`."""
    file = folder / "collection.json"
    saved(case, file)
    try:
        done = checked(file)
        if done.returncode == 0:
            return ACCEPTED, list(faults(made_of(file, json.loads(case.text))))
        if case.kind == AS_DRAWN:
            return REFUSED, [f"a collection that is drawn to be right is refused: {done.stderr}"]
        return REFUSED, list(mistakes(case, file, done, _lines(case)))
    except Exception:
        return ACCEPTED, [traceback.format_exc()]


def saved(case: Case, file: Path) -> None:
    """Write the files of a case: that of the collection and its sources."""
    for path, content in case.sources.items():
        (file.parent / path).parent.mkdir(parents=True, exist_ok=True)
        (file.parent / path).write_bytes(content)
    file.write_bytes(case.text)


def _lines(case: Case) -> dict[str, int]:
    """The line of each place in a case's file; none if it is not JSON."""
    try:
        value: Any = json.loads(case.text)
    except ValueError:
        return {}
    text, lines = written(value)
    return lines if text.encode() == case.text else {}
