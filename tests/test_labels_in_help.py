"""Help explains every label of the data contract that readers are shown, and no label that it does not have."""

from __future__ import annotations

from bs4 import Tag

from clinical_consensus.contract.fields import MachineOnly, field_classes, records_below
from clinical_consensus.contract.records import Collection
from sites import Site

LABELS = {
    of.label
    for record in records_below(Collection)
    for of in field_classes(record).values()
    if not isinstance(of, MachineOnly)
}


def explained(page: Tag) -> set[str]:
    """What stands in bold on a page or a part of it, and so is explained there."""
    return {" ".join(found.get_text().split()) for found in page.select("strong")}


def section(page: Tag, anchor: str) -> list[Tag]:
    """The elements of a page from a heading to the next."""
    heading = page.select_one(f"h2#{anchor}")
    assert heading
    found = []
    for element in heading.find_next_siblings():
        if element.name == "h2":
            break
        found.append(element)
    return found


def test_help_explains_every_label_of_the_contract(oncology: Site) -> None:
    known = {words.casefold() for words in explained(oncology.pages["help/"])}
    missing = sorted(label for label in LABELS if label.casefold() not in known)
    assert not missing, f"docs/help.md does not explain these labels, in bold: {missing}"


def test_help_explains_no_label_that_the_contract_does_not_have(oncology: Site) -> None:
    found = set[str]().union(*map(explained, section(oncology.pages["help/"], "labels")))
    assert len(found) > 50
    assert found <= LABELS
