"""What an earlier run knew of a page of questions is what the page would be now, whatever was changed in the data."""

from __future__ import annotations

import copy
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.contract.problems import InputError
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads.manifest import Offer, planned
from clinical_consensus.files.cache import Cache
from clinical_consensus.pages.site import Published
from every_field import TEXTS, every_field
from one_change import changes_of, name_of, places
from sites import COLLECTIONS, PROJECT, Json
from test_finished_pages import DAMAGES

FULL: Json = json.loads(COLLECTIONS["full"].read_text(encoding="utf-8"))
OWN = {"title", "statements", "remarks", "rationale", "dissent"}
Steps = tuple[str | int, ...]


def leaves(value: object, steps: Steps = ()) -> Iterator[tuple[Steps, object]]:
    """Everything in a collection with its place: values, and lists and records as a whole."""
    yield steps, value
    within = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in within:
        yield from leaves(each, (*steps, step))


def changed(steps: Steps, *, is_removed: bool) -> Json:
    data = copy.deepcopy(FULL)
    *above, last = steps
    within: Any = data
    for step in above:
        within = within[step]
    if is_removed:
        del within[last]
    else:
        old = within[last]
        texts = {bool: not old, int: 93, float: 0.5, type(None): "SYNTHETIC"}
        within[last] = f"{old} SYNTHETIC" if isinstance(old, str) else texts[type(old)]
    return data


def kind(steps: Steps) -> tuple[str, ...]:
    return tuple(step for step in steps if isinstance(step, str))


def is_own(steps: Steps) -> bool:
    """Whether it is a question's title, or in a long text of an answer: no page has these of all other questions."""
    return steps[0] == "questions" and bool(OWN & {*kind(steps)})


def changes() -> Iterator[tuple[Steps, bool]]:
    """What to change, and what to leave out: all of titles and long texts, and of everything else one of each kind."""
    seen = set()
    for steps, value in list(leaves(FULL))[1:]:
        for is_removed in (False, True):
            is_new = kind(steps) not in seen and not is_removed
            if (is_own(steps) or is_new) and (is_removed or not isinstance(value, list | dict)):
                seen.add(kind(steps))
                yield steps, is_removed


class Known(set[str]):
    """The pages that were known; `texts` are the digests of all pages."""

    texts: dict[str, str]

    def of_questions(self, data: Json) -> set[str]:
        """Those that have one question each."""
        return self & {f"questions/{question['id']}/index.md" for question in data["questions"]}


def known(folder: Path, data: Json, cache: Cache, published: Published | None = None) -> Known:
    """The pages that were known; what was known of each is what the page is."""
    folder.mkdir(exist_ok=True)
    if not (folder / "sources").exists():
        shutil.copytree(COLLECTIONS["full"].parent / "sources", folder / "sources")
        for own, text in TEXTS.items():
            (folder / f"{own}.txt").write_text(text, encoding="utf-8")
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
    found = Known()
    found.texts = {}
    generated = generate(folder / "data.json", Settings(), cache=cache)
    for page in generated.files_with(published or Published()).pages:
        assert hashlib.sha256(page.make()).hexdigest() == page.digest, page.path
        found.texts[page.path] = page.digest
        if isinstance(page.make, partial):
            found.add(page.path)
    return found


def test_what_is_known_of_a_page_is_what_it_is_after_any_change(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    assert known(tmp_path / "data", FULL, cache) == set()
    whole = known(tmp_path / "data", FULL, cache)
    assert len(whole.of_questions(FULL)) == len(FULL["questions"])
    assert {"authors", "consensus", "questions", "strengths", "topics"} <= {path.split("/")[0] for path in whole}
    right = 0
    for steps, is_removed in changes():
        with suppress(InputError):
            found = known(tmp_path / "data", changed(steps, is_removed=is_removed), cache)
            assert found <= whole if is_removed else found < whole, steps
            if steps[-1] == "text" and is_own(steps):
                assert found == {path for path in whole if found.texts[path] == whole.texts[path]}, steps
            right += 1
    assert right > 80


def test_lists_of_each_kind_are_known_and_are_what_they_are_after_any_change(tmp_path: Path) -> None:
    cache, base = Cache(tmp_path / "kept"), every_field()
    known(tmp_path / "data", base, cache)
    whole = known(tmp_path / "data", base, cache)
    folders = ("authors", "certainty", "consensus", "questions", "sections", "strengths", "topics")
    assert {*folders} <= {path.split("/")[0] for path in whole}
    one_of_each = {name_of(at): at for at in places(base)}
    for at in one_of_each.values():
        for data in islice(changes_of(base, at), 1):
            with suppress(InputError):
                assert known(tmp_path / "data", data, cache) <= whole, at


def test_a_text_that_became_a_draft_is_marked_so_on_the_pages_that_lead_to_it(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    cache = Cache(tmp_path / "kept")
    data = json.loads((tmp_path / "data" / "icm_oncology.json").read_text(encoding="utf-8"))
    for question in (None, *data["questions"]):
        if question:
            question["recommendations"][0]["statements"][0]["text"] += " SYNTHETIC addition."
            if question["related"]:
                found = known(tmp_path / "data", data, cache)
                assert len(found.of_questions(data)) < len(data["questions"]) - 1
        known(tmp_path / "data", data, cache)
        assert len(known(tmp_path / "data", data, cache).of_questions(data)) == len(data["questions"])


def test_a_page_names_the_size_of_the_handout_that_was_made_now(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    known(tmp_path / "data", FULL, cache)
    downloads = planned(generate(tmp_path / "data" / "data.json", Settings()).view.relations)
    handouts = [download for download in downloads if download.is_handout]
    for size in (10_000, 20_000):
        published = Published(tuple(Offer(each, size, 1) for each in handouts))
        assert known(tmp_path / "data", FULL, cache, published).of_questions(FULL) == set()
        assert len(known(tmp_path / "data", FULL, cache, published).of_questions(FULL)) == len(handouts)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_what_is_kept_changes_no_page(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path / "cache" / "kept")
    known(tmp_path / "data", FULL, cache)
    DAMAGES[damage](tmp_path / "cache" / "kept")
    known(tmp_path / "data", FULL, cache)


def test_a_changed_title_leaves_the_pages_known_that_do_not_lead_to_it(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    known(tmp_path / "data", FULL, cache)
    titles = [changed(("questions", number, "title"), is_removed=False) for number in range(len(FULL["questions"]))]
    left = [len(known(tmp_path / "data", data, cache).of_questions(data)) for data in titles]
    assert len(titles) / 2 <= max(left) < len(titles), left
