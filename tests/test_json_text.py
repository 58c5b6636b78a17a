"""A change within a JSON text leaves every other character as it was."""

from __future__ import annotations

import json

import pytest

from clinical_consensus.contract.json_edit import added, appended, replaced, span
from sites import Json


@pytest.mark.parametrize("indent", [None, 2])
def test_a_change_of_a_json_text_leaves_every_other_character(indent: int | None) -> None:
    value: Json = {"a": [1, {"b": 'x,]}"', "c": []}], "d": {"e": {"f": [{"g": 1}, {"g": 2}]}}}
    text = json.dumps(value, indent=indent)
    start, end = span(text, ("d", "e", "f", 1, "g"))
    assert text[start:end] == "2"
    longer = appended(text, ("d", "e", "f"), {"g": 3})
    assert json.loads(longer)["d"]["e"]["f"] == [{"g": 1}, {"g": 2}, {"g": 3}]
    assert longer.replace('{ "g": 3 }', "").count("\n") == text.count("\n") + (indent is not None)
    assert json.loads(appended(text, ("a", 1, "c"), 5))["a"][1]["c"] == [5]
    assert json.loads(replaced(text, ("a", 1, "b"), "y"))["a"] == [1, {"b": "y", "c": []}]
    assert json.loads(added(text, ("d",), "h", [1]))["d"] == value["d"] | {"h": [1]}
    with pytest.raises(KeyError):
        span(text, ("d", "z"))
