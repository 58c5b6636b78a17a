"""Decks of many kinds, each in four formats: every field is placed rightly, and what is not sure is marked or left."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinical_consensus.importing.importer import ImportOptions, import_document
from clinical_consensus.importing.readers.documents import read_document
from deck_kinds import Kind
from decks import FORMATS, saved_deck
from imported import no_word_is_lost, notes_of, unplaced
from kinds_of_decks import KINDS
from stated_fields import stated_by

OPTIONS = ImportOptions("synthetic", "synthetic", "2026-11-25", "sources/deck.txt", "0" * 64)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_a_deck_is_placed_rightly_in_each_format(kind: Kind, suffix: str, tmp_path: Path) -> None:
    document = read_document(saved_deck(kind.deck, suffix, tmp_path))
    done = import_document(document, OPTIONS)
    no_word_is_lost(document, done, kind.of_votes)
    assert stated_by(done.collection) == [_given(stated) for stated in kind.stated]
    assert [" ".join(text.replace("|", " ").split()) for text in unplaced(done)] == list(kind.left)
    assert [field for question in done.collection["questions"] for field in notes_of(question)] == list(kind.marked)


def _given(stated: object) -> dict[str, object]:
    assert isinstance(stated, dict)
    return {name: value for name, value in stated.items() if not isinstance(value, tuple) or any(value)}
