"""Export the JSON Schema of the data contract."""

from __future__ import annotations

import json

from clinical_consensus.contract.records import Collection


def schema_text() -> str:
    """Return the JSON Schema of the data contract as the text of its file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Collection.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
