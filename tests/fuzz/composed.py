"""Whole collections, drawn from the schema of the contract and valid by construction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

from hypothesis import strategies as st

from clinical_consensus.contract.values import ID_PATTERN
from drawn_texts import any_texts
from fuzz.contract import WHOLE, may_be_null, options, record_of, records, types_of
from sites import Json

Drawn = TypeVar("Drawn")
Draw = Callable[[st.SearchStrategy[Drawn]], Drawn]

NO_VALUE = object()
"""Stands for a field that is left out."""

NAMES = {
    ("Recommendation", "strength"): "Grade",
    ("Recommendation", "certainty"): "Certainty",
    ("Recommendation", "recused"): "Author",
    ("Consensus", "level"): "Level",
    ("Question", "section"): "Section",
    ("Question", "authors"): "Author",
    ("Question", "topics"): "Topic",
    ("Section", "parent"): "Section",
    ("Statement", "answers"): "Part",
}
"""The fields that name records by id, and what these are."""

LATER = {("Question", name) for name in ("related", "replaces", "provenance", "not_transcribed", "citation_markers")}
LATER |= {("Recommendation", "not_transcribed")}
"""The fields that can only be drawn when all questions are there (see `related`)."""

MOST = {"questions": 3, "sources": 2, "recommendations": 2, "statements": 2, "parts": 2, "references": 2}
"""How many members lists have at most; others have two."""

FEW = {"CslItem": 5, "CslName": 3, "CslDate": 3}
"""Of how many optional fields records have a value at most, if they have many."""

DATES = ("1999-12-31", "2000-02-29", "2001-02-03", "2026-11-22")
VERSIONS = ("0.1.0", "1.0.0-rc.1", "1.0.0", "1.2.10", "2.0.0+a")
"""Versions in their order."""

STRINGS: dict[str, st.SearchStrategy[Any]] = {
    "contact": st.sampled_from(["https://synthetic.invalid/a?b=c&d=%20", "mailto:a+b@synthetic.invalid"]),
    "url": st.sampled_from(["https://synthetic.invalid/(x)_*y*", "http://synthetic.invalid:8080/ü"]),
    "language": st.sampled_from(["en", "de", "ar", "zh-Hant", "he", "fr-CA"]),
    "orcid": st.sampled_from(["0000-0000-0000-0000", "https://orcid.org/0000-0001-0000-000X"]),
    "date": st.sampled_from(DATES),
    "version": st.sampled_from(VERSIONS),
    "stated date": st.sampled_from(["2024", "1066-10", "2024-02-29"]),
    "sha256": st.sampled_from(["0" * 64, "9af" * 21 + "0"]),
    "number": st.sampled_from([0, 7, -3, 999_999, "e45", "12–18", "007", "ⅳ"]),
    "part of a date": st.sampled_from([[2022], [1999, 12], [2020, 2, 29], [-44, 3], ["2001", "2", "3"], [2010, 22]]),
}
_SHARE = st.sampled_from([0, 0.5, 33.3, 50, 96.43, 99.999, 100])


@dataclass
class Composer:
    """Draws records one after another; remembers the ids that it gave."""

    draw: Draw[Any]
    ids: dict[str, list[str]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)

    def chance(self, most: int = 1) -> int:
        """A number from 0 to `most`."""
        return int(self.draw(st.integers(0, most)))

    def one(self, among: list[Any] | tuple[Any, ...]) -> Any:
        """One of these values."""
        return among[self.chance(len(among) - 1)]

    def some(self, among: list[Any], most: int = 2) -> list[Any]:
        """Some of these values, each once, in any order."""
        left = list(among)
        return [left.pop(self.chance(len(left) - 1)) for _ in range(min(self.chance(most), len(left)))]

    def text(self) -> str:
        """A text that is not empty; most are told apart from all others by a word of their own."""
        drawn, own = self.draw(any_texts), f"synthetic{next(self._numbers)}"
        return str(self.one([f"{drawn} {own}".strip(), f"{own}{drawn}", drawn or own]))

    def own_id(self, record: str) -> str:
        """An id that no other record has."""
        own = f"{self.one([record.lower()[0], 'a-0', 'x' * 70])}-{next(self._numbers)}"
        self.ids.setdefault(record, []).append(own)
        return own

    def record(self, name: str) -> Json:
        """A record of this name with its required fields, and some of the others."""
        schema = records()[name]
        required, properties = schema.get("required", ()), schema["properties"]
        optional = [each for each in properties if each not in required and (name, each) not in LATER]
        if name in FEW:
            optional = self.some(optional, FEW[name])
        made: Json = {}
        for each, of in properties.items():
            if (each in required or each in optional) and (name, each) not in LATER:
                value = self.value(name, each, of, is_required=each in required)
                made |= {} if value is NO_VALUE else {each: value}
        return self._whole(name, made)

    def _whole(self, name: str, made: Json) -> Json:
        """A record with what the schema cannot ask for: a name that is not empty, a table that is even."""
        if name == "CslName" and not any(made.get(part) for part in ("family", "given", "literal")):
            made["literal"] = self.text()
        if name == "Cells":
            header = made["header"] = [made["header"][0] or self.text(), *made["header"][1:]]
            made["rows"] = [(row + [""] * len(header))[: len(header)] for row in made["rows"]]
        return made

    def value(self, record: str, name: str, of: Json, *, is_required: bool) -> Any:
        """The value of a field, or NO_VALUE."""
        if not is_required and not self.chance(2):
            return None if may_be_null(of) and self.chance() else NO_VALUE
        if (record, name) in NAMES:
            known = self.ids.get(NAMES[record, name], [])
            found = self.some(known[:-1] if name == "parent" else known)
            is_list = any(each.get("type") == "array" for each in options(of))
            if not found:
                return NO_VALUE
            return found if is_list else found[0]
        return self.option(record, name, self.one(options(of)))

    def option(self, record: str, name: str, of: Json) -> Any:
        """A value with a schema that is none of several."""
        if record_of(of):
            return self.record(record_of(of))
        if of.get("type") == "array":
            return self.members(record, name, of)
        if "const" in of or "enum" in of:
            return of["const"] if "const" in of else self.one(of["enum"])
        return self._plain(record, name, of)

    def members(self, record: str, name: str, of: Json) -> list[Any]:
        """The members of a list."""
        if "prefixItems" in of:
            return [1, 1]
        least = max(of.get("minItems", 0), record == WHOLE and name in ("authors", "topics") and self.chance())
        found = range(least + self.chance(MOST.get(name, 2) - least))
        if name == "date-parts":
            return [self.draw(STRINGS["part of a date"]) for _ in range(max(1, len(found)))]
        return [self.option(record, name, self.one(options(of["items"]))) for _ in found]

    def _plain(self, record: str, name: str, of: Json) -> Any:
        types = types_of(of)
        if of.get("pattern") == ID_PATTERN:
            return self.own_id(record)
        if types == {"boolean"}:
            return bool(self.chance())
        if types == {"number"}:
            return self.draw(_SHARE)
        if types == {"integer"}:
            return self.one([of.get("minimum", 1), 1, 7, of.get("maximum", 9)])
        if types == {"object"}:
            return {"synthetic": [self.text(), 1.5, None, {"é <": True}]}
        if "integer" in types:
            return self.draw(STRINGS["number"])
        return self._string(name, of)

    def _string(self, name: str, of: Json) -> str:
        kinds = {"address": "url", "URL": "url", "url": "url", "edition": "version"}
        kind = kinds.get(name, name) if name not in ("version",) or "minLength" not in of else ""
        if of.get("format") == "date":
            kind = "date"
        elif name.endswith("_date"):
            kind = "stated date"
        if kind in STRINGS and "minLength" not in of:
            return str(self.draw(STRINGS[kind]))
        if "minLength" not in of and not self.chance(2):
            return ""
        return self.text()
