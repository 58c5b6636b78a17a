"""What a teacher takes along is the source's text, whole and in order, in files that can be read by everyone."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import page as validator
import pikepdf
import pytest

from consensus.generate import generate
from consensus.settings import Settings
from consensus.site import make_pack, publish_pack
from consensus.teaching import pack as packing
from consensus.teaching.typeset import packed, typeset
from documents import (
    LAYOUT,
    all_fonts,
    bookmarks,
    cards,
    destinations,
    font_sizes,
    in_order,
    outside,
    page_texts,
    shown,
    slides,
    squeezed,
    stated_strings,
)
from sites import COLLECTIONS, PROJECT, Json, Site, built, one, parse, run

NOT_STATED = "Not stated in the source"
NAMES = list(COLLECTIONS)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    made: dict[str, Site] = {}

    def site(name: str) -> Site:
        if name not in made:
            made[name] = built(name, "mkdocs", tmp_path_factory.mktemp(name))
        return made[name]

    return site


@pytest.fixture(params=NAMES)
def taught(request: pytest.FixtureRequest, sites: Callable[[str], Site]) -> Site:
    """Each collection's site with its files to download."""
    return sites(request.param)


@pytest.fixture
def oncology(sites: Callable[[str], Site]) -> Site:
    return sites("oncology")


def downloads(site: Site) -> Path:
    return site.folder / "downloads"


def pdfs(site: Site) -> list[Path]:
    return sorted(downloads(site).rglob("*.pdf"))


def facts(site: Site, question: Json) -> list[str]:
    """What must be said of a question beside its text: labels, votes, authors, rights, inference, edition."""
    data = site.data
    grades = {grade["id"]: grade["label"] for grade in data["strength_scheme"].get("grades", [])}
    levels = {level["id"]: level["label"] for level in data["consensus_scheme"].get("levels", [])}
    names = {author["id"]: author["name"] for author in data.get("authors", [])}
    said = [f"This site’s edition {data['collection']['edition']['version']}, "]
    said.append(data["collection"].get("rights") or NOT_STATED)
    for each in question["recommendations"]:
        said.append(grades[each["strength"]] if each.get("strength") else NOT_STATED)
        if each.get("consensus"):
            said.append(levels[each["consensus"]["level"]])
            vote = each["consensus"].get("vote")
            said.append(f"Agree {vote['agree']:.10g}%" if vote else NOT_STATED)
        else:
            said.append(NOT_STATED)
    said += [names[author] for author in question.get("authors") or []] or [NOT_STATED]
    said += [NOT_STATED for name in ("rationale", "references") if not question.get(name)]
    inferred = [entry for entry in question.get("provenance", []) if entry.get("placement") == "inferred"]
    said += [entry["note"] for entry in inferred if entry.get("note")]
    return said + ["inferred"] * bool(inferred)


def chapter(handbook: Path, data: Json, question: Json) -> str:
    """The text of a question's pages in the handbook."""
    places, texts = destinations(handbook), page_texts(handbook)
    start = places[question["id"]]
    later = [places[each["id"]] for each in data["questions"] if places[each["id"]] > start]
    indexes = next(number for number, text in enumerate(texts) if number > start and "Indexes" in text.split("\n")[0])
    return "\n".join(texts[start : min([*later, indexes])])


def without_margins(text: str, site: Site) -> str:
    """A text without the running heads and feet that stand between its pages."""
    collection = re.escape(site.data["collection"]["title"])
    foot = rf"(?m)^(?:{collection} · )?(?:Consensus published \d+ · )?This site’s edition [^\n]*?\d{{4}}(?: *(?:Page \d+ of )?\d+)?$"
    head = rf"(?m)^{collection} *(?:Questions|Indexes)$"
    return re.sub(head, "", re.sub(foot, "", text.replace("\r\n", "\n")))


def test_the_handbook_holds_every_question_whole_and_in_order(taught: Site) -> None:
    handbook = downloads(taught) / "handbook.pdf"
    for question in taught.questions:
        text = chapter(handbook, taught.data, question)
        in_order([question["title"], *stated_strings(question)], without_margins(text, taught))
        for fact in facts(taught, question):
            assert squeezed(fact) in squeezed(text)


