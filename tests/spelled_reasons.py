"""Synthetic texts and rationales, what is typed, and the reasons that search gives for finding it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sites import Json


@dataclass(frozen=True)
class Told:
    """A statement and a rationale, with the reasons for each query that finds them, and the queries that must not."""

    text: str
    rationale: str
    says: Mapping[str, tuple[str, ...]]
    lacks: tuple[str, ...] = ()
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


TERMS: list[Json] = [
    {"id": "ybt", "abbreviation": "YBT", "name": "yellow bean thistle", "expanded_by": "editor", "search": ["sowbane"]},
    {"id": "weed", "abbreviation": None, "name": "knapweed", "expanded_by": "editor", "search": ["hardhead"]},
    {"id": "rot", "abbreviation": "anti-Zb", "name": "anti-rot", "expanded_by": "editor", "search": ["fungicide"]},
]

REASONS = (
    Told("Rest.", "The soil was −2.5, then −311 and −12.5%.", {
        "soil +2.5": ("“+2.5”: as separate words", "“soil”: in the rationale", "“2.5”: in the rationale"),
        "+311": ("“+311”: as separate words", "“311”: in the rationale"),
        "=12.5%": ("“=12.5%”: as separate words", "“12.5%”: in the rationale"),
        "-2.5": ("“-2.5”: in the rationale",),
        "2.5": ("“2.5”: in the rationale",)}),
    Told("Hoe.", "Frost < 0.04, ivies 65 and more.", {
        "=0.04": ("“=0.04”: as separate words", "“0.04”: in the rationale"),
        "<0.04": ("“<0.04”: in the rationale",),
        "65+": ("“65+”: as separate words", "“65”: in the rationale")}),
    Told("A loss of −3.5.", "", {"-3.5": ("“-3.5”: −3.5",)}, ("+3.5", "=3.5")),
    Told("A loss of −4.5.", "A gain of 4.5.", {"+4.5": ("“+4.5”: as separate words", "“4.5”: in the rationale")}),
    Told("Dig.", "YR3↓ in turf.", {
        "YR3↑": ("“YR3 ↑”: as separate words", "“YR3”: in the rationale"),
        "turf↑": ("“turf ↑”: as separate words", "“turf”: in the rationale")}),
    Told("Mow.", "Without midges.", {
        "with midges": ("“with midges”: as separate words", "“midges”: in the rationale")}),
    Told("Without aphids, wait.", "Not without many aphids.", {
        "with aphids": ("“with aphids”: as separate words", "“aphids”: in the rationale"), "without aphids": ()},
        marks={"with aphids": (), "without aphids": ("Without", "aphids")}),
    Told("Beds without worms received bark.", "", {"with bark": ("“with bark”: as separate words",)},
         marks={"with bark": ("bark",)}),
    Told("Lay 21.5 kg in 15–17 weeks, 18- or 19-day rows.", "", {
        "15 kg": ("“15”: 15–17", "“15 kg”: as separate words"), "17-kg": ("“17”: 15–17", "“17-kg”: as separate words"),
        "15kg": ("“15”: 15–17", "“15kg”: as separate words"), "21.5 kg": (), "21.5-kg": (),
        "18-day": (), "19 days": ("“days”: day",), "15 weeks": ("“15”: 15–17",),
        "17 wee": ("“17”: 15–17", "“wee”: weeks"),
        "21.5 weeks": ("“21.5 weeks”: as separate words",)}),
    Told("Cut.", "Above 511 ms, for YER2 7+, of 36 ml of it.", {
        "511ml": ("“511ml”: as separate words", "“511”: in the rationale", "“ml”: in the rationale"),
        "511 ml": ("“511 ml”: as separate words", "“511”: in the rationale", "“ml”: in the rationale"),
        "YER2 36+": ("“36+”: as separate words", "“YER2”: in the rationale", "“36”: in the rationale")}),
    Told("Rake.", "YSSA is a YSSB.", {"YSSA": ("“YSSA”: in the rationale",), "YSS": ("“YSS…”: in the rationale",)}),
    Told("YOLD 23–24 figs, >112 yews.", "", {"YOLD 23": ("“23”: YOLD 23–24",), "112": ("“112”: >112",)}),
    Told("LUM 5 ×161 is lime.", "", {"LUM 161": ("“161”: as separate words",)}),
    Told("5-YBT is a bean, non-YBT too.", "", {"5-YBT": ()}, ("sowbane", "YBT")),
    Told("Anti-knapweed rakes, non–knapweed rows.", "", {"anti-knapweed": ()}, ("hardhead", "knapweed")),
    Told("YBT and a 7-YBT, a knapweed.", "", {
        "sowbane": ("“sowbane”: a search word for YBT, not in the text",),
        "hardhead": ("“hardhead”: a search word for knapweed, not in the text",)}),
    Told("An anti-Zb spray.", "", {"fungicide": ("“fungicide”: a search word for anti-Zb, not in the text",)}),
)  # fmt: skip

NEAR = {
    "Wurzelschadigunk ": "Wurzelschädigung",
    "l’hydropomie ": "L’hydroponie",
    "ZBsAg ": "ZBsAg-negative",
    "ZCA1 ": "ZCA1-mown",
    "Blattschädigunk ": "blattschadigung",
}
"""What is typed, and the one word that stands for it, as a text that is loaded has it."""

NEAR_TEXTS = (
    "Eine Wurzelschädigung; L’hydroponie.", "ZBsAg-negative/anti-ZBc-positive figs.", "ZCA1-mown/ZER9-cut rows.",
)  # fmt: skip
NEAR_RATIONALE = "Nach Blattschädigung."
