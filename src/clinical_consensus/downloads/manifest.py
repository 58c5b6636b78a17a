"""The files in the teaching pack, what each is for and whether it was made: names and sizes, no contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from clinical_consensus.collection.relations import Questions, Relations
from clinical_consensus.collection.wording import isolated
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.settings import DOWNLOAD_KINDS
from clinical_consensus.contract.shard import Shard
from clinical_consensus.downloads.volumes import Volume, volumes_of

PACK = "teaching-pack.zip"
HANDBOOK = "handbook.pdf"
HANDBOOK_VOLUMES = "handbook/"
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
    volume: Volume | None = None
    """The volume that it is, if it is one."""

    @property
    def kind(self) -> str:
        """One of DOWNLOAD_KINDS; "" for the archive of all."""
        by_ending = {".pptx": "powerpoint", ".apkg": "cards", ".zip": ""}
        return by_ending.get(PurePath(self.path).suffix, re.split("[./]", self.path)[0])

    @property
    def is_handout(self) -> bool:
        """Whether the file is one question's handout."""
        return self.kind == "handouts"


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


def planned(
    relations: Relations, chosen: Questions = (), kinds: Collection[str] = tuple(DOWNLOAD_KINDS)
) -> Iterator[Download]:
    """Yield every file of a collection's teaching pack of these `kinds`; the archive of all of them is last.

    If questions are `chosen`, only the slides and the handouts of these, in their order.
    """
    return (each for each in _all(relations, chosen) if each.kind in kinds or not each.kind)


def shared_out(files: Iterable[Download], shard: Shard) -> Iterator[Download]:
    """Yield the files of a share: the handouts of the questions whose pages are in it; the archive is in none."""
    place: Counter[bool] = Counter()
    for each in files:
        if shard.is_whole or (each.path != PACK and shard.has(place[each.is_handout])):
            yield each
        place[each.is_handout] += 1


def _all(relations: Relations, chosen: Questions) -> Iterator[Download]:
    if chosen:
        yield from _slides(relations, chosen)
        yield from map(_handout, chosen)
        return
    everything = relations.questions
    yield from _handbook(volumes_of(relations, everything), everything)
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


def _handbook(volumes: tuple[Volume, ...], everything: Questions) -> Iterator[Download]:
    if not volumes:
        purpose = "Every question with contents, indexes and a glossary, to read, print or project."
        yield Download(HANDBOOK, "Handbook", purpose, everything, "page")
        return
    purpose = "All volumes, linked to their questions: keep handbook.pdf beside the folder of the volumes."
    yield Download(HANDBOOK, "Handbook: contents, indexes and glossary", purpose, everything, "page")
    for each in volumes:
        purpose = "One volume, to read, print or project."
        yield Download(
            f"{HANDBOOK_VOLUMES}{each.stem}.pdf", f"Handbook: {each.name}", purpose, each.questions, "page", each
        )


def _handout(question: Question) -> Download:
    name = f"Handout of question {isolated(question.printed_number)}"
    return Download(handout_path(question.id), name, "One question on a sheet.", (question,), "page")


def _slides(relations: Relations, those: Questions) -> Iterator[Download]:
    shown = "Question first, then the answer: to project as they are."
    edited = "To change and to mix with your own slides; each question’s whole text is in the notes."
    found = volumes_of(relations, those)
    if not found:
        yield Download("slides.pdf", "Slides", shown, those, "slide")
        yield Download("slides.pptx", "Editable slides", edited, those, "slide")
    for each in found:
        for ending, name, purpose in ((".pdf", "Slides", shown), (".pptx", "Editable slides", edited)):
            path = f"slides/{each.stem}{ending}"
            yield Download(path, f"{name}: {each.name}", purpose, each.questions, "slide", each)