def test_the_handbook_opens_at_each_question_and_has_its_bookmarks(taught: Site) -> None:
    handbook = downloads(taught) / "handbook.pdf"
    places, texts = destinations(handbook), page_texts(handbook)
    titles = [title for level, title in bookmarks(handbook) if level == 1]
    for question in taught.questions:
        assert squeezed(question["title"]) in squeezed(texts[places[question["id"]]])
        assert squeezed(f"{question['number']}. {question['title']}") in map(squeezed, titles)
    contents = squeezed(texts[1])
    for question in taught.questions:
        assert squeezed(question["title"]) in contents
    assert hashlib.sha256(COLLECTIONS[name_of(taught)].read_bytes()).hexdigest() in squeezed(texts[0])


def name_of(site: Site) -> str:
    return {"icm-vte-oncology": "oncology", "synthetic-full": "full", "synthetic-minimal": "minimal"}[
        site.data["collection"]["id"]
    ]


def test_the_handbook_has_indexes_and_a_glossary(taught: Site) -> None:
    texts = page_texts(downloads(taught) / "handbook.pdf")
    start = next(number for number, text in enumerate(texts) if text.startswith("Indexes"))
    index = squeezed("".join(texts[start:]))
    for records, key in (("authors", "name"), ("topics", "label"), ("terms", "name")):
        for record in taught.data.get(records, []):
            assert squeezed(record[key]) in index
    for scheme in ("strength_scheme", "consensus_scheme"):
        for record in taught.data[scheme].get("grades", taught.data[scheme].get("levels", [])):
            assert squeezed(record["label"]) in index


def test_every_link_within_the_handbook_leads_somewhere(taught: Site) -> None:
    handbook = downloads(taught) / "handbook.pdf"
    places = destinations(handbook)
    with pikepdf.open(handbook) as document:
        own = {page.objgen for page in document.pages}
        notes: list[Any] = [note for page in document.pages for note in page.get("/Annots", [])]
        inner = [
            note["/Dest"] if "/Dest" in note else note["/A"]["/D"] for note in notes if "/URI" not in note.get("/A", {})
        ]
        for target in inner:
            is_name = isinstance(target, (pikepdf.String, pikepdf.Name))
            assert (str(target) in places) if is_name else (target[0].objgen in own)
    assert len(inner) >= 2 * len(taught.questions)


def test_each_handout_is_its_question_whole_and_in_order(taught: Site) -> None:
    for question in taught.questions:
        text = "\n".join(page_texts(downloads(taught) / "handouts" / f"{question['id']}.pdf"))
        in_order([question["title"], *stated_strings(question)], without_margins(text, taught))
        for fact in facts(taught, question):
            assert squeezed(fact) in squeezed(text)
        own = json.dumps(question, ensure_ascii=False)
        others = [each for other in taught.questions for r in other["recommendations"] for each in r["statements"]]
        foreign = [json.dumps(each["text"], ensure_ascii=False)[1:-1] for each in others if len(each["text"]) > 40]
        assert not [each for each in foreign if each not in own and squeezed(each) in squeezed(text)]


def test_a_handout_of_the_published_collection_is_one_page(oncology: Site) -> None:
    for question in oncology.questions:
        assert len(page_texts(downloads(oncology) / "handouts" / f"{question['id']}.pdf")) == 1


def test_a_long_handout_flows_on_and_stays_readable(sites: Callable[[str], Site]) -> None:
    file = downloads(sites("full")) / "handouts" / "synthetic-q4.pdf"
    assert len(page_texts(file)) == 2
    assert min(font_sizes(file)) >= 7


