"""A synthetic collection of a panel: interests of people who are no authors, bounds of levels, a paper of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from documents import page_texts, squeezed
from editions import edition, question
from new_fields import SURFACES
from sites import Json, parse

PAPER = {
    "id": "paper", "type": "article-journal", "title": "Synthetic paper", "issued": {"date-parts": [[1999]]},
    "DOI": "10.5555/synthetic", "PMID": "1234567", "URL": "https://paper.invalid/own",
}  # fmt: skip
CITED = "Synthetic paper. 1999. doi:10.5555/synthetic PubMed 1234567 https://paper.invalid/own"
INTERESTS = {
    "Änne Synthetisch": "Vorträge, synthetisch.",
    "Bo Synthetisch": "Aktien, synthetisch.",
    "Cem Synthetisch": "Beirat, synthetisch.",
}
"""Of an author, of one who is recused from the first question alone, and of one whom no question names."""
BOUNDS = "Share that agreed: above 75%, at most 95%, of those who voted, abstentions left out."
"""The bounds of the first question's level, which has no definition."""
OF_DEFINED = "Share that agreed: at least 50%."
DEFINITION = "Definition, synthetisch."
"""The definition of the second question's level, and its bounds."""


UNDEFINED = "Ohne, synthetisch The source does not define this level."
"""What an index says of the level that has neither."""


def panel() -> Json:
    own = question("own", 1, authors=["a"], publication=PAPER)
    own["recommendations"][0] |= {"recused": ["b"], "consensus": {"level": "bounded"}}
    plain = question("plain", 2)
    plain["recommendations"][0]["consensus"] = {"level": "defined"}
    whole = edition([own, plain])
    whole["collection"] |= {"language": "de", "evidence_search_date": "2019-05"}
    whole["authors"] = [
        {"id": letter, "name": name, "competing_interests": text}
        for letter, (name, text) in zip("abc", INTERESTS.items(), strict=True)
    ] + [{"id": "d", "name": "Dana Synthetisch"}]
    whole["consensus_scheme"]["levels"] = [
        {"id": "bounded", "label": "Mehrheit, synthetisch", "min_agree": 75, "min_exclusive": True, "max_agree": 95,
         "basis": "voting"},
        {"id": "defined", "label": "Definiert, synthetisch", "definition": DEFINITION, "min_agree": 50},
        {"id": "bare", "label": "Ohne, synthetisch"},
    ]  # fmt: skip
    return whole


OF_THE_FIRST: dict[str, Callable[[Path], str]] = {
    **{name: shown for name, shown in SURFACES.items() if name not in ("JSON", "plain text", "search")},
    "slides as PDF": lambda site: "".join(page_texts(site / "downloads/slides.pdf")),
    "handout": lambda site: "".join(page_texts(site / "downloads/handouts/own.pdf")),
    "plain text": lambda site: (site / "questions/own.txt").read_text(encoding="utf-8"),
    "page": lambda site: parse(site / "questions/own/index.html").get_text(),
}
"""The surfaces that show the first question."""


def shown(site: Path, surface: str) -> str:
    """The text of a surface, without white space."""
    return squeezed(OF_THE_FIRST[surface](site))
