"""The markup and the tags in a page's head contain every response in full and state only what the source states."""

from __future__ import annotations

import json
import re

from clinical_consensus.contract.questions import Recommendation
from clinical_consensus.open_data.json_ld import script_text
from earlier_editions import publication_of
from exported import Opened, collection, inferred, opened, response, titled
from sites import Json, Site, one, strength_text
from stated import ABSENT, words_of


def test_the_markup_has_every_response_in_full_and_only_what_is_stated(each: Opened) -> None:
    profile = each.data["collection"]
    for question in each.questions:
        found = each.markup(question)
        guideline = found["mainEntity"]
        assert found["@type"] == "MedicalWebPage"
        assert found["about"]["@id"] == guideline["@id"]
        assert "MedicalGuideline" in guideline["@type"]
        assert found["name"] == guideline["guidelineSubject"]["name"] == titled(question)
        assert found["inLanguage"] == profile.get("language", "en")
        assert found["version"] == profile["edition"]["version"]
        assert found["dateModified"] == profile["edition"]["date"]
        assert found["isPartOf"]["name"] == profile["title"]
        assert [source["name"] for source in found.get("isBasedOn", [])] == each.sources(question)
        assert found.get("citation", {}).get("name") == (publication_of(each.data, question) or {}).get("title")
        assert found.get("url", "") == (each.site_url and f"{each.site_url}questions/{question['id']}/")
        answers = guideline["hasPart"]
        assert [answer["text"] for answer in answers] == [response(item) for item in question["recommendations"]]
        for answer, item in zip(answers, question["recommendations"], strict=True):
            at = f"recommendations.{item['id']}"
            strength = strength_text(each.data, item)
            mark = " (placement inferred)" * inferred(question, f"{at}.strength")
            assert answer.get("recommendationStrength") == (f"{strength}{mark}" if strength else None)
            basis = words_of(Recommendation, "basis", item.get("basis"))
            mark = " (placement inferred)" * inferred(question, f"{at}.basis")
            assert answer.get("evidenceOrigin") == (f"{basis}{mark}" if basis else None)
            assert answer["name"].endswith(" (placement inferred)") == inferred(question, f"{at}.statements")
            assert "MedicalGuidelineRecommendation" in answer["@type"]
        names = [] if inferred(question, "authors") else each.names(question)
        assert [author["name"] for author in found.get("author", [])] == names
        rights = profile.get("rights")
        assert (found.get("copyrightNotice"), found.get("license")) == (rights, None)
        written = json.dumps(found)
        assert not re.search("|".join(("evidenceLevel", "lastReviewed", "reviewedBy", "null", *ABSENT)), written)


def test_only_a_sign_off_makes_a_page_reviewed_and_only_an_address_is_a_licence(raw: Json) -> None:
    raw["collection"]["rights"] = "https://synthetic.invalid/licence"
    at = raw["questions"][0]["recommendations"][0]["id"]
    for entry in raw["questions"][0]["provenance"]:
        if entry["field"] in (f"recommendations.{at}.strength", f"recommendations.{at}.statements"):
            entry["placement"] = "inferred"
    found = opened(raw).markup(raw["questions"][0], ("Synthetic Reviewer", "2001-02-03"))
    assert found["lastReviewed"] == "2001-02-03"
    assert found["reviewedBy"]["name"] == "Synthetic Reviewer"
    assert found["license"] == "https://synthetic.invalid/licence"
    assert "copyrightNotice" not in found
    [answer] = found["mainEntity"]["hasPart"]
    assert answer["recommendationStrength"] == "Limited (placement inferred)"
    assert answer["name"] == "Response/Recommendation (placement inferred)"


def test_the_markup_of_the_published_collection_names_its_year_and_publication() -> None:
    of = collection("oncology")
    found = of.markup(of.questions[2])
    assert found["mainEntity"]["guidelineDate"] == "2022"
    assert found["citation"]["sameAs"] == ["https://doi.org/10.2106/JBJS.21.01108"]
    assert "author" not in found
    assert "guidelineDate" not in collection("minimal").markup(collection("minimal").questions[0])["mainEntity"]


def test_nothing_in_a_script_ends_it(hostile: Opened) -> None:
    for question in hostile.questions:
        written = script_text(hostile.markup(question))
        assert not re.search("[<>&\u2028\u2029\n]", written)
        assert json.loads(written) == hostile.markup(question)


def test_tags_name_the_page_its_stated_authors_and_the_edition(each: Opened) -> None:
    profile = each.data["collection"]
    for question in each.questions:
        tags = each.tags(question)
        names = [] if inferred(question, "authors") else each.names(question)
        url = each.site_url and f"{each.site_url}questions/{question['id']}/"
        expected = {
            "citation_title": [titled(question)],
            "citation_author": names,
            "citation_publication_date": [profile["edition"]["date"].replace("-", "/")],
            "citation_public_url": [url] if url else [],
            "citation_language": [profile.get("language", "en")],
            "DC.title": [titled(question)],
            "DC.creator": names,
            "DC.date": [profile["edition"]["date"]],
            "DC.identifier": [url or question["id"]],
            "DC.source": each.sources(question),
            "DC.rights": [profile["rights"]] if profile.get("rights") else [],
            "DC.language": [profile.get("language", "en")],
            "DC.type": ["webpage"],
            "prism.publicationName": [profile["title"]],
        }
        assert {name: [value for found, value in tags if found == name] for name in expected} == expected
        assert {name for name, _ in tags} == {name for name, values in expected.items() if values}


def test_pages_carry_what_machines_read(site: Site) -> None:
    def texts(value: object) -> list[str]:
        members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
        return [value] if isinstance(value, str) else [text for each in members for text in texts(each)]

    for question in site.questions:
        page = site.question_page(question)
        markup = json.loads(str(one(page, 'script[type="application/ld+json"]').string))
        responses = [" ".join(s["text"] for s in r["statements"]) for r in question["recommendations"]]
        assert set(responses) <= set(texts(markup))
        assert "evidenceLevel" not in json.dumps(markup)
        for name in ("citation_title", "DC.title"):
            assert str(one(page, f'meta[name="{name}"]')["content"]).startswith(question["title"])
