"""Citations for reference managers keep every text and variable, and separate the page from the related publication."""

from __future__ import annotations

import json
import re

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import settings as how

from clinical_consensus.contract.csl import CslItem
from clinical_consensus.open_data.bibtex import bibtex
from clinical_consensus.open_data.ris import ris
from earlier_editions import publication_of
from exported import Opened, folded, inferred, opened, plain, texts, titled
from sites import NOT_STATED, Json, withdrawal
from stated import absent


def from_tex(text: str) -> str:
    """A text as TeX prints it."""
    commands = {"textbraceleft": "{", "textbraceright": "}", "textbackslash": "\\",
                "textasciitilde": "~", "textasciicircum": "^", "textless": "<",
                "textgreater": ">", "textbar": "|"}  # fmt: skip

    def one(found: re.Match[str]) -> str:
        return commands[found[1]] if found[1] else found[2] or found[3] or ""

    return re.sub(r'\{\\(\w+)\}|\\([%&#_$])|\{("?)\}', one, text)


def entries(text: str) -> list[tuple[str, str, Json]]:
    """The entries of a BibTeX file: type, key, fields; the file must have nothing else."""
    library = parse_string(text)
    assert not library.failed_blocks
    assert library.blocks == library.entries
    return [
        (entry.entry_type, entry.key, {field.key: field.value for field in entry.fields}) for entry in library.entries
    ]


def assert_citations(of: Opened) -> None:
    profile = of.data["collection"]
    edition = profile["edition"]
    for name, question in [("collection", None), *((question["id"], question) for question in of.questions)]:
        publication = publication_of(of.data, question) if question else profile.get("publication")
        items = json.loads(of.text(f"data/citations/{name}.csl.json"))
        records = rispy.loads(of.text(f"data/citations/{name}.ris"), newline="\r\n")
        tex = entries(of.text(f"data/citations/{name}.bib"))
        assert len(items) == len(records) == len(tex) == (2 if publication else 1)
        assert len({item["id"] for item in items}) == len(items)
        title = titled(question) if question else profile["title"]
        titles = [title, *([publication["title"]] if publication else [])]
        for item, record, (_, key, fields), title in zip(items, records, tex, titles, strict=True):
            CslItem.model_validate(item)
            assert item["title"] == title
            assert record["title"] == folded(title)
            assert (fields["title"][0], from_tex(fields["title"][1:-1]), fields["title"][-1]) == (
                "{",
                folded(title),
                "}",
            )
            assert record["id"] == key == item["id"]
            assert record["notes"][0] == folded(item["note"])
            assert from_tex(fields["note"]).startswith(folded(item["note"]))
        page, record, (kind, _, fields) = items[0], records[0], tex[0]
        assert (page["type"], record["type_of_reference"], kind) == ("webpage", "ELEC", "misc")
        year, month, day = edition["date"].split("-")
        assert page["issued"] == {"date-parts": [[int(year), int(month), int(day)]]}
        assert (record["date"], fields["date"]) == (f"{year}/{month}/{day}/", edition["date"])
        language = profile.get("language", "en")
        assert page.get("language", "en") == record.get("language", "en") == fields.get("language", "en") == language
        assert page["version"] == record["edition"] == fields["version"] == edition["version"]
        note = page["note"]
        sources = of.texts_of(question)
        said = f"Text: {sources}." if sources else ("Authors: " if question else "This site’s")
        if gone := question and withdrawal(question):
            assert plain(note).startswith(f"Withdrawn in edition {gone['edition']}, ")
            assert gone["reason"] in note
            assert said in plain(note)
        else:
            assert plain(note).startswith(said)
        assert (profile.get("rights") or NOT_STATED) in note
        if question:
            assert page["container-title"] == profile["title"]
            assert (record["secondary_title"], from_tex(fields["howpublished"])) == (folded(profile["title"]),) * 2
            names = of.names(question)
            stated = [] if inferred(question, "authors") else names
            assert [author["literal"] for author in page.get("author", [])] == stated
            assert record.get("authors", []) == list(map(folded, stated))
            assert fields.get("author", "") == " and ".join(f"{{{each}}}" for each in tex_names(stated))
            assert (f"Authors: {'; '.join(names)} (placement inferred)." in plain(note)) == (names != stated)
            assert (f"Authors: {absent(of.data, question, 'authors')}." in note) == (not names)
        url = of.site_url and (f"{of.site_url}questions/{name}/" if question else of.site_url)
        assert page.get("URL", "") == fields.get("url", "") == "".join(record.get("urls", [])) == url


