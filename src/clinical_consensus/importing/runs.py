"""Read the paragraphs of an entry one after the other into runs of text, one for each field."""

from __future__ import annotations

from dataclasses import replace

from clinical_consensus.importing.breaks import (
    BULLET,
    CAPTION,
    FOOTNOTE,
    TERMINAL,
    UNKNOWN_LABEL,
    begins_section,
    is_next_part,
)
from clinical_consensus.importing.field_run import (
    FieldRun,
    RunPiece,
    is_below_table,
    is_next_chapter,
    is_unnamed_table,
)
from clinical_consensus.importing.form_kinds import kind_by_form
from clinical_consensus.importing.label_kinds import LabelKind
from clinical_consensus.importing.labelled_consensus import states_level
from clinical_consensus.importing.labels import ABOVE, SHORT, Label
from clinical_consensus.importing.recommending import begins_reasons
from clinical_consensus.importing.reference_text import NUMBERED, is_first_reference
from clinical_consensus.importing.run_notes import BELOW, BETWEEN, POSITION, RESUMED, UNLABELLED
from clinical_consensus.importing.segments import Paragraph
from clinical_consensus.importing.standing_words import basis_of
from clinical_consensus.importing.vote_text import is_figure, is_level

LONG: frozenset[LabelKind] = frozenset({"response", "rationale", "remarks", "dissent"})
"""The fields of several paragraphs."""

_TEXTS: frozenset[LabelKind] = frozenset({"rationale", "remarks", "dissent"})
_OF_RESPONSE: frozenset[LabelKind] = frozenset({"strength", "consensus"})
_REPEATED: frozenset[LabelKind] = frozenset({"rationale", "remarks", "references"})
_STROKE = " | "
"""Between the cells of a row. A row below one with a label is none of its text: it is one of a form."""

_TITLE_WORDS, _VALUE_WORDS = 8, 12


