"""`compare-sites --content` reports each difference in files other than pages, and none that no reader gets."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import typst
from openpyxl import Workbook
from pptx import Presentation

from compared_sites import assert_equal, compared, page
from sites import PROJECT


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def deck(*slides: tuple[str, str]) -> bytes:
    presentation = Presentation()
    for text, notes in slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = text
        slide.notes_slide.notes_text_frame.text = notes
    written = io.BytesIO()
    presentation.save(written)
    return written.getvalue()


def pdf(text: str, colour: str = "black") -> bytes:
    return typst.compile(f"#set text(fill: {colour})\n{text}".encode())


def zipped(files: Mapping[str, bytes], compression: int = ZIP_STORED) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def hashes(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in files.items()).encode()


def kept(files: Mapping[str, bytes]) -> bytes:
    listed = {
        path.removesuffix("index.html") or "./": hashlib.sha256(content).hexdigest() for path, content in files.items()
    }
    return json.dumps(listed).encode()


def figures(files: Mapping[str, bytes], edition: str = "1.0.0") -> bytes:
    pages = {"list": "sw-pages.json", "sha256": hashlib.sha256(kept(files)).hexdigest()}
    return f"self.siteFiles = {json.dumps({'edition': edition, 'limit': 5, 'pages': pages})};\n".encode()


def test_other_files_are_compared_byte_for_byte(tmp_path: Path) -> None:
    old = {"a.csv": b"a\r\nb\r\n", "b.json": b"{}", "c.png": b"\xff1", "d.txt": b"same", "site-build.json": b"1"}
    new = {"a.csv": b"a\r\nb\n", "b.json": b"{ }", "c.png": b"\xff2", "e.txt": b"same", "site-build.json": b"2"}
    code, lines = compared(tmp_path, old, new)
    assert code == 1
    assert [line for line in lines if line[0] != " "] == [
        "a.csv: changed", "b.json: changed", "c.png: changed", "d.txt: missing", "e.txt: added",
    ]  # fmt: skip
    assert lines[3] == "  line 1: old {}, new { }"


def test_pdfs_are_compared_by_text_and_pages(tmp_path: Path) -> None:
    one = {"a.pdf": pdf("Synthetic text")}
    assert one["a.pdf"] != pdf("Synthetic text", "red")
    assert_equal(compared(tmp_path / "equal", one, {"a.pdf": pdf("Synthetic text", "red")}))
    code, lines = compared(tmp_path / "text", one, {"a.pdf": pdf("Synthetic words")})
    assert (code, lines[1]) == (1, "  page 1: old Synthetic text, new Synthetic words")
    code, lines = compared(tmp_path / "pages", one, {"a.pdf": pdf("Synthetic text #pagebreak()")})
    assert (code, lines[1]) == (1, "  page 2: old nothing, new page")


def test_spreadsheets_are_compared_by_cells_and_names(tmp_path: Path) -> None:
    one = {"a.xlsx": workbook(("S", [["a", "b"], ["c", "d"]]))}
    book = workbook(("S", [["a", "b"], ["c", "d"]]))
    with ZipFile(io.BytesIO(book)) as archive:
        other = zipped({name: archive.read(name) for name in archive.namelist()})
    assert_equal(compared(tmp_path / "equal", one, {"a.xlsx": other}))
    for number, (sheet, expected) in enumerate(
        {
            ("S", (("a", "b"), ("c", "e"))): "S!B2: old 'd', new 'e'",
            ("T", (("a", "b"), ("c", "d"))): "S: old sheet S, new sheet T",
            ("S", (("a", "b"), ("d", "c"))): "S!A2: old nothing, new 'd'",
            ("S", (("a", "b"), ("c", None, "d"))): "S!C1: old nothing, new None",
            ("S", (("a", "b"), ("c", "=d"))): "S!B2: old 'd', new formula '=d'",
            ("S", (("a", "b"), ("c", 1))): "S!B2: old 'd', new 1",
        }.items()
    ):
        name, rows = sheet
        new = {"a.xlsx": workbook((name, [list(row) for row in rows]))}
        code, lines = compared(tmp_path / str(number), one, new)
        assert (code, lines[1]) == (1, f"  {expected}")


def test_decks_are_compared_by_text_and_notes(tmp_path: Path) -> None:
    one = {"a.pptx": deck(("Synthetic", "Notes"), ("Two", ""))}
    with ZipFile(io.BytesIO(one["a.pptx"])) as archive:
        other = zipped({name: archive.read(name) for name in archive.namelist()})
    assert_equal(compared(tmp_path / "equal", one, {"a.pptx": other}))
    for number, (slides, expected) in enumerate(
        (
            ([("Other", "Notes"), ("Two", "")], "slide 1: old Synthetic, new Other"),
            ([("Synthetic", "Other"), ("Two", "")], "slide 1, notes: old Notes, new Other"),
            ([("Synthetic", "Notes"), ("Two", ""), ("Three", "")], "slide 3: old nothing, new slide Three"),
        )
    ):
        code, lines = compared(tmp_path / str(number), one, {"a.pptx": deck(*slides)})
        assert (code, lines[1][: len(expected) + 2]) == (1, f"  {expected}")


def test_files_in_archives_are_compared_by_the_same_rules(tmp_path: Path) -> None:
    one = {"a.zip": zipped({"b.zip": zipped({"c.html": page("<p>a</p>")})})}
    same = {"a.zip": zipped({"b.zip": zipped({"c.html": page("<p> a</p>")})})}
    assert_equal(compared(tmp_path / "equal", one, same))
    other = {"a.zip": zipped({"b.zip": zipped({"c.html": page("<p>b</p>")}), "d.txt": b""})}
    assert compared(tmp_path / "other", one, other) == (
        1,
        ["a.zip » b.zip » c.html: changed", '  html/body/p: old "a", new "b"', "a.zip » d.txt: added"],
    )


def test_lists_of_hashes_differ_where_their_files_do(tmp_path: Path) -> None:
    def site(text: str, **lists: bytes) -> dict[str, bytes]:
        files = {"index.html": page(text), "b.txt": b"same"}
        files |= {"SHA256SUMS.txt": lists.get("sums", hashes(files))}
        return files | {"sw-pages.json": kept(files), "sw-files.js": figures(files)}

    old = site("<p>a</p>")
    assert_equal(compared(tmp_path / "equal", old, site("<p> a </p>")))
    _, lines = compared(tmp_path / "derived", old, site("<p>b</p>"))
    assert lines == [
        "index.html: changed", '  html/body/p: old "a", new "b"', "SHA256SUMS.txt: derived", "sw-pages.json: derived",
    ]  # fmt: skip
    stale = site("<p> a </p>", sums=old["SHA256SUMS.txt"])
    code, lines = compared(tmp_path / "stale", old, stale)
    assert (code, lines[0], lines[1].split(":")[0]) == (1, "SHA256SUMS.txt: changed", "  index.html")
    wrong = site("<p>a</p>", sums=old["SHA256SUMS.txt"].replace(b"b.txt", b"c.txt"))
    assert compared(tmp_path / "wrong", old, wrong)[1][0] == "SHA256SUMS.txt: changed"
    later = figures(old, "1.1.0")
    assert compared(tmp_path / "later", old, old | {"sw-files.js": later}) == (
        1, ["sw-files.js: changed", "  edition: old 1.0.0, new 1.1.0"]
    )  # fmt: skip


def test_a_hash_on_a_page_stands_for_its_file(tmp_path: Path) -> None:
    def site(pages: str, listed: bytes = b"") -> dict[str, bytes]:
        inner = page(pages)
        digest = hashlib.sha256(listed or inner).hexdigest()
        return {"a.html": inner, "b.html": page(f"<p><code>{digest}</code></p>"), "c.txt": f"1, {digest}".encode()}

    assert_equal(compared(tmp_path / "equal", site("<p>a"), site("<p> a")))
    assert compared(tmp_path / "stale", site("<p>a"), site("<p> a", b"other"))[1][0] == "b.html: changed"


def test_a_hash_in_a_name_stands_for_what_is_in_its_file(tmp_path: Path) -> None:
    def site(style: str, text: str = "a") -> dict[str, bytes]:
        name = f"assets/hashed/site.{hashlib.sha256(style.encode()).hexdigest()[:12]}.css"
        files = {name: style.encode(), "index.html": page(f"<p>{text}", f'<link rel=stylesheet href="{name}">')}
        return files | {"sw-pages.json": kept(files), "a.zip": zipped(files)}

    changed = ["assets/hashed/site.css: changed", "  line 1: old p {}, new b {}"]
    _, lines = compared(tmp_path / "style", site("p {}"), site("b {}"))
    assert lines == ["a.zip » " + changed[0], changed[1], *changed, "sw-pages.json: derived"]
    _, lines = compared(tmp_path / "text", site("p {}"), site("p {}", "b"))
    assert [line for line in lines if "assets" in line] == []


def test_without_the_packages_of_the_tests_the_command_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "html5lib.py").write_text("raise ModuleNotFoundError('no', name='html5lib')\n", encoding="utf-8")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "clinical_consensus.cli.main",
        "compare-sites",
        "--content",
        tmp_path,
        tmp_path,
    ]
    paths = os.pathsep.join([str(tmp_path), str(PROJECT / "src")])
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": paths})
    assert done.returncode == 2
    assert "html5lib" in done.stderr
    assert "make .venv/.test" in done.stderr
    assert "Traceback" not in done.stderr
