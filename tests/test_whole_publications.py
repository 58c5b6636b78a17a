"""All that files for reference managers say of a publication makes a draft, is compared, and can be released."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from clinical_consensus.cli import check, compare
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.parse import parse
from clinical_consensus.contract.records import Collection
from clinical_consensus.open_data.citations import citation_files
from editions import compared, edition, later, question
from releasing import change_and_commit, committed, freeze, history, released
from sites import Json

PAPER: Json = {
    "id": "paper", "type": "article-journal", "title": "Synthetic paper",
    "author": [{"family": "Synthetic", "given": "Ann"}], "issued": {"date-parts": [[2022, 3, 4]]},
}  # fmt: skip
VALUES: list[tuple[Any, Any]] = [
    ([{"family": "Synthetic", "given": "Ann"}], [{"family": "Synthetic", "given": "Anton"}]),
    ({"date-parts": [[2022, 3, 4]]}, {"date-parts": [[2022, 11]]}),
    ({"synthetic": "one"}, {"synthetic": "other"}),
    (["Synthetic one"], ["Synthetic other"]),
    ("https://synthetic.invalid/one", "https://synthetic.invalid/other"),
    ("Synthetic one", "Synthetic other"),
    ("article-journal", "article-magazine"),
]
"""Two values of each kind that a variable may have."""

PLACES = {"question": lambda value: value["questions"][1], "collection": lambda value: value["collection"]}


def is_legal(item: Json) -> bool:
    try:
        CslItem.model_validate(item)
    except ValidationError:
        return False
    return True


def changes() -> Iterator[tuple[str, Json, Json]]:
    """Each variable of a publication, and two publications that differ in it alone."""
    for attribute, field in CslItem.model_fields.items():
        name = field.alias or attribute
        pairs = ([PAPER | {name: value} for value in pair] for pair in VALUES)
        old, new = next(pair for pair in pairs if all(map(is_legal, pair)))
        yield name, old, new


EVERY = [*changes()]


def collection(value: Json) -> Collection:
    found, flaws = parse(value)
    assert found, flaws
    return found


def cited(view: CollectionView) -> dict[str, bytes]:
    return {path: content for path, content in citation_files(view) if "collection." not in path}


@pytest.mark.parametrize("place", PLACES)
def test_what_a_file_of_citations_says_makes_a_draft_and_is_compared(place: str) -> None:
    silent = set()
    for name, was, now in EVERY:
        old = edition([question(f"q{number}", number) for number in (1, 2)])
        PLACES[place](old)["publication"] = was
        new = copy.deepcopy(old)
        PLACES[place](new)["publication"] = now
        before, after = (CollectionView(Relations(collection(each)), frozen=(collection(old),)) for each in (old, new))
        files, files_now = cited(before), cited(after)
        drafts = {each.id for each in after.questions if each.standing.draft}
        assert drafts == {path.split("/")[-1].split(".")[0] for path in files if files[path] != files_now[path]}, name
        result = compared(old, later(new))
        own = [change for each in result.questions for change in each.changes]
        assert bool(drafts) == bool(own if place == "question" else result.changes), name
        assert not (result.changes if place == "question" else own), name
        assert [each.kind for each in result.questions] == [
            "updated" if place == "question" and each.id in drafts else "unchanged" for each in result.questions
        ], name
        silent |= set() if drafts else {name}
    assert silent == {"id"}


def test_what_changed_is_named_with_both_values() -> None:
    old = edition([question("q1", 1, publication=copy.deepcopy(PAPER) | {"ISSN": "1234-5678", "abstract": "Old."})])
    new = later(old)
    paper = new["questions"][0]["publication"]
    paper["author"][0]["given"] = "Anton"
    paper |= {"issued": {"date-parts": [[2022, 11]]}, "ISSN": "1234-5679", "abstract": "New."}
    [only] = compared(old, new).questions
    assert sorted(change.headline for change in only.changes) == [
        "Related publication, ISSN: 1234-5678 → 1234-5679",
        "Related publication, abstract: text changed",
        "Related publication, author: Synthetic, Ann → Synthetic, Anton",
        "Related publication, issued: 2022-03-04 → 2022-11",
    ]


def test_a_month_is_named_beside_the_year_that_changed_with_it() -> None:
    old = edition([question("q1", 1, publication=copy.deepcopy(PAPER))])
    new = later(old)
    new["questions"][0]["publication"]["issued"] = {"date-parts": [[2023, 11]]}
    assert [change.headline for change in compared(old, new).questions[0].changes] == [
        "Related publication: text changed",
        "Related publication, issued: 2022-03-04 → 2023-11",
    ]


def corrected(value: Json) -> None:
    value["publication"]["issued"] = {"date-parts": [[2022, 11]]}


def in_place(place: str, change: Callable[[Json], object]) -> Callable[[Json], object]:
    return lambda value: change(PLACES[place](value))


@pytest.mark.parametrize("place", PLACES)
def test_a_corrected_month_is_a_draft_until_its_release(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = committed(tmp_path)
    change_and_commit(data, in_place(place, lambda of: of.update(publication=copy.deepcopy(PAPER))))
    freeze(data)
    change_and_commit(data, in_place(place, corrected))
    frozen = data.parent / "editions" / "1.0.0.json"
    changed = "Related publication, issued: 2022-03-04 → 2022-11"
    assert check.main([str(data)]) == 0
    said = capsys.readouterr().err
    drafts = ["q2"] if place == "question" else ["q1", "q2", "q3"]
    assert re.findall(r"'(q\d)' differs from edition 1.0.0 as it was published", said) == drafts
    compare.main([str(frozen), str(data), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert {each["id"] for each in told["questions"] if each["standing"]} == {*drafts}
    where = told["questions"][1] if place == "question" else told
    assert [each["headline"] for each in where["changes"]] == [changed]
    if place == "question":
        assert released(data, "1.1.0") == 2
        assert f"q2: its text changed ({changed})" in capsys.readouterr().err
    assert released(data, "1.1.0", *(["--reason", "q2=Synthetic month."] if place == "question" else [])) == 0
    assert [each["change"] for each in history(data, "q2")[1:]] == (["updated"] if place == "question" else [])
    capsys.readouterr()
    assert check.main([str(data)]) == 0
    assert "differs" not in capsys.readouterr().err