class RunReader:
    """Reads the paragraphs of an entry one after the other into runs; `open` is the run that text goes into."""

    def __init__(self, lowercase: set[str], *, has_rationale: bool) -> None:
        self.lowercase = lowercase
        self.has_rationale = has_rationale
        self.runs: list[FieldRun] = []
        self.open: int | None = None
        self.parts: list[RunPiece] = []
        self.titles: list[RunPiece] = []
        self.block = 0
        self.is_above = True
        self.is_new_block = False

    def start(self, run: FieldRun) -> None:
        """Begin a run, which text then goes into."""
        self.runs.append(run)
        self.open = len(self.runs) - 1

    def add(self, piece: RunPiece, note: str = "", labelled: tuple[Paragraph, ...] = ()) -> None:
        """Add a paragraph to the open run, with what is inferred by that."""
        assert self.open is not None
        run = self.runs[self.open]
        notes = (*run.notes, note) if note and note not in run.notes else run.notes
        pieces = (*run.pieces, piece) if piece.paragraph.after(piece.skip) else run.pieces
        self.runs[self.open] = replace(run, pieces=pieces, notes=notes, labelled=(*run.labelled, *labelled))

    def labelled(self, paragraph: Paragraph, label: Label, following: Paragraph | None = None) -> None:
        """Read a paragraph that begins with a label; `following` is the one after it under the same heading."""
        run = self.runs[self.open] if self.open is not None else None
        now = run.kind if run else None
        piece = RunPiece(paragraph, label.length)
        is_figure_of = run is not None and run.kind == "consensus" and not label.name and label.kind == "consensus"
        is_asked = self._last("response") is not None and (following is None or following.label)
        if (label.grade or basis_of(paragraph.text)) and label.is_alone and is_asked:
            self.start(FieldRun("strength" if label.grade else "basis", None, (), (RunPiece(paragraph),), self.block))
            return
        if is_figure_of or (run and not run.pieces and self._is_value(label, run, following)):
            self.add(RunPiece(paragraph))
            return
        if label.kind == "supporting":
            self._supporting(paragraph, label, now)
            return
        self.is_above = self.is_above and label.kind in ABOVE
        if label.kind == "other":
            self.open = None
        elif label.is_continued and now == label.kind:
            self.add(piece, labelled=(paragraph,))
        elif (again := self._last(label.kind)) is not None and (label.is_continued or self._goes_on(label, again)):
            self.open = again
            self.add(piece, labelled=(paragraph,))
        else:
            body = (piece,) if paragraph.after(label.length) else ()
            notes = (label.note,) if label.note else ()
            self.start(FieldRun(label.kind, label, (paragraph,), body, self.block, notes))

    def _is_value(self, label: Label, run: FieldRun, following: Paragraph | None) -> bool:
        """Whether what looks like a label is the value of the label above: "Consensus", or the figures of a vote."""
        has_value = following is not None and not following.label
        is_asked = run.kind == "strength" or (run.label is not None and not run.label.is_alone)
        return label.kind == "consensus" and label.is_alone and run.kind in SHORT and is_asked and not has_value

    def _last(self, kind: LabelKind) -> int | None:
        return next((index for index in range(len(self.runs) - 1, -1, -1) if self.runs[index].kind == kind), None)

    def _goes_on(self, label: Label, again: int) -> bool:
        """Whether a label repeats that of a text that belongs to the same response: on a further slide of it."""
        response = self._last("response")
        return label.kind in _REPEATED and not label.number and (response is None or response < again)

    def _supporting(self, paragraph: Paragraph, label: Label, now: LabelKind | None) -> None:
        kind: LabelKind = "remarks" if label.is_comment else "rationale"
        note = f"The deck heads a part of it “{label.name}”; that this belongs to the {kind} is inferred."
        if now != kind:
            self.start(FieldRun("rationale" if self._last("response") is None else kind, None, (), (), self.block))
        is_head = label.is_alone or label.length >= len(paragraph.text)
        is_before = kind == "rationale" and self._last("response") is None and not is_head
        head, body = paragraph.parted(label.length) if is_before else (paragraph, None)
        self.add(RunPiece(head, is_subheading=is_head or is_before), note)
        if body:
            self.add(RunPiece(body), note)

    def unlabelled(self, paragraph: Paragraph, following: Paragraph | None, is_closed: bool) -> None:
        """Read a paragraph without a label; `is_closed` says whether a label follows it under the same heading."""
        text = paragraph.text
        run = self.runs[self.open] if self.open is not None else None
        is_form = run is not None and bool(run.pieces and run.labelled) and _STROKE in run.labelled[0].first.line.text
        is_note = FOOTNOTE.match(text) is not None and not (run and run.kind == "references")
        if is_note or (is_form and _STROKE in paragraph.first.text):
            return
        if run and run.kind == "references" and is_below_table(paragraph, run):
            self._begin_rationale(paragraph, BELOW)
        elif run and run.kind == "references" and not (is_level(text) and self._may_have_level()):
            self._reference(paragraph, run)
        elif run and self._last("references") is None and is_first_reference(text):
            self.start(FieldRun("references", None, (), (RunPiece(paragraph),), self.block, (UNLABELLED,)))
        elif self.is_above and not self.titles:
            self.titles.append(RunPiece(paragraph))
        elif self.is_above and is_next_part(text, len(self.parts)):
            self.parts.append(RunPiece(paragraph))
        elif (
            run
            and run.kind in SHORT
            and not run.pieces
            and not (paragraph.is_heading and paragraph.first.starts_page)
            and len(text.split()) <= _VALUE_WORDS * (1 + 4 * (run.kind in ("authors", "consensus")))
        ) or (run and run.kind == "consensus" and run.label and is_figure(text)):
            self.add(RunPiece(paragraph))
        elif kind := self._by_form(paragraph, run, following):
            self.start(FieldRun(kind, None, (), (RunPiece(paragraph),), self.block))
            self.open = self.open if kind in _OF_RESPONSE else None
        elif run and (run.kind in LONG or (run.kind not in SHORT and not run.pieces)):
            self._text(paragraph, run, following, is_closed)
        else:
            self._by_position(paragraph, run)

    def _by_position(self, paragraph: Paragraph, run: FieldRun | None) -> None:
        """Read what only its place tells: reasons above or below a response, or a text on a further slide."""
        text, is_cell = paragraph.text, bool(paragraph.first.line.cells)
        is_prose = TERMINAL.search(text) is not None and len(text.split()) > _VALUE_WORDS // 2 and not is_cell
        if not run and self.is_above and is_prose:
            self._begin_rationale(paragraph, BETWEEN)
        elif run and run.kind in SHORT and run.pieces and not self.is_above:
            if is_prose or (BULLET.match(text) and not is_cell):
                self._begin_rationale(paragraph, BELOW)
            elif paragraph.first.after_gap:
                self.open = None
        elif not run and self._may_resume():
            is_next = self.runs[-1].kind == "references" and NUMBERED.match(text) is not None
            self.add(RunPiece(paragraph), "" if is_next else RESUMED)

    def _begin_rationale(self, paragraph: Paragraph, note: str) -> None:
        self.start(FieldRun("rationale", None, (), (RunPiece(paragraph),), self.block, (note,)))

    def _by_form(self, paragraph: Paragraph, run: FieldRun | None, following: Paragraph | None) -> LabelKind | None:
        """Return the field of a paragraph without a label that its form tells: grades, a level of consensus, names."""
        is_text = run is not None and run.kind in _TEXTS
        may_be_names = not run or run.kind != "rationale" or following is None or following.label is not None
        possible: set[LabelKind] = {"strength", "basis"} if self._last("response") is not None else set()
        possible |= {"consensus"} if self._may_have_level() else set()
        possible |= {"authors"} if may_be_names else set()
        return kind_by_form(paragraph, self.lowercase, possible, is_text=is_text)

    def _may_have_level(self) -> bool:
        """Whether there is a response, and no level of its consensus: figures have none, wherever they stand."""
        response = self._last("response")
        if response is None:
            return False
        return not any(run.label and states_level(run) for run in self.runs[response:] if run.kind == "consensus")

    def _may_resume(self) -> bool:
        """Whether a text that the heading of a continued slide interrupted goes on; opens its run again."""
        last = self.runs[-1] if self.is_new_block and self.runs else None
        if last is None or last.kind not in (*LONG, "references") or not (last.pieces or last.kind == "references"):
            return False
        self.open = len(self.runs) - 1
        return True

    def _text(self, paragraph: Paragraph, run: FieldRun, following: Paragraph | None, is_closed: bool) -> None:
        text = paragraph.text
        is_item = bool(BULLET.match(text) or CAPTION.match(text) or paragraph.is_row)
        after = run.pieces[-1].paragraph.text if run.pieces else ""
        if CAPTION.match(text) and is_unnamed_table(after, run.kind):
            self.open = None
            return
        is_title = not is_item and not TERMINAL.search(text) and len(text.split()) <= _TITLE_WORDS and text[0].isupper()
        is_apart = paragraph.first.after_gap or paragraph.is_heading or paragraph.first.starts_page
        if is_title and is_apart and after and not after.endswith(":"):
            is_followed = following is not None and not following.label and not paragraph.first.starts_page
            if run.kind != "rationale" or not is_followed or (paragraph.is_heading and not run.label):
                self.open = None
            else:
                self.add(
                    RunPiece(paragraph, is_subheading=True), "That a line of it is a heading within it is inferred."
                )
            return
        is_in_list = is_item and not is_next_chapter(paragraph, run)
        is_section = begins_section(text, is_item=is_in_list, is_apart=is_apart)
        if run.pieces and (paragraph.is_heading or is_section):
            self.open = None
            return
        is_known = run.label is not None and bool(run.label.name) and not run.label.note
        is_sole = run.kind == "response" and not (is_known and self.has_rationale)
        if is_sole and begins_reasons(after, text, is_apart=is_apart and not is_item, is_known=is_known):
            self._begin_rationale(paragraph, BELOW)
            return
        is_sure = not after or is_item or after.endswith(":") or not paragraph.first.after_gap
        if run.kind == "response" and paragraph.is_row:
            is_sure = not after
        if run.kind == "response" and UNKNOWN_LABEL.match(BULLET.sub("", text, count=1)):
            is_sure = False
        if run.kind != "response":
            is_headed = run.label is not None and run.label.is_alone
            is_sure = is_sure or is_closed or is_headed
        self.add(RunPiece(paragraph), "" if is_sure else POSITION)

    def _reference(self, paragraph: Paragraph, run: FieldRun) -> None:
        found = NUMBERED.match(paragraph.text)
        is_numbered = bool(run.pieces and NUMBERED.match(run.pieces[0].paragraph.text[run.pieces[0].skip :]))
        is_apart = paragraph.first.after_gap or paragraph.is_heading
        is_after = is_numbered and not found and is_apart and TERMINAL.search(run.pieces[-1].paragraph.text)
        if is_after or paragraph.is_heading:
            self.open = None
        else:
            self.add(RunPiece(paragraph))
