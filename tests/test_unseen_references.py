"""A detail of a reference that its line does not show makes no draft, and is not called an editorial aid."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from clinical_consensus.build.generate import generate
from clinical_consensus.compare.report import AIDS_EDITED, REFERENCES_EDITED, as_markdown
from clinical_consensus.contract.settings import Settings
from editions import edition, question
from frozen import freeze
from sites import Json, one

OWN_READING = "this site’s own reading of it changed"
REFERENCES = "what the lines of its references do not show"


def given_name(of: Json) -> None:
    of["references"][0]["author"][0]["given"] = "Anton"


def month(of: Json) -> None:
    of["references"][0]["issued"] = {"date-parts": [[2022, 11]]}


def topics(of: Json) -> None:
    of["topics"] = ["topic"]


@pytest.mark.parametrize(
    ("changes", "said", "on_page"),
    [
        ((given_name,), [REFERENCES_EDITED], f"Unchanged: only {REFERENCES} changed."),
        ((month,), [REFERENCES_EDITED], f"Unchanged: only {REFERENCES} changed."),
        ((topics,), [AIDS_EDITED], f"Unchanged: only {OWN_READING}."),
        ((month, topics), [AIDS_EDITED, REFERENCES_EDITED], f"Unchanged: only {OWN_READING}, and {REFERENCES}."),
    ],
)
def test_what_else_changed_is_called_by_its_name(
    tmp_path: Path, changes: tuple[Callable[[Json], None], ...], said: list[str], on_page: str
) -> None:
    paper = {"id": "r", "type": "book", "title": "Synthetic", "author": [{"family": "Synthetic", "given": "Ann"}],
             "issued": {"date-parts": [[2022, 3]]}}  # fmt: skip
    old = edition([question("q1", 1, references=[paper]), question("q2", 2)])
    new = copy.deepcopy(old)
    new["questions"][1]["title"] = "Synthetic other title"
    for change in changes:
        change(new["questions"][0])
    freeze(tmp_path, old)
    data = tmp_path / "collection.json"
    data.write_text(json.dumps(new), encoding="utf-8")
    generated = generate(data, Settings())
    assert [each.id for each in generated.dossier.drafts] == ["q2"]
    [draft] = generated.dossier.comparisons
    document = as_markdown(draft)
    assert [line for line in (AIDS_EDITED, REFERENCES_EDITED) if line in document] == said
    page = BeautifulSoup(generated.files["changes/draft/index.md"], "html.parser")
    assert " ".join(one(page, '[id="q1"] p').get_text().split()) == on_page