def test_slides_ask_first_and_then_answer_word_for_word(taught: Site) -> None:
    texts = page_texts(downloads(taught) / "slides.pdf")
    decks = [shown(slide) for slide in slides(downloads(taught) / "slides.pptx")]
    assert len(texts) == len(decks)
    for whole in ("\n".join(map(without_foot, texts)), "\n".join(decks)):
        in_order(
            [
                string
                for question in taught.questions
                for string in (
                    question["title"],
                    *(part["text"] for part in question.get("parts", [])),
                    *(s["text"] for r in question["recommendations"] for s in r["statements"] if len(s["text"]) < 1000),
                    *(question.get("rationale") or []),
                    *(reference["title"] for reference in question.get("references") or []),
                )
            ],
            whole,
        )
        for question in taught.questions:
            for recommendation in question["recommendations"]:
                for statement in recommendation["statements"]:
                    count = squeezed(whole).count(squeezed(statement["text"].split()[0]))
                    words = [word for word in statement["text"].split() if word == statement["text"].split()[0]]
                    assert count >= len(words)


def without_foot(slide: str) -> str:
    """A slide's text without its foot."""
    lines = slide.replace("\r\n", "\n").split("\n")
    feet = [number for number, line in enumerate(lines) if line.startswith(("Text: ", "From: "))]
    return "\n".join(lines[: feet[-1]])


def test_a_question_and_its_answer_never_share_a_slide(taught: Site) -> None:
    deck = slides(downloads(taught) / "slides.pptx")
    kickers = ["\n".join(shape.text_frame.text for shape in slide.shapes if not shape.is_placeholder) for slide in deck]
    for question in taught.questions:
        own = [number for number, text in enumerate(kickers) if re.search(rf"· Question {question['number']}\b", text)]
        asked, *answered = own
        assert "Response/Recommendation" not in kickers[asked]
        assert "Response/Recommendation" in kickers[answered[0]]
        assert squeezed(question["title"]) in squeezed(shown(deck[asked]))
        response = question["recommendations"][0]["statements"][0]["text"]
        if response not in question["title"]:
            assert squeezed(response) not in squeezed(shown(deck[asked]))


def test_every_slide_has_title_source_edition_rights_and_large_letters(taught: Site) -> None:
    assert min(font_sizes(downloads(taught) / "slides.pdf")) >= 18
    deck = slides(downloads(taught) / "slides.pptx")
    texts = page_texts(downloads(taught) / "slides.pdf")
    sources = [source["title"] for source in taught.data.get("sources", [])]
    said = [*sources, f"This site’s edition {taught.data['collection']['edition']['version']}", "Rights: "]
    said.append(taught.data["collection"].get("rights") or NOT_STATED)
    titles = []
    for slide, text in zip(deck, texts, strict=True):
        everything = "\n".join(shape.text_frame.text for shape in slide.shapes)
        for words in said:
            assert squeezed(words) in squeezed(everything)
            assert squeezed(words) in squeezed(text)
        titles.append(slide.shapes.title.text_frame.text)
        assert titles[-1].strip()
        assert all(shape.text_frame.text.strip() for shape in slide.placeholders)
        assert not [shape for shape in slide.shapes if shape.shape_type == 13]
        for shape in slide.shapes:
            runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
            assert all(run.font.size.pt >= 18 and run.font.name == "Arial" for run in runs)
            assert all(run._r.rPr.get("lang") for run in runs)
        assert [shape.is_placeholder for shape in slide.shapes][:1] == [True]


def test_each_answer_slide_bears_the_strength(taught: Site) -> None:
    label = taught.data["strength_scheme"]["label"]
    response = re.compile(r"Response/Recommendation")
    deck = slides(downloads(taught) / "slides.pptx")
    texts = page_texts(downloads(taught) / "slides.pdf")
    for slide, text in zip(deck, texts, strict=True):
        everything = "\n".join(shape.text_frame.text for shape in slide.shapes)
        if response.search(everything):
            assert label in everything
            assert label in text


def test_the_notes_of_a_slide_hold_its_question_whole(taught: Site) -> None:
    deck = slides(downloads(taught) / "slides.pptx")
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck]
    for question in taught.questions:
        own = [text for text in notes if text.startswith(f"Question {question['number']}. {question['title']}")]
        assert len(own) >= 2
        for text in own:
            texts = [part["text"] for part in question.get("parts", [])]
            for recommendation in question["recommendations"]:
                texts += [" ".join(statement["text"] for statement in recommendation["statements"])]
            for string in (*texts, *(question.get("rationale") or []), *facts(taught, question)[1:]):
                assert squeezed(string) in squeezed(text)


