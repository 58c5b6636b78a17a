"""Synthetic texts in which a word or a figure is spelled in another way than readers type it, or is another."""

from __future__ import annotations

from spelled_opposites import Stated

ALIKE = (
    Stated("A well\u2015watering plan, a mulch\u2012up and a cross- seasonal crop.",
           ("wellwatering", "well-watering", "mulchup", "mulch-up", "cross-seasonal", "crossseasonal")),
    Stated("At pK <7.30, 0.50, 66.00% and 2.10-3.40.",
           ("pK <7.3", "<7.3", "<7.30", "0.5", ".5", "0,5", "66%", "2.1\u20133.4", "2.1", "3.40"),
           ("0.05", "5", "7.03", "66.1%", "2.1-3.04")),
    Stated("Sow 0.3 and 8.7mg; ≥9.4 l.", ("0.30", "8.70 mg", "8.70mg", "≥9.40"), ("0.03", "8.07", "≥9.04")),
    Stated("Edition 1.20.0 has 1.300 lines in 40.", ("1.20.0", "1.300"), ("1.20", "1.2", "1.3", "4")),
    Stated("Bulb\u2013Spade beds of Möll\u2013Oxen.",
           ("bulb", "Bulb", "Bulb-Spade", "bulb spade", "Bulb\u2013Spade beds", "moell", "Möll", "spad"),
           ("bulbs", "spades", "mölls")),
    Stated("Bulbs of it.", ("bulb", "bulbs")),
    Stated("Zenzylquarin, stemless; bogweights for mossfeeding.",
           ("zenzyl quarin", "Zenzyl Quarin stemless", "moss feeding", "moss feeding or zenzyl quarin"),
           ("stem less", "quarin zenzyl", "bog weights", "moss quarin")),
    Stated("Frusemide, lignocaine and thiopentone; benzhexol besylate.",
           ("furosemide", "frusemide", "furose", "lidocaine", "thiopental", "trihexyphenidyl", "besilate"),
           ("torasemide", "prilocaine")),
    Stated("Mitoxantrone, phenobarbital and hydroxycarbamide mesilate.",
           ("mitozantrone", "phenobarbitone", "hydroxyurea", "mesylate")),
    Stated("\u0648\u0627\u0631\u062a\u0641\u0627\u0639 \u0648\u0646\u0642\u0635 \u0627\u0644\u0645\u0627\u0621",
           ("\u0627\u0631\u062a\u0641\u0627\u0639", "\u0646\u0642\u0635 \u0627\u0644\u0645\u0627\u0621",
            "\u0648\u0627\u0631\u062a\u0641\u0627\u0639")),
    Stated("\u0646\u0642\u0644 \u0648\u0631\u0645", lacks=("\u0631\u0645",)),
)  # fmt: skip
"""In English, and in Arabic."""

ALIKE_IN_FRENCH = (
    Stated("L’hémorragie d’une prairie, l’analyse d’une crise.",
           ("hémorragies", "prairies", "analyses", "crises", "l’analyse des crises")),
    Stated("Deux anémies et des thromboses.", ("anémie", "anémie deux", "thrombose deux", "la thrombose", "anémies"),
           ("anémone",)),
    Stated("Une grossesse.", ("grossesses", "les grossesses")),
)  # fmt: skip

IN_GERMAN = (
    Stated("Die Gabe von Kalk ist gut und der Boden locker.",
           ("kann ich Kalk für die Gabe", "Wie können wir Kalk", "der Kalk"), ("DER Kalk", "nicht Kalk")),
    Stated("DER Mohn.", ("DER", "DER Mohn", "der Mohn")),
)  # fmt: skip
IN_FRENCH = (
    Stated("C’est la chaux qu’il faut au jardin.",
           ("est-ce que la chaux", "qu’est-ce que le jardin", "puis-je chaux", "c’est chaux"), ("pas la chaux",)),
)  # fmt: skip
"""With function words."""

NEGATED = (
    Stated("非草本性蔷薇。", ("非草本性", "蔷薇", "非草本性蔷薇"), ("草本性", "草本性蔷薇", "草本")),
    Stated("未感光者与感光者", ("感光者", "未感光者")),
    Stated("不結実型と無開花性、无香味。", ("不結実型", "無開花性", "无香味"), ("結実型", "開花性", "香味")),
    Stated("除非木本性，停。", ("木本性",)),
    Stated("비목본장미 준비가지", ("비목본장미", "가지", "준비가지"), ("목본장미",)),
    Stated("ไม่มีกุหลาบ", ("ไม่มีกุหลาบ", "กุหลาบ"), ("มีกุหลาบ",)),
    Stated("非水生。水生与非水生", ("水生", "非水生")),
)  # fmt: skip
"""In scripts without spaces."""
