"""What PPTX and DOCX files hold beside plain paragraphs is read as a reader sees it, or said to be left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from office_files import A, W, boxed, read, run, shown, slide_of, word


def test_tracked_insertions_count_and_deletions_do_not(tmp_path: Path) -> None:
    document = word(
        tmp_path,
        f'{run("Synthetic ")}<w:ins w:id="1" w:author="A">{run("new ")}</w:ins>'
        f'<w:del w:id="2" w:author="A"><w:r><w:delText>old </w:delText></w:r></w:del>{run("words")}',
    )
    assert shown(document) == ["Synthetic new words"]
    assert document.notes == ("tracked insertions, read as text: “new ”", "tracked deletions, left out: “old ”")


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="3" w:author="A"/></w:rPr></w:pPr>'
    assert shown(word(tmp_path, mark + run("Synthetic first "), run("and second"))) == ["Synthetic first and second"]


def test_signs_of_the_typeface_symbol_are_what_they_show(tmp_path: Path) -> None:
    symbol = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    sign = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    document = word(tmp_path, run("5 ") + run("m", symbol) + run("g ") + sign + run(" 3 and ") + run("\uf0a3", symbol))
    assert shown(document) == ["5 μg ≥ 3 and ≤"]
    presentation = Presentation()
    paragraph = boxed(slide_of(presentation), "5 ", 1, 1).text_frame.paragraphs[0]
    added = paragraph.add_run()
    added.text, added.font.name = "m", "Symbol"
    paragraph.add_run().text = "g"
    assert shown(read(presentation, tmp_path, ".pptx")) == ["5 μg"]


def test_superscripts_of_styles_and_positions_are_superscripts(tmp_path: Path) -> None:
    raised = '<w:position w:val="6"/>'
    document = word(
        tmp_path, run("10") + run("9", raised) + run("/L and x") + run("q1", '<w:vertAlign w:val="superscript"/>')
    )
    assert shown(document) == ["10⁹/L and xq¹"]
    assert document.notes == ("superscripts and subscripts that Unicode does not have, kept on the line: q1",)


def test_equations_keep_their_powers_and_fractions(tmp_path: Path) -> None:
    def text(value: str) -> str:
        return f"<m:r><m:t>{value}</m:t></m:r>"

    power = f"<m:sSup><m:e>{text('10')}</m:e><m:sup>{text('9')}</m:sup></m:sSup>"
    fraction = f"<m:f><m:num>{text('1')}</m:num><m:den>{text('2')}</m:den></m:f>"
    document = word(tmp_path, f"{run('Synthetic ')}<m:oMath>{power}{text(' or ')}{fraction}</m:oMath>")
    assert shown(document) == ["Synthetic 10⁹ or 1/2"]


def test_hidden_text_is_left_out_and_said(tmp_path: Path) -> None:
    document = word(tmp_path, run("Synthetic") + run(" secret", "<w:vanish/>"))
    assert (shown(document), document.notes) == (["Synthetic"], ("hidden text, left out: “secret”",))


def test_numbered_lists_have_their_numbers(tmp_path: Path) -> None:
    made = Document()
    for style, text in (("List Number", "first"), ("List Number", "second"), ("List Bullet", "point")):
        made.add_paragraph(text, style=style)
    made.add_paragraph("Plain")
    document = read(made, tmp_path, ".docx")
    assert [line.text for line in document.lines] == ["1. first", "2. second", "• point", "", "Plain"]
    assert document.notes == ("numbers of lists, which the document counts, written before their items",)


def test_numbers_of_deeper_levels_are_written_as_word_counts_them(tmp_path: Path) -> None:
    made = Document()
    numbering = made.part.numbering_part.element
    forms = [(3, "decimal", "%1."), (1, "lowerLetter", "%1%2)"), (1, "upperRoman", "%3")]
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (start, form, text) in enumerate(forms)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for depth in (0, 1, 1, 2, 0, 1):
        place = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr></w:pPr>'
        made.element.body.insert(-1, parse_xml(f"<w:p {W}>{place}{run('x')}</w:p>"))
    assert shown(read(made, tmp_path, ".docx")) == ["3. x", "3a) x", "3b) x", "I x", "4. x", "4a) x"]


def test_page_breaks_of_a_word_document_begin_pages(tmp_path: Path) -> None:
    made = Document()
    paragraph = made.add_paragraph("one")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    paragraph.add_run("two")
    made.add_page_break()
    made.add_paragraph("three").add_run()
    made.element.body.insert(-1, parse_xml(f"<w:p {W}><w:r><w:lastRenderedPageBreak/><w:t>four</w:t></w:r></w:p>"))
    made.add_section()
    made.add_paragraph("five")
    found = [(line.text, line.page) for line in read(made, tmp_path, ".docx").lines if line.text]
    assert found == [("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5)]


def test_text_boxes_follow_their_paragraph_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('in a box')}</w:p></w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    )
    assert shown(word(tmp_path, f"{run('before')}<w:r>{both}</w:r>", run("after"))) == ["before", "in a box", "after"]


def test_tables_stand_in_their_place_and_merged_cells_once(tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph("before")
    table = made.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "wide"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "high"
    made.add_paragraph("after")
    made.sections[0].header.paragraphs[0].text = "Synthetic head"
    document = read(made, tmp_path, ".docx")
    assert [line.cells or line.text for line in document.lines if line.text] == [
        "before", ("00", "wide"), ("high", "11", "12"), ("", "21", "22"), "after",
    ]  # fmt: skip
    assert document.notes == ("headers and footers, left out: “Synthetic head”",)


def test_footnotes_are_read_after_the_text(tmp_path: Path) -> None:
    made = Document()
    note = f'<w:footnotes {W}><w:footnote w:id="7"><w:p>{run("the note")}</w:p></w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, note.encode(), made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    reference = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    made.element.body.insert(-1, parse_xml(f"<w:p {W}>{run('Synthetic')}{reference}{run(' text')}</w:p>"))
    document = read(made, tmp_path, ".docx")
    assert [(line.text, line.page) for line in document.lines] == [("Synthetic¹ text", 1), ("¹ the note", 2)]
    assert document.notes == ("footnotes and endnotes, read after the text, on a page of their own",)


def test_words_divided_at_line_ends_are_joined_only_if_known(tmp_path: Path) -> None:
    broken = f"{run('a thrombo-')}<w:r><w:br/></w:r>{run('prophylaxis, of un-')}<w:r><w:br/></w:r>{run('known low-')}"
    divided = run("molecular ef\u00adﬁ\u00ad")
    soft = f"<w:r><w:br/></w:r>{divided}<w:r><w:br/></w:r>{run('cient kind')}"
    document = word(tmp_path, broken + soft, run("thromboprophylaxis and low-molecular"))
    last = "thromboprophylaxis and low-molecular"
    assert shown(document) == ["a thromboprophylaxis,", "of un-", "known low-molecular", "efficient", "kind", last]
    assert document.notes == (
        "words that a line divided, joined: thrombo-prophylaxis → thromboprophylaxis, effi-cient → efficient",
        "words that may be divided by a line, left as they are: un- known",
        "words with a hyphen at the end of a line, put on one line: low-molecular",
    )  # fmt: skip


def test_groups_boxes_and_numbers_of_slides_are_read_and_notes_below_them(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = slide_of(presentation)
    boxed(slide, "lower", 1, 5)
    boxed(slide, "upper", 1, 1)
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_textbox(Inches(1), Inches(6), Inches(3), Inches(0.5))
    inner.text_frame.text = "in a group"
    items = boxed(slide, "first", 5, 1).text_frame
    items.add_paragraph().text = "second"
    for paragraph in items.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(etree.fromstring(f'<a:buAutoNum {A} type="alphaLcParenR" startAt="2"/>'))
    slide.notes_slide.notes_text_frame.text = "Synthetic speaker note"
    slide.element.set("show", "0")
    document = read(presentation, tmp_path, ".pptx")
    assert shown(document) == ["upper", "lower", "in a group", "b) first", "c) second", "Synthetic speaker note"]
    assert [line.text for line in document.lines if line.is_spoken and line.text] == ["Synthetic speaker note"]
    assert document.notes == (
        "hidden slides, which were read too: 1",
        "numbers of lists, which the document counts, written before their items",
        "speaker notes, read below their slides: 1",
    )


def test_boxes_beside_each_other_are_read_one_after_the_other(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = slide_of(presentation)
    for text, left, top in (("left 1", 0, 1), ("left 2", 0, 2), ("right 1", 5, 1), ("right 2", 5, 2)):
        boxed(slide, text, left, top)
    assert shown(read(presentation, tmp_path, ".pptx")) == ["left 1", "left 2", "right 1", "right 2"]


@pytest.mark.parametrize("suffix", [".pptx", ".docx"])
def test_characters_that_no_text_has_do_not_reach_it(suffix: str, tmp_path: Path) -> None:
    text = "Synthetic\ufdd0text\u00a0here \ue000"
    if suffix == ".docx":
        document = word(tmp_path, run(text))
    else:
        presentation = Presentation()
        boxed(slide_of(presentation), text, 1, 1)
        document = read(presentation, tmp_path, suffix)
    assert shown(document) == ["Synthetic text here \ue000"]
    assert document.notes == (
        "characters that no text has, replaced by a space: U+FDD0",
        "characters that have no meaning outside the document's fonts, to be corrected: U+E000",
    )


@pytest.mark.parametrize(
    ("divided", "elsewhere", "whole"),
    [("recom-/mended", "recommendation", True), ("impor-/tant", "importance", True), ("re-/cover", "recovery", False)],
)
def test_a_divided_word_is_joined_if_another_form_of_it_is_known(
    divided: str, elsewhere: str, whole: bool, tmp_path: Path
) -> None:
    first, second = divided.split("/")
    document = word(tmp_path, f"{run(f'It is {first}')}<w:r><w:br/></w:r>{run(f'{second} here')}", run(elsewhere))
    assert (f"It is {first[:-1]}{second}" in shown(document)) is whole


def test_paragraphs_of_a_cell_are_told_apart(tmp_path: Path) -> None:
    made = Document()
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "Rationale"
    table.cell(0, 1).text = "One."
    table.cell(0, 1).add_paragraph("Two.")
    [line] = [line for line in read(made, tmp_path, ".docx").lines if line.text]
    assert (line.text, line.cells) == ("Rationale | One. Two.", ("Rationale", "One.\nTwo."))
