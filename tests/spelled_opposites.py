"""Synthetic texts, and what readers type who look for one of them or for what says the opposite."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stated:
    """A text with the queries that find it, those that must not, and those whose words it has only apart."""

    text: str
    finds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    title: str = ""


ENGLISH = (
    Stated("Without rime, mow the lawn.", ("without rime", "rime", "without rim", "with lawn"),
           ("with rime", "with rim", "lawn with rime", "with a rime")),
    Stated("With frost, clip hedges.", ("with frost", "frost", "with hedges"),
           ("without frost", "hedges without frost")),
    Stated("Without high wind, sow seeds with or without mulch.",
           ("sow without wind", "without high wind", "with mulch", "without mulch", "with seeds"),
           ("with wind", "with high wind"), ("without seeds",)),
    Stated("Without gnats or slugs, dig; with moss and peat.",
           ("with moss", "with peat", "without gnats", "without slugs", "moss without gnats"),
           ("with gnats", "with slugs", "without moss", "without peat", "moss with gnats")),
    Stated("Beds without thrips received quick bulbs.", ("without thrips",), ("with thrips",),
           ("with bulbs", "without bulbs")),
    Stated("Without any prior tilling, plough. Some tilling helps.",
           ("with tilling", "without tilling", "with plough")),
    Stated("Without a follow-up, prune.", ("without follow-up", "without follow up"), ("with follow-up",)),
    Stated("YER2+ asters for 4 weeks.", ("YER2+", "YER2 4 weeks"), ("YER2 4+", "yer2 4+", "YER2 3+", "YER2 4-")),
    Stated("YHC 2+/YSH-positive tulips.", ("YHC 2+", "YHC 2+/YSH-positive"), ("YHC 2-/YSH-positive", "YHC 2-")),
    Stated("YIC 2-/YIH-positive roses.", ("YIC 2-", "YIC 2-/YIH-positive"), ("YIC 2+", "YIC 2+/YIH-positive")),
    Stated("YLR3 roses (yhd 3+).", ("YLR3 roses",), ("YLR3 2+",), ("YLR3 3+",)),
    Stated("YR3↓ and YR4 ↑ pansies, ↑Barium, ↓ tin.",
           ("YR3↓", "YR3", "YR3 ↓", "YR4↑", "YR4 ↑ pansies", "barium↑", "↓ tin", "pansies barium↑"),
           ("YR3↑", "YR3 ↑", "pansies YR3 ↑", "YR4↓", "barium ↓", "tin↑")),
    Stated("Yt\u00b2\u207a\u2191, Yk+ \u2193 figs.",
           ("Yt\u00b2\u207a\u2191", "Yk+ \u2193"), ("Yt\u00b2\u207a\u2193", "Yk+ \u2191")),
    Stated("YQ7 pansies.", ("YQ7",), (), ("YQ7↑",)),
    Stated("YPV 16+, 18- and 31- irises.", ("YPV 16+", "YPV 18-", "YPV 31-"), ("YPV 16-", "YPV 18+", "YPV 31+")),
)  # fmt: skip

OTHER_LANGUAGES = (
    Stated("Ohne Reif, mit Hagel pflanzen.", ("ohne Reif", "mit Hagel"), ("mit Reif", "ohne Hagel", "mit dem Reif")),
    Stated("Avec pluie, sans gelée.", ("avec pluie", "sans gelée"), ("avec gelée", "sans pluie")),
    Stated("Con niebla, sin escarcha.", ("con niebla", "sin escarcha"), ("con escarcha", "sin niebla")),
    Stated("Con neve, senza grandine; con o senza vento.",
           ("con neve", "senza grandine", "con vento", "senza vento"), ("con grandine", "senza neve")),
    Stated("Με βροχή, χωρίς χαλάζι.", ("με βροχή", "χωρίς χαλάζι", "ΧΩΡΙΣ ΧΑΛΑΖΙ"), ("με χαλάζι", "χωρίς βροχή")),
    Stated("مع مطر، بدون ثلج.", ("مع مطر", "بدون ثلج"), ("مع ثلج", "بدون مطر")),
)  # fmt: skip
