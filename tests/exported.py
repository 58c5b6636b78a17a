"""Open data as tests see them: a collection's raw JSON, and the files that machines get of it."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from hypothesis import strategies as st

from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.parse import parse
from clinical_consensus.open_data.exports import exports
from clinical_consensus.open_data.json_ld import json_ld, meta_tags
from sites import COLLECTIONS, NOT_STATED, Json, ordered

MARKED = {"marked": "full", "marked guideline": "german"}
"""Collections with a mark on everything, and those that they are made of."""

SITE = "https://example.org/icm/"


FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://synthetic.invalid","x")',
    "+1",
    "-1+1",
    "-1",
    "@SUM(A1)",
    "＝1",
    "'=1",
    "''",
    "#N/A",
    "1.0",
]


HOSTILE = [
    "Synthetic {unclosed", "}Synthetic", "\\Synthetic\\", "50% & 5_5 # $5 ~x ^2 <3 >4 |", "@article{x, title={y}}",
    '"Synthetic"', "Synthetic\nER  - \nTY  - JOUR", "\\textbackslash{} {\\textbraceleft}",
    "a -- b --- c ``d'' ,, ?` !`", "x and y, z", "漢字 é 👩‍⚕️ שלום", "Synthetic,\n}\n@misc{b,\n title = {x}",
    "_x0041_ _x005F_", "&amp; ]]> <!-- --> <script>", "a\u2028b\u2029c",
]  # fmt: skip
"""What a format could take for its own syntax."""


texts = (
    st.lists(
        st.one_of(
            st.sampled_from([*"={}%&#_$\\~^\"'@+-,;`|<>\n \u2028", *HOSTILE, *FORMULAS]),
            st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=6),
        ),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .map(str.strip)
    .filter(bool)
)


@dataclass(frozen=True)
class Opened:
    """A collection's raw JSON, and the files made of it."""

    data: Json
    raw: bytes
    site_url: str

    @cached_property
    def view(self) -> CollectionView:
        collection, problems = parse(self.data)
        assert collection, problems
        return CollectionView(Relations(collection), self.site_url)

    @cached_property
    def files(self) -> dict[str, bytes]:
        return dict(exports(self.view, self.raw, hashlib.sha256(self.raw).hexdigest()))

    @property
    def questions(self) -> list[Json]:
        """The raw questions in the order in which the site shows them."""
        return ordered(self.data)

    def text(self, path: str) -> str:
        return self.files[path].decode("utf-8")

    def label(self, scheme: str, members: str, identifier: str | None) -> str:
        return next(
            (each["label"] for each in self.data[scheme].get(members, []) if each["id"] == identifier), NOT_STATED
        )

    def names(self, question: Json) -> list[str]:
        known = {author["id"]: author["name"] for author in self.data.get("authors", [])}
        return [known[author] for author in question.get("authors") or []]

    def sources(self, question: Json) -> list[str]:
        """The titles of the sources that a question's provenance names."""
        named = {entry["source"] for entry in question.get("provenance", [])}
        return [source["title"] for source in self.data.get("sources", []) if source["id"] in named]

    def texts_of(self, question: Json | None) -> str:
        """The sources of a question, or all, each with the document that it was extracted from."""
        titles = self.sources(question) if question else [source["title"] for source in self.data.get("sources", [])]
        originals = {source["title"]: source.get("original") for source in self.data.get("sources", [])}
        return "; ".join(f"{title}{extracted(originals[title])}" for title in titles)

    def markup(self, question: Json, signed: tuple[str, str] | None = None) -> Json:
        return json_ld(self.view, self.view.question[question["id"]], signed)

    def tags(self, question: Json) -> list[tuple[str, str]]:
        return list(meta_tags(self.view, self.view.question[question["id"]]))


def opened(data: Json, site_url: str = "") -> Opened:
    return Opened(data, json.dumps(data, ensure_ascii=False).encode(), site_url)


@cache
def collection(name: str, site_url: str = "") -> Opened:
    if name in MARKED:
        return opened(all_marked(json.loads(COLLECTIONS[MARKED[name]].read_bytes())), site_url)
    raw = COLLECTIONS[name].read_bytes()
    return Opened(json.loads(raw), raw, site_url)


def all_marked(data: Json) -> Json:
    """The collection with every place in its source inferred, and a source that no question names."""
    for question in data["questions"]:
        for number, entry in enumerate(question["provenance"]):
            entry |= {"placement": "inferred", "note": f"Synthetic note {number}."}
    data["sources"].append({**data["sources"][0], "id": "unused", "title": "Synthetic unused source"})
    return data


def inferred(question: Json, field: str) -> bool:
    return any(
        entry["field"] == field and entry.get("placement") == "inferred" for entry in question.get("provenance", [])
    )


def titled(question: Json) -> str:
    return f"{question['title']}{' (placement inferred)' * inferred(question, 'title')}"


def notes(question: Json) -> list[str]:
    return [entry["note"] for entry in question.get("provenance", []) if entry.get("note")]


def response(recommendation: Json) -> str:
    return " ".join(statement["text"] for statement in recommendation["statements"])


def extracted(original: Json | None) -> str:
    """How a source names the document that it was extracted from."""
    if original is None:
        return ""
    return f", extracted from {original['title']}" + (f" ({original['url']})" if original.get("url") else "")


def figure_text(figure: float) -> str:
    return f"{figure:.10g}"


def plain(text: str) -> str:
    """A text without the isolates that keep a line in order."""
    return text.replace("\u2068", "").replace("\u2069", "")


def folded(text: str) -> str:
    return re.sub("[\n\u2028\u2029]+", " ", text)


def with_strings(raw: Json, strings: Iterator[str]) -> Json:
    """A copy of a collection with the next of `strings` for each title, statement and name."""
    raw = copy.deepcopy(raw)
    for question in raw["questions"]:
        question["title"] = next(strings)
        for recommendation in question["recommendations"]:
            for statement in recommendation["statements"]:
                statement["text"] = next(strings)
    for author in raw["authors"]:
        author["name"] = next(strings)
    return raw
