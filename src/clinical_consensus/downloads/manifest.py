"""The files in the teaching pack, what each is for and whether it was made: names and sizes, no contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinical_consensus.collection.relations import Questions, Relations
from clinical_consensus.collection.wording import isolated
from clinical_consensus.contract.questions import Question

SLIDES_IN_ONE = 100
"""The most questions in one editable deck. A larger collection has several, by topic, because the library that writes
them takes time that grows with the square of the number of slides."""

PACK = "teaching-pack.zip"
DOWNLOADS = "downloads/"
"""The folder of the downloads in a site."""


@dataclass(frozen=True)
class Download:
    """One file in downloads/: its path there, name and purpose, the questions in it, and the name of its pages."""

    path: str
    name: str
    purpose: str
    questions: tuple[Question, ...]
    unit: str = ""

    @property
    def is_handout(self) -> bool:
        """Whether the file is one question's handout."""
        return self.path.startswith("handouts/")


@dataclass(frozen=True)
class Offer:
    """A download with its size in bytes, number of pages (0: none) and hash; or the reason why there is none."""

    download: Download
    size: int = 0
    count: int = 0
    sha256: str = ""
    reason: str = ""


def copy_path(collection_id: str) -> str:
    """Return the path in the site of the zipped copy of the whole site."""
    return f"{DOWNLOADS}{collection_id}-site.zip"


def hash_path(collection_id: str) -> str:
    """Return the path in the site of the file with that copy's SHA-256, in the format of sha256sum."""
    return f"{copy_path(collection_id)}.sha256"


def handout_path(question_id: str) -> str:
    """Return the path of a question's handout in downloads/."""
    return f"handouts/{question_id}.pdf"


def planned(relations: Relations, chosen: Questions = ()) -> Iterator[Download]:
    """Yield every file of a collection's teaching pack; the archive of all of them is last.

    If questions are `chosen`, only the slides and the handouts of these, in their order.
    """
    if chosen:
        yield from _slides(relations, chosen)
        yield from map(_handout, chosen)
        return
    everything = relations.questions
    yield Download(
        "handbook.pdf",
        "Handbook",
        "Every question with contents, indexes and a glossary, to read, print or project.",
        everything,
        "page",
    )
    yield from _slides(relations, everything)
    yield Download(
        "flashcards.apkg",
        "Flash cards",
        "For Anki: a question on one side, its response and strength on the other. A later edition updates the cards.",
        everything,
        "card",
    )
    yield from map(_handout, everything)
    yield Download(PACK, "Teaching pack", "All of these files in one archive.", everything)


def _handout(question: Question) -> Download:
    name = f"Handout of question {isolated(question.printed_number)}"
    return Download(handout_path(question.id), name, "One question on a sheet.", (question,), "page")


def _slides(relations: Relations, those: Questions) -> Iterator[Download]:
    yield Download("slides.pdf", "Slides", "Question first, then the answer: to project as they are.", those, "slide")
    purpose = "To change and to mix with your own slides; each question’s whole text is in the notes."
    if len(those) <= SLIDES_IN_ONE:
        yield Download("slides.pptx", "Editable slides", purpose, those, "slide")
        return
    place = {question.id: number for number, question in enumerate(those)}
    for topic, of_topic in relations.with_topic.items():
        questions = sorted((each for each in of_topic if each.id in place), key=lambda each: place[each.id])
        name = relations.topic[topic].label if topic else "questions without a topic"
        starts = range(0, len(questions), SLIDES_IN_ONE)
        groups = [tuple(questions[start : start + SLIDES_IN_ONE]) for start in starts]
        for number, group in enumerate(groups, 1):
            stem = f"slides/{topic or 'without.topic'}{f'.{number}' if len(groups) > 1 else ''}"
            part = f", part {number} of {len(groups)}" if len(groups) > 1 else ""
            yield Download(f"{stem}.pptx", f"Editable slides: {name}{part}", purpose, group, "slide")