def tex_names(names: list[str]) -> list[str]:
    """Names as BibTeX writes them, which `from_tex` turns back."""
    made = [bibtex({"id": "x", "type": "book", "author": [{"literal": name}]}) for name in names]
    found = [re.search(r"author = \{\{(.*)\}\},\n", each) for each in made]
    written = [each[1] for each in found if each]
    assert list(map(from_tex, written)) == list(map(folded, names))
    return written


def test_citations_separate_the_page_from_the_related_publication(each: Opened) -> None:
    assert_citations(each)


def test_citations_survive_hostile_texts(hostile: Opened) -> None:
    assert_citations(hostile)


def test_an_inferred_title_has_its_mark_wherever_it_is_cited(raw: Json) -> None:
    question = raw["questions"][0]
    next(entry for entry in question["provenance"] if entry["field"] == "title")["placement"] = "inferred"
    of = opened(raw)
    assert_citations(of)
    marked = f"{question['title']} (placement inferred)"
    assert of.markup(question)["name"] == marked
    assert ("citation_title", marked) in of.tags(question)
    for path in ("llms.txt", "changes/feed.xml"):
        assert question["title"] in of.text(path)
        assert of.text(path).count("(placement inferred") == 1 + (path == "llms.txt")  # it explains the mark once


def test_no_variable_of_the_related_publication_is_lost(raw: Json) -> None:
    given = {
        "type": "speech", "title": "Synthetic title", "title-short": "Synthetic short", "genre": "Synthetic genre",
        "version": "7.7", "edition": "3",
        "author": [{"family": "Synthetic", "given": "Anna and Berta", "non-dropping-particle": "de", "suffix": "Jr"}],
        "translator": [{"literal": "Synthetic Translator"}], "interviewer": [{"literal": "Synthetic Interviewer"}],
        "issued": {"date-parts": [[1999, 12], [2000, 1]], "circa": True}, "accessed": {"date-parts": [[2001, 2, 3]]},
        "page": "e45", "DOI": "10.0000/synthetic{%}\\", "URL": "https://synthetic.invalid/a%20b?c=1&d=_2_", "PMID": 123,
        "PMCID": "PMC321", "ISBN": "978-synthetic", "ISSN": "0000-0000", "custom": {"synthetic": ["deep"]},
        "categories": ["one", "two"], "number-of-pages": 12, "keyword": "synthetic, keyword",
        "archive_location": "Synthetic shelf",
    }  # fmt: skip
    raw["collection"]["publication"] = given
    of = opened(raw)
    item = json.loads(of.text("data/citations/oncology-q1.csl.json"))[1]
    assert {name: item[name] for name in given if name not in ("PMID", "number-of-pages")} == {
        name: value for name, value in given.items() if name not in ("PMID", "number-of-pages")
    }
    in_ris = of.text("data/citations/oncology-q1.ris").split("ER  - ")[1]
    _, _, fields = entries(of.text("data/citations/oncology-q1.bib"))[1]
    in_bibtex = "\n".join(from_tex(value) for value in fields.values())
    words = ["Synthetic title", "Synthetic short", "Synthetic genre", "7.7", "de Synthetic", "Anna and Berta", "Jr",
             "Synthetic Translator", "Synthetic Interviewer", "1999", "2000", "circa", "2001-02-03", "e45", "123",
             "PMC321", "978-synthetic", "0000-0000", "deep",
             "one; two", "number-of-pages: 12", "synthetic, keyword", "Synthetic shelf", "type: speech"]  # fmt: skip
    for text in (in_ris, in_bibtex):
        assert [word for word in words if word not in text] == []
    assert fields["url"] == given["URL"]
    assert fields["doi"] == "10.0000/synthetic%7B%%7D%5C"
    assert "DO  - 10.0000/synthetic{%}\\\r\n" in in_ris


