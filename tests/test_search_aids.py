"""The search words of the published collection lead from the name of a drug only to that drug or to its own class."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from readers import Reader, search
from sites import Json, Site

# The classes and substances of the WHO's Anatomical Therapeutic Chemical (ATC) classification, group B01A, and the
# brand names of their medicinal products.
ATC = {
    "low-molecular-weight heparin": "B01AB",
    "heparin": "B01AB01",
    "dalteparin": "B01AB04", "fragmin": "B01AB04",
    "enoxaparin": "B01AB05", "clexane": "B01AB05", "lovenox": "B01AB05", "inhixa": "B01AB05",
    "nadroparin": "B01AB06", "fraxiparine": "B01AB06",
    "danaparoid": "B01AB09",
    "tinzaparin": "B01AB10", "innohep": "B01AB10",
    "bemiparin": "B01AB12", "hibor": "B01AB12",
    "aspirin": "B01AC06", "acetylsalicylic acid": "B01AC06",
    "clopidogrel": "B01AC04",
    "warfarin": "B01AA03",
    "dabigatran": "B01AE07",
    "rivaroxaban": "B01AF01", "apixaban": "B01AF02", "edoxaban": "B01AF03",
    "fondaparinux": "B01AX05",
}  # fmt: skip
OTHER_HEPARINS = {"heparin", "danaparoid"}
"""Of group B01AB, but of no low molecular weight."""


def terms(site: Site) -> list[Json]:
    found: list[Json] = site.data["terms"]
    return found


def test_a_drug_leads_only_to_a_term_that_names_it_or_its_class(oncology: Site) -> None:
    led = [(word.lower(), term["name"]) for term in terms(oncology) for word in term["search"]]
    drugs = [(word, name) for word, name in led if word in ATC]
    assert len(drugs) > 10
    assert [pair for pair in drugs if pair[1] not in ATC or not ATC[pair[0]].startswith(ATC[pair[1]])] == []
    assert [pair for pair in drugs if pair[0] in OTHER_HEPARINS] == []


def test_every_search_word_of_a_drug_is_one_of_its_names(oncology: Site) -> None:
    named = [term for term in terms(oncology) if term["name"] in ATC]
    assert named
    assert [word for term in named for word in term["search"] if word.lower() not in ATC] == []


def test_search_words_are_on_the_glossary_as_such(oncology: Site) -> None:
    page = oncology.pages["glossary/"]
    for term in terms(oncology):
        entry = page.find(id=term["id"])
        assert entry is not None
        shown = "Search also finds this by: " + ", ".join(term["search"])
        assert (shown in " ".join(entry.get_text(" ", strip=True).replace(" ,", ",").split())) == bool(term["search"])


@pytest.mark.browser
@pytest.mark.filterwarnings("default::ResourceWarning")
def test_a_drug_that_the_text_does_not_name_leads_nowhere(reader: Reader) -> None:
    page = reader.open()
    texts = str(reader.site.data["questions"]).lower()
    led = {word.lower() for term in terms(reader.site) for word in term["search"]}
    unnamed = [name for name in ATC if name not in texts and name not in led]
    assert "rivaroxaban" in unnamed
    for name in unnamed:
        assert [hit for hit in search(page, name) if not hit["near"]] == [], name
    [hit] = search(page, "enoxaparin")
    assert "“enoxaparin”: a search word for LMWH, not in the text" in hit["reasons"]
    expect(page.locator(".search mark")).to_have_count(0)