def test_a_card_asks_a_question_and_answers_with_response_and_strength(taught: Site) -> None:
    found = cards(downloads(taught) / "flashcards.apkg")
    assert len(found) == len(taught.questions)
    for card, question in zip(found, taught.questions, strict=True):
        asked, answer, source = map(squeezed, card["fields"])
        assert squeezed(question["title"]) in asked
        in_order([part["text"] for part in question.get("parts", [])], card["fields"][0])
        for recommendation in question["recommendations"]:
            response = " ".join(statement["text"] for statement in recommendation["statements"])
            assert squeezed(response) in answer
            if len(response) > 40:
                assert squeezed(response) not in asked
        assert squeezed(taught.data["collection"].get("rights") or NOT_STATED) in source
        inferred = [entry for entry in question.get("provenance", []) if entry.get("placement") == "inferred"]
        assert bool(inferred) == ("(inferred)" in answer + source)
        assert card["tags"] == question.get("topics", [])


def test_a_later_edition_updates_the_same_cards(
    oncology: Site, raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    raw["collection"]["edition"] = {"version": "1.1.0", "date": "2027-01-01"}
    raw["strength_scheme"]["grades"][0]["label"] = "SYNTHETIC-GRADE"
    assert run("build_pdf.py", "--data", saved(raw), "--site", tmp_path / "site").returncode == 0
    before = cards(downloads(oncology) / "flashcards.apkg")
    after = cards(tmp_path / "site" / "downloads" / "flashcards.apkg")
    for old, new in zip(before, after, strict=True):
        assert [old[key] for key in ("guid", "model", "deck")] == [new[key] for key in ("guid", "model", "deck")]
        assert new["changed"] > old["changed"]
        assert "SYNTHETIC-GRADE" in new["fields"][1]


def test_every_pdf_passes_the_validator_for_archiving_and_accessibility(taught: Site) -> None:
    for file in pdfs(taught):
        for profile in ("2a", "ua1"):
            report = validator.validate_pdf(file, profile=profile)
            assert report.is_compliant, (file.name, profile, [(each.rule_id, each.message) for each in report.failures])


def test_the_validator_refuses_a_pdf_without_tags(oncology: Site, tmp_path: Path) -> None:
    with pikepdf.open(downloads(oncology) / "handbook.pdf") as document:
        del document.Root.StructTreeRoot
        document.save(tmp_path / "untagged.pdf")
    assert not validator.is_pdf_compliant(tmp_path / "untagged.pdf", profile="ua1")


@pytest.mark.parametrize("length", [99, 100, 999, 4000])
def test_a_stream_that_ends_in_a_carriage_return_is_lengthened_and_keeps_its_content(length: int) -> None:
    comments = (bytes((128 + each // 2, 128 + (each + 1) // 2)) for each in range(255))
    stored = (zlib.compress(b"%" + comment + b"\n" + b" " * (length - 15), level=0) for comment in comments)
    data = next(each for each in stored if each.endswith(b"\r"))
    with pikepdf.new() as document:
        document.add_blank_page()
        document.pages[0].Contents = pikepdf.Stream(document, b"")
        document.pages[0].Contents.write(data, filter=pikepdf.Name.FlateDecode)
        plain = io.BytesIO()
        document.save(plain)
    assert b"/Length %d " % length in plain.getvalue()
    assert b"\r\nendstream" in plain.getvalue()
    made = packed(plain.getvalue())
    assert b"\r\nendstream" not in made
    with pikepdf.open(io.BytesIO(made)) as document:
        assert document.check_pdf_syntax() == []
        assert document.pages[0].Contents.read_raw_bytes() == data + b"\n"
        assert document.pages[0].Contents.read_bytes() == zlib.decompress(data)


def test_every_pdf_has_title_language_tags_and_its_own_fonts(taught: Site) -> None:
    for file in pdfs(taught):
        with pikepdf.open(file) as document:
            assert document.Root.Lang == "en"
            assert bool(document.Root.MarkInfo.Marked)
            assert "/StructTreeRoot" in document.Root
            assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
            title = document.open_metadata()["dc:title"]
        assert title
        fonts = all_fonts(file)
        assert fonts
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(keys) for keys in fonts)


def test_every_word_in_print_is_the_datas_or_the_sites_own(taught: Site) -> None:
    word = re.compile(r"\w+")
    templates = [*PROJECT.glob("templates/print/*.typ"), *PROJECT.glob("scripts/consensus/**/*.py")]
    own = set(word.findall("\n".join(file.read_text(encoding="utf-8") for file in templates)))
    own |= set(map(str.upper, own)) | {f"{each}s" for each in own} | {"AB", "U", "E", "editor"}
    letters = squeezed(json.dumps(taught.data, ensure_ascii=False))
    hashes = squeezed(hashlib.sha256(COLLECTIONS[name_of(taught)].read_bytes()).hexdigest())
    for file in pdfs(taught):
        for text in page_texts(file):
            for found in word.findall(text.translate(LAYOUT)):
                known = found in own or found in letters or found in hashes or found.isdecimal()
                assert known or found.removesuffix("inferred") in letters, (file.name, found)


def test_nothing_synthetic_reaches_the_published_files(oncology: Site) -> None:
    for file in pdfs(oncology):
        assert "synthetic" not in "".join(page_texts(file)).lower()
    for name in ("slides.pptx", "flashcards.apkg", "teaching-pack.zip"):
        with ZipFile(downloads(oncology) / name) as archive:
            for member in archive.namelist():
                assert b"synthetic" not in archive.read(member).lower(), (name, member)


def test_the_page_of_downloads_tells_each_file_as_it_is(taught: Site) -> None:
    page = taught.pages["downloads/"]
    listed = {}
    for row in page.select(".downloads > li"):
        link = one(row, "a[href]")
        file = (downloads(taught) / str(link["href"]).removeprefix("../downloads/")).resolve()
        content = file.read_bytes()
        assert one(row, ".hash").get_text() == hashlib.sha256(content).hexdigest()
        size = f"{len(content) / 1e6:.1f} MB" if len(content) >= 999_500 else f"{max(1, round(len(content) / 1e3))} kB"
        assert size in row.get_text()
        if file.suffix == ".pdf":
            assert re.search(rf"\b{len(page_texts(file))} (page|slide)s?\b", row.get_text())
        listed[file] = row
    present = {path.resolve() for path in downloads(taught).rglob("*") if path.is_file() and path.name != "index.html"}
    assert present <= set(listed)
    assert taught.data["collection"]["edition"]["version"] in page.get_text()


def test_every_question_links_its_handout(taught: Site) -> None:
    for question in taught.questions:
        link = one(taught.question_page(question), ".take a")
        assert link["href"] == f"../../downloads/handouts/{question['id']}.pdf"
        assert (downloads(taught) / "handouts" / f"{question['id']}.pdf").is_file()


def test_the_teaching_pack_holds_every_file_and_a_readme(taught: Site) -> None:
    name = f"{taught.data['collection']['id']}-teaching-pack"
    with ZipFile(downloads(taught) / "teaching-pack.zip") as archive:
        inside = {member.removeprefix(f"{name}/"): archive.read(member) for member in archive.namelist()}
    readme = inside.pop("README.txt").decode()
    expected = {
        path.relative_to(downloads(taught)).as_posix(): path.read_bytes()
        for path in downloads(taught).rglob("*")
        if path.is_file() and path.suffix not in (".html", ".zip") and path.name != "review-sheet.xlsx"
    }
    assert inside == expected
    for path, content in expected.items():
        assert path in readme
        assert hashlib.sha256(content).hexdigest() in readme


def test_two_builds_are_the_same_bytes(oncology: Site, tmp_path: Path) -> None:
    done = run("build_pdf.py", "--site", tmp_path / "site", TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    assert done.returncode == 0
    for path in (tmp_path / "site" / "downloads").rglob("*"):
        if path.is_file():
            assert (
                path.read_bytes()
                == (downloads(oncology) / path.relative_to(tmp_path / "site" / "downloads")).read_bytes()
            )


def test_only_what_changed_is_made_again(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def counted(template: str, *rest: Any) -> bytes:
        made.append(template)
        return typeset(template, *rest)

    monkeypatch.setattr(packing, "typeset", counted)
    site = tmp_path / "site"
    publish_pack(make_pack(generate(saved(raw), Settings()), site), site)
    assert sorted(made) == ["handbook.typ", *["handout.typ"] * 4, "slides.typ"]
    made.clear()
    publish_pack(make_pack(generate(saved(raw), Settings()), site), site)
    assert made == []
    raw["questions"][0]["history"][0]["reason"] = "Synthetic reason."
    publish_pack(make_pack(generate(saved(raw), Settings()), site), site)
    assert sorted(made) == ["handbook.typ", "handout.typ"]
    made.clear()
    (site / "downloads" / "slides.pdf").write_bytes(b"cut off")
    publish_pack(make_pack(generate(saved(raw), Settings()), site), site)
    assert made == ["slides.typ"]


@pytest.mark.parametrize(("paper", "size"), [("us-letter", (612, 792)), ("a4", (595, 842))])
def test_paper_is_a_choice(tmp_path: Path, paper: str, size: tuple[int, int]) -> None:
    assert run("build_pdf.py", "--site", tmp_path / "site", PAPER=paper).returncode == 0
    for name in ("handbook.pdf", "handouts/oncology-q1.pdf"):
        with pikepdf.open(tmp_path / "site" / "downloads" / name) as document:
            assert tuple(round(float(side)) for side in document.pages[0].MediaBox[2:]) == size


@pytest.mark.parametrize("script", ["build_pdf.py", "build_site.py", "build_pages.py"])
def test_an_unknown_paper_is_refused(tmp_path: Path, script: str) -> None:
    where = "--docs" if script == "build_pages.py" else "--site"
    done = run(script, where, tmp_path / "out", PAPER="us_letter")
    assert done.returncode == 2
    assert "PAPER in the environment: there is no paper 'us_letter'; did you mean 'us-letter'?" in done.stderr
    assert not (tmp_path / "out").exists()


def test_with_an_address_handouts_bear_a_code_and_a_link(tmp_path: Path) -> None:
    plain, hosted = tmp_path / "plain", tmp_path / "hosted"
    assert run("build_pdf.py", "--site", plain).returncode == 0
    assert run("build_pdf.py", "--site", hosted, SITE_URL="https://example.org/icm/").returncode == 0
    address = "https://example.org/icm/questions/oncology-q2/"
    for site, expected in ((plain, False), (hosted, True)):
        file = site / "downloads" / "handouts" / "oncology-q2.pdf"
        assert (address in squeezed(page_texts(file)[0])) == expected
        with pikepdf.open(file) as document:
            links = [str(note.A.URI) for note in document.pages[0].get("/Annots", []) if "/URI" in note.get("/A", {})]
            figures = [
                each
                for each in document.objects
                if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
            ]
            assert (address in links) == expected
            assert [str(each.Alt) for each in figures] == ["QR code of this question’s page"] * expected
            assert validator.is_pdf_compliant(file, profile="ua1")


def unprintable(data: Json) -> Json:
    """The collection with a character in question 3 that no font has."""
    data["questions"][2]["history"][0]["reason"] = "Synthetic \ue0ff character."
    return data


def test_a_file_that_cannot_be_made_is_left_out_with_its_reason(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert run("build_site.py", "--data", saved(raw), "--site", site).returncode == 0
    assert (site / "downloads" / "handbook.pdf").is_file()
    data = saved(unprintable(raw))
    done = run("build_site.py", "--data", data, "--site", site)
    assert done.returncode == 0, done.stderr
    reason = "no font has “\ue0ff” (U+E0FF), in question 3 (oncology-q3)"
    assert f"downloads/handbook.pdf was not made: {reason}" in done.stderr
    assert not (site / "downloads" / "handbook.pdf").exists()
    assert not (site / "downloads" / "handouts" / "oncology-q3.pdf").exists()
    assert (site / "downloads" / "handouts" / "oncology-q1.pdf").is_file()
    page = parse(site / "downloads" / "index.html")
    rows = [row for row in page.select(".downloads > li") if row.select(".gap")]
    assert [row.get_text().split()[0] for row in rows] == ["Handbook", "3."]
    assert all(reason in row.get_text() and not row.select("a[href*='.pdf']") for row in rows)
    assert not parse(site / "questions" / "oncology-q3" / "index.html").select(".take")
    for path in site.rglob("*.html"):
        for link in parse(path).select('a[href*="downloads/"]'):
            if not str(link["href"]).endswith("/") and path.name != "404.html":
                assert (path.parent / str(link["href"])).resolve().is_file(), (path, link)
    with ZipFile(site / "downloads" / "teaching-pack.zip") as archive:
        assert not [name for name in archive.namelist() if name.endswith("handbook.pdf")]
        assert reason in archive.read("icm-vte-oncology-teaching-pack/README.txt").decode()
    again = run("build_site.py", "--data", data, "--site", site)
    assert "nothing changed" in again.stdout
    assert reason in again.stderr


def test_make_pdf_fails_when_a_file_cannot_be_made_and_leaves_no_old_one(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert run("build_pdf.py", "--data", saved(raw), "--site", site).returncode == 0
    done = run("build_pdf.py", "--data", saved(unprintable(raw)), "--site", site)
    assert done.returncode == 1
    assert "handbook.pdf was not made: no font has" in done.stderr
    assert not (site / "downloads" / "handbook.pdf").exists()
    assert (site / "downloads" / "slides.pdf").is_file()


def test_wrong_input_leaves_the_files_as_they_were(raw: Json, saved: Callable[[object], Path], tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("build_pdf.py", "--data", saved(raw), "--site", site).returncode == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    raw["questions"][0]["title"] = ""
    done = run("build_pdf.py", "--data", saved(raw), "--site", site)
    assert done.returncode == 2
    assert "questions[0].title" in done.stderr
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_files_made_alone_are_said_to_differ_from_older_pages(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert run("build_site.py", "--data", saved(raw), "--site", site).returncode == 0
    assert "of earlier files" not in run("build_pdf.py", "--data", saved(raw), "--site", site).stderr
    raw["questions"][0]["history"][0]["reason"] = "Synthetic reason."
    done = run("build_pdf.py", "--data", saved(raw), "--site", site)
    assert "are of earlier files: run make site" in done.stderr
    shutil.rmtree(site / "questions")
    assert run("build_site.py", "--data", saved(raw), "--site", site).returncode == 0
    assert "of earlier files" not in run("build_pdf.py", "--data", saved(raw), "--site", site).stderr


def question(data: Json, number: int = 0) -> Json:
    found: Json = data["questions"][number]
    return found


def long_cjk(data: Json) -> None:
    question(data)["recommendations"][0]["statements"][0]["text"] = "合成的陈述没有任何空格，" * 80


def many_lines(data: Json) -> None:
    question(data)["recommendations"][0]["statements"][0]["text"] = "\n".join(f"Synthetic line {n}" for n in range(60))


def long_definitions(data: Json) -> None:
    data["strength_scheme"]["grades"][0]["definition"] = "Synthetic words of a definition. " * 90 + "End."
    data["consensus_scheme"]["levels"][0]["definition"] = "Synthetic words of a level. " * 120 + "End."


def long_labels(data: Json) -> None:
    question(data)["parts"][0]["label"] = "Synthetic part with a label of many words"
    question(data)["parts"][1]["label"] = "S" * 150
    data["strength_scheme"]["label"] = "Synthetic strength " * 8 + "end"


def long_title(data: Json) -> None:
    data["collection"]["title"] = "Synthetic title " * 70 + "end"
    question(data)["title"] = "Synthetic question " * 60 + "end?"


def many_sources_and_authors(data: Json) -> None:
    data["collection"]["rights"] = "Synthetic rights. " * 60 + "End."
    data["authors"] += [{"id": f"a-{n}", "name": f"Synthetic Author {n}"} for n in range(60)]
    question(data)["authors"] = [f"a-{n}" for n in range(60)]


def everything_inferred(data: Json) -> None:
    first = question(data)
    first["parts"] = [{"id": f"p-{n}", "label": chr(65 + n), "text": f"Synthetic part {n}?"} for n in range(10)]
    for statement in first["recommendations"][0]["statements"]:
        statement["answers"] = []
    kept = [entry for entry in first["provenance"] if not entry["field"].startswith("parts.")]
    parts = [
        {"field": f"parts.{part['id']}", "source": data["sources"][0]["id"], "lines": [5, 5]} for part in first["parts"]
    ]
    first["provenance"] = kept + parts
    for each in data["questions"]:
        each["provenance"] = [
            entry | {"placement": "inferred", "note": "Synthetic note."} for entry in each["provenance"]
        ]


def from_the_right(data: Json) -> None:
    data["collection"]["title"] = "אוסף VTE 2026"
    data["collection"]["rights"] = "© 2026 דוד כהן, all rights reserved."
    data["consensus_scheme"]["label"] = "توافق"
    statements = question(data)["recommendations"][0]["statements"]
    for number, text in enumerate(["תשובה סינתטית ראשונה.", "Synthetic second.", "Synthetic third."]):
        statements[number]["text"] = text


def strange_breaks(data: Json) -> None:
    statements = question(data)["recommendations"][0]["statements"]
    statements[0]["text"] = "Synthetic before\u2028after a separator and\n\nan empty line"
    statements[1]["text"] = "Synthetic" + "x" * 900


HOSTILE = [long_cjk, many_lines, long_definitions, long_labels, long_title, many_sources_and_authors, everything_inferred,
           from_the_right, strange_breaks]  # fmt: skip


@pytest.mark.parametrize("change", HOSTILE)
def test_whatever_is_long_or_strange_stays_on_its_pages(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path, change: Callable[[Json], None]
) -> None:
    if change is not everything_inferred:
        raw["sources"] = []
        for each in raw["questions"]:
            each["provenance"] = []
    change(raw)
    done = run("build_pdf.py", "--data", saved(raw), "--site", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "site" / "downloads"
    for file in folder.rglob("*.pdf"):
        assert outside(file) == [], file.name
        assert all(validator.is_pdf_compliant(file, profile=profile) for profile in ("2a", "ua1")), file.name
        assert b"\r\nendstream" not in file.read_bytes()
    assert len(page_texts(folder / "slides.pdf")) == len(slides(folder / "slides.pptx"))
    assert min(font_sizes(folder / "slides.pdf")) >= 18
    everything = "\n".join(shown(slide) for slide in slides(folder / "slides.pptx"))
    for each in raw["questions"]:
        for statement in each["recommendations"][0]["statements"]:
            words = statement["text"].split()
            assert all(squeezed(word) in squeezed(everything) for word in words if len(word) < 80)


def test_a_linked_folder_of_downloads_is_not_followed(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    assert run("build_pdf.py", "--site", site).returncode == 0
    elsewhere.mkdir()
    (elsewhere / "keep.txt").write_text("kept", encoding="utf-8")
    shutil.rmtree(site / "downloads")
    (site / "downloads").symlink_to(elsewhere)
    assert run("build_pdf.py", "--site", site).returncode == 0
    assert (elsewhere / "keep.txt").read_text(encoding="utf-8") == "kept"
    assert [path.name for path in elsewhere.iterdir()] == ["keep.txt"]
    assert (site / "downloads" / "handbook.pdf").is_file()


def test_no_card_is_a_command_to_anki(raw: Json, saved: Callable[[object], Path], tmp_path: Path) -> None:
    raw["questions"][1]["title"] = r"Synthetic \(x\) and [sound:a.mp3] and [$]y[/$]"
    raw["sources"] = []
    for each in raw["questions"]:
        each["provenance"] = []
    assert run("build_pdf.py", "--data", saved(raw), "--site", tmp_path / "site").returncode == 0
    package = tmp_path / "site" / "downloads" / "flashcards.apkg"
    assert raw["questions"][1]["title"] in cards(package)[1]["fields"][0]
    with ZipFile(package) as archive:
        database = archive.read("collection.anki2")
    for command in (rb"\(x\)", b"[sound:", b"[$]"):
        assert command not in database