@pytest.mark.parametrize(
    ("parts", "year", "iso", "in_note"),
    [
        ([2022, 3, 16], "2022", "2022-03-16", ""),
        ([2022, 3], "2022", "2022-03", ""),
        ([800], "800", "0800", ""),
        ([79, 8, 24], "79", "0079-08-24", ""),
        ([-500], "", "", '"date-parts": [[-500]]'),
        ([-500, 3, 15], "", "", '"date-parts": [[-500, 3, 15]]'),
        ([2015, 14], "2015", "2015", '"date-parts": [[2015, 14]]'),
        ([2015, 24], "2015", "2015", '"date-parts": [[2015, 24]]'),
    ],
)
def test_a_date_is_in_iso_format_or_in_the_note(raw: Json, parts: list[int], year: str, iso: str, in_note: str) -> None:
    raw["collection"]["publication"] |= {"issued": {"date-parts": [parts]}, "accessed": {"date-parts": [parts]}}
    of = opened(raw)
    item = json.loads(of.text("data/citations/collection.csl.json"))[1]
    assert item["issued"] == {"date-parts": [parts]}
    _, _, fields = entries(of.text("data/citations/collection.bib"))[1]
    assert (fields.get("year", ""), fields.get("date", "")) == (year, iso)
    record = rispy.loads(of.text("data/citations/collection.ris"), newline="\r\n")[1]
    written = [*iso.split("-"), "", ""][:3]
    assert (record.get("year", ""), record.get("date", "")) == (written[0], f"{'/'.join(written)}/" if iso else "")
    for note in (from_tex(fields["note"]), "\n".join(record["notes"])):
        assert ("issued" in note) == bool(in_note)
        assert (f"accessed: {{{in_note}}}" if in_note else f"accessed: {iso}") in note
        assert note.count(in_note) == 2 or not in_note
    markup = of.markup(of.questions[0])
    assert markup["citation"].get("datePublished", "") == markup["mainEntity"].get("guidelineDate", "") == iso


def test_ris_has_one_tag_per_line(hostile: Opened) -> None:
    for path, content in hostile.files.items():
        if path.endswith(".ris"):
            lines = content.decode().split("\r\n")
            assert lines.pop() == ""
            assert all(re.match(r"[A-Z][A-Z0-9]  - (?!$)|ER  - $", line) for line in lines)
            assert not re.search("[\n\u2028\u2029]", "".join(lines))
            assert sum(line.startswith("TY") for line in lines) == lines.count("ER  - ") == 2


@how(max_examples=300, deadline=None, derandomize=True, database=None)
@given(title=texts, note=texts, name=texts)
def test_any_text_comes_back_from_bibtex(title: str, note: str, name: str) -> None:
    item = {
        "id": "synthetic",
        "type": "webpage",
        "title": title,
        "note": note,
        "container-title": note,
        "author": [{"literal": name}],
    }
    written = bibtex(item)
    depth = 0
    for brace in re.findall(r"[{}]", written):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    [(_, _, fields)] = entries(f"{written}\n{bibtex({'id': 'other', 'type': 'book', 'title': 'Synthetic'})}")[:1]
    assert from_tex(fields["title"][1:-1]) == folded(title)
    assert from_tex(fields["note"]) == from_tex(fields["howpublished"]) == folded(note)
    assert from_tex(fields["author"][1:-1]) == folded(name)
    values = "\n".join(fields.values())
    assert not re.search(r"(?<!\\)[%&#_$]|[~^<>|]|--|``|''|,,|[?!]`", values)


@how(max_examples=300, deadline=None, derandomize=True, database=None)
@given(title=texts, note=texts)
def test_any_text_comes_back_from_ris(title: str, note: str) -> None:
    written = ris({"id": "synthetic", "type": "webpage", "title": title, "note": note})
    [record] = rispy.loads(written, newline="\r\n")
    assert (record["title"], record["notes"]) == (folded(title).strip(), [folded(note).strip()])
