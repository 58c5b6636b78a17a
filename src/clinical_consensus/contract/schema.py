"""Export the data contract: its JSON Schema, and a list of what each field means for whoever fills it in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.fields import Editorial, FieldClass, Shown, field_classes, records_in
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.values import Record


def schema_text() -> str:
    """Return the JSON Schema of the data contract as the text of its file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Collection.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def fields_text() -> str:
    """Return what each field of the data contract means, as Markdown: a table for each kind of record."""
    head = (
        "# What each field means\n\n"
        "Exported from the data contract with `make schema`; [CONTRIBUTING.md](../CONTRIBUTING.md) shows how a file is "
        "edited. A field that may be left out may also be `null`, or empty if it is a list. Of what the source states, "
        "every word is the source’s; what is marked “editors” is this site’s own.\n"
    )
    return "\n".join((head, *(_table(record) for record in _records(Collection, [])))) + "\n"


def _records(record: type[Record], seen: list[type[Record]]) -> list[type[Record]]:
    """The types of record in the order in which a file has them; references follow their own standard, CSL-JSON."""
    if record not in seen and record is not CslItem:
        seen.append(record)
        for info in record.model_fields.values():
            for within in records_in(info.annotation):
                _records(within, seen)
    return seen


def _table(record: type[Record]) -> str:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__)
    rows = "\n".join(_rows(record))
    return f"## {name}\n\n{record.__doc__}\n\n| Field | What it means | Stated by |\n|---|---|---|\n{rows}\n"


def _rows(record: type[Record]) -> Iterator[str]:
    for name, of in field_classes(record).items():
        info = record.model_fields[name]
        optional = "" if info.is_required() else " May be left out."
        meaning = (info.description or "").replace("|", "\\|").replace("\n", " ")
        yield f"| `{info.alias or name}` | {meaning}{optional} | {_stated_by(of)} |"


def _stated_by(of: FieldClass) -> str:
    if isinstance(of, Shown):
        return "the source"
    return "editors" if isinstance(of, Editorial) else f"for machines: {of.reason}"
