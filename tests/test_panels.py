"""What a panel states reaches every reader: interests, who was recused, bounds of levels, a question's own paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from documents import squeezed
from paneled import CITED, OF_THE_FIRST, panel, shown
from shared import Shared


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, shared: Shared) -> Path:
    data = tmp_path_factory.mktemp("panel") / "panel.json"
    data.write_text(json.dumps(panel()), encoding="utf-8")
    return shared.site(data)


@pytest.mark.parametrize("surface", OF_THE_FIRST)
def test_a_questions_own_publication_stands_with_its_links(site: Path, surface: str) -> None:
    assert squeezed(CITED) in shown(site, surface)
