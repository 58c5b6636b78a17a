"""A wrong, missing or unknown field is reported with its place and cure, and all problems at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from folders import Save
from sites import Json
from wrong_input import ENORMOUS, at, problems

RECOMMENDATION = ("questions", 2, "recommendations", 0)

WRONG_FIELDS: list[tuple[tuple[str | int, ...], object, str]] = [
    (("schema_version",), "1",
     "schema_version: this generator reads schema_version 1 only: '1'; write 1, without quotes"),
    (("schema_version",), True, "schema_version: this generator reads schema_version 1 only: True; write 1"),
    (("schema_version",), 2, "schema_version: this generator reads schema_version 1 only: 2; write 1"),
    (("questions", 1, "number"), "2", "questions[1].number: this is not a whole number: '2'; write a whole number"),
    (("questions", 1, "number"), "٩٠",
     "questions[1].number: this is not a whole number: '٩٠'; write a whole number without quotes: 90"),
    (("questions", 1, "recommendations", 0, "strength"), "<b>limited</b>",
     "questions[1].recommendations[0].strength: this is not a valid id: '<b>limited</b>'; did you mean 'limited'?"),
    (("questions", 1, "recommendations", 0, "strength"), "<strong>limited</strong>",
     "questions[1].recommendations[0].strength: this is not a valid id: '<strong>limited</strong>'; did you mean"),
    (("questions", 1, "number"), True, "questions[1].number: this is not a whole number: True; write"),
    (("questions", 1, "number"), 10**4000, "questions[1].number: the number is too large or too small: 1000"),
    (("questions", 1, "number"), 1_000_000,
     "questions[1].number: the number is too large or too small: 1000000; "
     "write a whole number from -999,999 to 999,999"),
    (("questions", 1, "number"), -1_000_000,
     "questions[1].number: the number is too large or too small: -1000000; write"),
    (("strength_scheme", "grades", 0, "rank"), 10**4000,
     "strength_scheme.grades[0].rank: the number is too large or too small: 1000"),
    (("consensus_scheme", "levels", 0, "rank"), -ENORMOUS,
     "consensus_scheme.levels[0].rank: the number is too large or too small: -1000"),
    (("questions", 1, "title"), 5, "questions[1].title: this is not text: 5; write it in double quotes"),
    (("questions", 1, "title"), "", "questions[1].title: the text is empty; write the text"),
    (("questions", 1, "title"), None, "questions[1].title: this is not text: None; write it"),
    (("questions", 1, "title"), " x",
     "questions[1].title: the text begins or ends with a space or a line break; remove it"),
    (("questions", 1, "title"), "a\tb", "questions[1].title: the text contains the character U+0009 at position 2"),
    (("questions", 1, "title"), "a\r\nb", "questions[1].title: the text contains the character U+000D at position 2"),
    (("questions", 1, "title"), "a\ufffe", "questions[1].title: the text contains the character U+FFFE at position 2"),
    (("questions", 1, "title"), "a\U0001ffffb",
     "questions[1].title: the text contains the character U+1FFFF at position 2"),
    (("questions", 1, "authors"), [], "questions[1].authors: the list is empty; add an entry"),
    (("questions", 1, "rationale"), "x", "questions[1].rationale: this is not a list; write it in square brackets"),
    (("questions",), [], "questions: the list is empty; add an entry"),
    (("questions", 0), "x", "questions[0]: this is not an object; write it in braces, with what is stated of: id, "),
    (("questions", 1, "id"), "Q 2", "questions[1].id: this is not a valid id: 'Q 2'; use a-z, 0-9 and single hyphens"),
    (("questions", 1, "id"), "index", "questions[1].id: this is not a valid id: 'index'; use"),
    (("questions", 1, "id"), "a" * 81, "questions[1].id: this is not a valid id: 'aaaa"),
    (("questions", 1, "id"), "a\n", "questions[1].id: this is not a valid id: 'a\\n'; use"),
    (("questions", 1, "id"), "collection",
     "questions[1].id: the id 'collection' is reserved for the files that cite the whole collection; "
     "give the question another id"),
    (("collection", "edition", "version"), "1.0",
     "collection.edition.version: this is not a semantic version: '1.0'; write"),
    (("collection", "edition", "date"), "2026-02-30",
     "collection.edition.date: this is not a valid date: '2026-02-30'; write it as"),
    (("collection", "contact"), "http://x.invalid",
     "collection.contact: this is not an https: or mailto: address: 'http"),
    (("collection", "contact"), "javascript:alert(1)", "collection.contact: this is not an https: or mailto: address"),
    (("collection", "rights"), "",
     "collection.rights: the text is empty; write the text, or null if the field is optional"),
    (("collection", "publication", "type"), "artikle",
     "collection.publication.type: 'artikle' is not allowed here; did you"),
    (("collection", "publication", "URL"), "ftp://x",
     "collection.publication.URL: this is not an http:, https: or mailto: address"),
    (("collection", "publication", "volume"), True,
     "collection.publication.volume: this is neither text nor a whole number"),
    (("authors", 0, "orcid"), "1", "authors[0].orcid: this is not an ORCID iD: '1'; write it as"),
    (("sources", 0, "sha256"), "x", "sources[0].sha256: this is not a SHA-256 hash: 'x'; write 64 characters"),
    (("sources", 0, "sha256"), "0" * 64, "sources[0].sha256: the source file is not the one that the collection was"),
    (("sources", 0, "file"), "../collection.json",
     "sources[0].file: '../collection.json' points outside the JSON's folder"),
    (("sources", 0, "file"), "sources", "sources[0].file: 'sources' is not a file; write"),
    (("collection", "publication", "author"), [{}], "collection.publication.author[0]: the name is empty"),
    (("collection", "contact"), "mailto:@", "collection.contact: this is not an https: or mailto: address"),
    (("collection", "edition", "version"), "1.0.0-" + "1" * 5000,
     "collection.edition.version: this is not a semantic version"),
    (("authors", 0, "orcid"), "٠٠٠٠-٠٠٠٠-٠٠٠٠-٠٠٠٠", "authors[0].orcid: this is not an ORCID iD"),
    (("sources", 0, "file"), "none.txt",
     "sources[0].file: 'none.txt' cannot be read: No such file or directory; write"),
    ((*RECOMMENDATION, "strength"), "limted",
     "questions[2].recommendations[0].strength: there is no grade 'limted'; did you mean 'limited'?"),
    ((*RECOMMENDATION, "consensus", "level"), "unanimous",
     "questions[2].recommendations[0].consensus.level: there is no level of consensus 'unanimous'; "
     "did you mean 'unanimous-strong'?"),
    ((*RECOMMENDATION, "consensus", "vote"), {"agree": 50, "disagree": 20, "abstain": 10},
     "questions[2].recommendations[0].consensus.vote: agree, disagree and abstain add up to 80, not 100; compare"),
    ((*RECOMMENDATION, "consensus", "vote"), {"agree": 101, "disagree": -1, "abstain": 0},
     "questions[2].recommendations[0].consensus.vote.agree: a percentage cannot be above 100"),
    ((*RECOMMENDATION, "consensus", "vote"), {"agree": "1"},
     "questions[2].recommendations[0].consensus.vote.agree: this is not a number: '1'"),
    ((*RECOMMENDATION, "consensus", "vote"), {"agree": ENORMOUS, "disagree": 0, "abstain": 0},
     "questions[2].recommendations[0].consensus.vote.agree: a percentage cannot be above 100"),
    ((*RECOMMENDATION, "consensus", "vote"), {"agree": 0, "disagree": 0, "abstain": -ENORMOUS},
     "questions[2].recommendations[0].consensus.vote.abstain: a percentage cannot be below 0"),
    ((*RECOMMENDATION, "statements"), [], "questions[2].recommendations[0].statements: the list is empty"),
    ((*RECOMMENDATION, "statements", 0, "role"), "riks",
     "questions[2].recommendations[0].statements[0].role: 'riks' is not allowed here; did you mean 'risk'?"),
    ((*RECOMMENDATION, "statements", 0, "answers"), ["oncology-q1-a"],
     "questions[2].recommendations[0].statements[0].answers[0]: this question has no part 'oncology-q1-a'; add"),
    ((*RECOMMENDATION, "statements", 0, "id"), "oncology-q1",
     "questions[2].recommendations[0].statements[0].id: the id 'oncology-q1' is already used at questions[0].id"),
    (("questions", 2, "authors"), ["wei-ming-chen", "wei-ming-chen"],
     "questions[2].authors: 'wei-ming-chen' is listed 2 times; list it once"),
    (("questions", 2, "authors"), ["wei-ming-chan"],
     "questions[2].authors[0]: there is no author 'wei-ming-chan'; did you mean 'wei-ming-chen'?"),
    (("questions", 2, "topics"), ["bone"], "questions[2].topics[0]: there is no topic 'bone'; "),
    (("questions", 2, "related"), ["oncology-q3"],
     "questions[2].related[0]: the question lists itself as related; remove it"),
    (("questions", 2, "related"), ["oncology-q33"],
     "questions[2].related[0]: there is no question 'oncology-q33'; did you mean"),
    (("questions", 2, "replaces"), ["oncology-q3"],
     "questions[2].replaces[0]: the question lists itself as replaced; remove it"),
    (("questions", 2, "replaces"), ["oncology-q33"],
     "questions[2].replaces[0]: there is no question 'oncology-q33'; did you mean"),
    (("questions", 2, "replaces"), ["oncology-q1"],
     "questions[2].replaces[0]: 'oncology-q1' is not withdrawn, so nothing replaces it; withdraw it in the same "
     "release: clinical-consensus release … --withdraw oncology-q1=…"),
    (("questions", 2, "replaces"), ["oncology-q1", "oncology-q1"],
     "questions[2].replaces: 'oncology-q1' is listed 2 times; list it once"),
    (("questions", 2, "publication"), {"type": "article-journal", "titel": "Synthetic"},
     "questions[2].publication.titel: "),
    (("questions", 2, "number"), 1, "questions[2].number: the number 1 is already used at questions[0].number; give"),
    (("questions", 2, "history", 0, "edition"), "1.0.1",
     "questions[2].history[0].edition: edition 1.0.1 is newer than the collection's, 1.0.0"),
    (("questions", 2, "history", 0, "date"), "2026-11-23",
     "questions[2].history[0].date: 2026-11-23 is later than the date of the collection's edition"),
    (("questions", 2, "provenance", 0, "lines"), [38, 99],
     "questions[2].provenance[0].lines: there is no line 99: the source has "),
    (("questions", 2, "provenance", 0, "lines"), [0, 38],
     "questions[2].provenance[0].lines: 0 to 38 is not a range of lines"),
    (("questions", 2, "provenance", 0, "lines"), [39, 38],
     "questions[2].provenance[0].lines: 39 to 38 is not a range of lines"),
    (("questions", 2, "provenance", 0, "lines"), [38], "questions[2].provenance[0].lines[1]: it is missing; add it"),
    (("questions", 2, "provenance", 0, "source"), "dekc",
     "questions[2].provenance[0].source: there is no source 'dekc'; did you mean 'deck'?"),
    (("questions", 2, "provenance", 0, "field"), "titel",
     "questions[2].provenance[0].field: this question has no field 'titel'; did you mean 'title'?"),
    (("questions", 2, "provenance", 0, "field"), "parts.no",
     "questions[2].provenance[0].field: this question has no field 'parts.no'; "),
    (("questions", 2, "provenance", 0, "field"), ["title"],
     "questions[2].provenance[0].field: this is not text: ['title']; write"),
    (("questions", 2, "provenance", 0, "field"), {"title": 1},
     "questions[2].provenance[0].field: this is not text: {'title': 1}; write"),
    (("questions", 2, "provenance", 0, "placement"), "guessed",
     "questions[2].provenance[0].placement: 'guessed' is not allowed here; write"),
    (("consensus_scheme", "levels", 0, "min_agree"), 101,
     "consensus_scheme.levels[0].min_agree: a percentage cannot be above 100"),
    (("consensus_scheme", "levels", 0, "min_agree"), ENORMOUS,
     "consensus_scheme.levels[0].min_agree: a percentage cannot be above 100"),
    (("consensus_scheme", "levels", 0, "max_agree"), -ENORMOUS,
     "consensus_scheme.levels[0].max_agree: a percentage cannot be below 0"),
    (("topics", 0, "id"), "malignancy", "topics[2].id: the id 'malignancy' is already used at topics[0].id"),
    (("questions", 2, "references"), [{"type": "book"}], "questions[2].references[0].id: the reference has no id"),
    (("questions", 2, "references"), [{"type": "book", "id": 1}, {"type": "book", "id": "1"}],
     "questions[2].references[1].id: the id '1' is already used at"),
    (("questions", 2, "references"), [{"type": "book", "id": "a", "autor": []}],
     "questions[2].references[0].autor: there is no field 'autor'; did you mean 'author'?"),
    (("questions", 2, "references"), [{"type": "book", "id": "a", "issued": {"date-parts": [[2022, "x"]]}}],
     "questions[2].references[0].issued.date-parts[0][1]: this part of the date is not a number"),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "value", "expected"), WRONG_FIELDS, ids=lambda given: str(given)[:60])
def test_a_wrong_field_is_reported_with_its_place_and_cure(
    raw: Json, saved: Save, tmp_path: Path, steps: tuple[str | int, ...], value: object, expected: str
) -> None:
    at(raw, *steps[:-1])[steps[-1]] = value
    found = problems(saved(raw), tmp_path)
    assert any(line.startswith(expected) for line in found), found


@pytest.mark.parametrize(
    ("agree", "wrong"), [(79.9, "79.9 is below the min_agree"), (90.1, "90.1 is above the max_agree")]
)
def test_a_vote_outside_the_bounds_of_its_level_is_reported(
    raw: Json, saved: Save, tmp_path: Path, agree: float, wrong: str
) -> None:
    raw["consensus_scheme"]["levels"][0] |= {"min_agree": 80, "max_agree": 90}
    consensus = at(raw, *RECOMMENDATION)["consensus"]
    consensus["vote"] = {"agree": agree, "disagree": 100 - agree, "abstain": 0}
    place = "questions[2].recommendations[0].consensus.vote.agree"
    [found] = problems(saved(raw), tmp_path)
    assert found.startswith(f"{place}: {wrong} of {consensus['level']!r}, ")


def test_a_lone_surrogate_is_reported(raw: Json, saved: Save, tmp_path: Path) -> None:
    raw["questions"][0]["title"] = "SURROGATE"
    file = saved(raw)
    file.write_text(file.read_text(encoding="utf-8").replace("SURROGATE", "\\ud800"), encoding="utf-8")
    [found] = problems(file, tmp_path)
    assert found.startswith("questions[0].title: the text contains the character U+D800 at position 1")


def test_a_source_that_is_a_loop_of_symlinks_is_reported(raw: Json, saved: Save, tmp_path: Path) -> None:
    raw["sources"][0]["file"] = "sources/loop.txt"
    file = saved(raw)
    (file.parent / "sources" / "loop.txt").symlink_to("loop.txt")
    [found] = problems(file, tmp_path)
    assert re.fullmatch(r"sources\[0\].file: 'sources/loop.txt' cannot be read: .+; write a path inside .+", found)


@pytest.mark.parametrize("name", ["title", "id", "number", "recommendations"])
def test_a_missing_field_is_reported(raw: Json, saved: Save, tmp_path: Path, name: str) -> None:
    del raw["questions"][3][name]
    assert f"questions[3].{name}: it is missing; add it" in problems(saved(raw), tmp_path)


@pytest.mark.parametrize(
    ("steps", "name", "nearest"),
    [
        ((), "question", "questions"),
        (("collection",), "titel", "title"),
        (("questions", 0), "recomendations", "recommendations"),
        (("questions", 0, "recommendations", 0), "strenght", "strength"),
        (("terms", 0), "abbrevation", "abbreviation"),
    ],
)
def test_an_unknown_field_is_reported_with_the_nearest_known_one(
    raw: Json, saved: Save, tmp_path: Path, steps: tuple[str | int, ...], name: str, nearest: str
) -> None:
    at(raw, *steps)[name] = "x"
    place = ("".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps) + f".{name}").lstrip(".")
    assert problems(saved(raw), tmp_path) == [f"{place}: there is no field '{name}'; did you mean '{nearest}'?"]


def test_every_problem_is_reported_at_once_shapes_and_relations(raw: Json, saved: Save, tmp_path: Path) -> None:
    raw["questions"][0]["number"] = "1"
    raw["questions"][1]["titel"] = "x"
    raw["questions"][2]["recommendations"][0]["strength"] = "limted"
    raw["questions"][3]["related"] = ["oncology-q9"]
    raw["sources"][0]["sha256"] = "0" * 64
    found = problems(saved(raw), tmp_path)
    places = [line.split(": ")[0] for line in found]
    assert places == [
        "questions[0].number", "questions[1].titel", "questions[2].recommendations[0].strength",
        "questions[3].related[0]", "sources[0].sha256",
    ]  # fmt: skip


def test_a_list_of_wrong_members_is_not_also_called_empty(raw: Json, saved: Save, tmp_path: Path) -> None:
    raw["questions"][2]["authors"] = [5]
    assert [line for line in problems(saved(raw), tmp_path) if "empty" in line] == []
