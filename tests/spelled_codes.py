"""Synthetic texts with ranges, codes, signs and units, and what readers type who look for one of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A text with the queries that find it; `near` are other words, for which only a word of this text is near.

    `lacks` are queries that must not find it.
    """

    text: str
    finds: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


CODES = (
    Case("Plant 1-2 or 3-4 seeds; ripe at 18-45 and ≥66, of 12–36 and 2-4 or 3-6 lawns.",
         ("1-2 seeds", "3–4", "18-45", "66", "12-36", "12"), lacks=("2-3", "1-4", "18-66", "36-12", "4-6", "2-6")),
    Case("Drawn 2:1, rated 81/121, then 3/4 of it, on 28～35 shrubs.", ("2:1", "81/121", "121", "3/4", "28-35"),
         lacks=("1:2", "121/81", "4/3", "28:35")),
    Case("From 61 to 121 hedges, between 31 and 51 pots, 110 kg to 210 kg, a 15- to 19-pot hedge.",
         ("61-121 hedges", "31-51 pots", "110-210 kg", "15-19 pot"), lacks=("61-31", "51-121", "121-61")),
    Case("A QL-2 sowing for 63 ferns; WD-Y1, XB-125 in 23 ferns; Plot-9 and 83 ferns.",
         ("QL-2", "QL2", "ql 2", "QL", "WD-Y1", "WDY1", "XB 125", "plot", "plot 9"),
         lacks=("QL-63", "QL 63", "WD-1", "XB-23", "plot 83")),
    Case("Anti-VF-1 seeds.", ("Anti-VF-1",), lacks=("VF-2",)),
    Case("GER2+ seeds, Qh+ pots, GD4− reeds, GU5-positive.",
         ("GER2+", "GER2", "GER2-positive", "Qh+", "Qh+ pots", "GD4−", "GD4-", "GD4- reeds", "gd4-negative",
          "GU5+"),
         lacks=("GER2-", "GER2−", "GER2-negative", "Qh- pots", "GD4+", "GU5-")),
    Case("GX2- and GX3-positive clovers; QZ- or VB-negative ones.", ("GX2-positive", "GX3+", "QZ-negative"),
         lacks=("GX2-", "GX3-")),
    Case("Hyperbloom-free, antifrost-resistant vines.", ("hyperbloom-free", "antifrost-resistant"),
         lacks=("hyperbloom", "antifrost", "hyperbloom ")),
    Case("GOX 2 and GUC 5; GOD3.", ("GOX2", "GOX-2", "GUC5", "GOD 3", "god 3", "GOD3"),
         lacks=("GOX5", "GOD 2", "GOX-1")),
    Case("Path of QF-αB by WNF-α.", ("QF-aB", "qfab", "QF-alphaB", "WNFa", "wnf-alpha"), lacks=("QF-dB",)),
    Case("GRCA1/2 daisys; GOY-1/2.", ("GRCA1", "GRCA2", "GOY-2", "GOY2"), lacks=("GRCA3",)),
    Case("The M4-M5 iris2s; K5-6 iris2.", ("M4-5", "M4-M5", "K5-K6", "K5-6"), lacks=("M4-6",)),
    Case("Rise 3×WLN, 1.5×WLN or 4 x daily; 2x/poppy.", ("3x WLN", "3 x WLN", "1.5x WLN", "4x", "2x/poppy"),
         lacks=("5x WLN",)),
    Case("From 12.0–13.0, above 17.00; 1.000 Beete.", ("12-13", "13", "17", "12.0-13.0"), lacks=("1 Beete",)),
    Case("%51 ve 61%.", ("51%", "%51", "%61", "61%")),
    Case("В сутки 47 мг и 57мл; لخته‌شدن بذر.", ("47мг", "57 мл", "47 мг", "لخته شدن", "لخته‌شدن", "لختهشدن")),
    Case("GU6 negative seeds, GU7 tested.", ("GU6-", "GU6−", "GU6-negative"), lacks=("GU6+", "GU7-negative")),
    Case("GU6 negative seeds, GU7 tested.", ("GU6-", "GU6−", "GU6-negative"), lacks=("GU6+", "GU7-negative")),
    Case("GER9- metamown lilies; QK7- recut; VK- ,QR- mown.", ("GER9-", "GER9−", "GER9-negative", "QK7-", "VK-", "QR-"),
         lacks=("GER9+", "QR+")),
    Case("ZY+ tulips.", ("ZY+", "ZY"), lacks=("ZY-", "ZY−", "tulips ZY-")),
    Case("GD84+GD88- peas; MGER4(+), MGER5 (−).", ("GD84+", "GD88-", "MGER4+", "MGER5-"), lacks=("GD84-", "MGER4-")),
    Case("11 kg–13 kg, 5 dm - 8 dm of beans.", ("11-13 kg", "5-8 dm"), lacks=("5-13",)),
    Case("136/86–156/96; 08:31–09:16 at dusk.", ("136/86", "156/96", "08:31", "136"), lacks=("86/136",)),
    Case("N4–5, D5–D6, P9–10 of leek.", ("N4-N5", "D5-6", "D5-D6", "P10", "N5"), lacks=("N4-6",)),
    Case("In the GMP 9 and QL 8 lots.", ("GMP 9", "GMP-9", "QL8"), lacks=("QL-9", "GMP-8")),
    Case("GMAD2/3/4 of beet.", ("GMAD3", "GMAD4"), lacks=("GMAD5",)),
    Case("HYR2+ reeds with negative edges; HYV- posts, positive dusk.",
         ("HYR2", "HYR2 positive", "HYV negative", "HYV"),
         lacks=("HYR2 negative", "negative HYR2", "HYR2 neg", "hyr2 negative", "HYV positive", "hyv pos")),
    Case("HYA-B27− hedges of positive soil.", ("HYA-B27", "HYA-B27 negative"), lacks=("HYA-B27 positive",)),
    Case("HYX4+ at first; the HYX4 mark was negative later.", ("HYX4 negative", "HYX4 positive")),
    Case("A HYK 4/6 hedge, HYP 16/18, HOD 3–5.", ("HYK4/6", "HYK 4/6", "HYK6", "HYP16", "HOD3", "HOD3-5", "HOD 3-5"),
         lacks=("HYK5", "HOD4")),
    Case("HYRCA1/2 and HYC-1/2; M3/4.", ("HYRCA 1/2", "HYRCA1/2", "HYC 1/2", "M3-4"), lacks=("HYRCA3",)),
    Case("HYS2-positive and HYS2-negative hedges; hymowed-negative and hymowed-positive ones.",
         ("HYS2 negative", "HYS2 positive", "negative HYS2", "hymowed negative", "hymowed positive")),
    Case("HYY-B28 neg. hedges, HYZ neg", ("HYY-B28 negative", "HYY-B28-", "HYZ negative", "HYZ-", "HYZ neg"),
         lacks=("HYY-B28 positive", "HYZ+", "HYZ positive")),
    Case("Keep HYBP above 91/62 and HYCO at 0/1.", ("HYBP 91/62", "HYCO 0/1", "HYBP 91")),
    Case("HYK7/9-mown and HYL-7/9-cut beds.",
         ("HYK9", "HYK7", "HYK7/9", "HYK 7/9", "HYL-9", "HYL9", "HYK9-mown", "HYK7/9-", "HYL-9-cut", "HYL-7-cut"),
         lacks=("HYK8", "HYK8-mown", "HYL-8-cut")),
    Case("ZWV-1/2-negative and ZOV1/2 unmown beds.",
         ("ZWV-1/2-negative", "ZWV-2-negative", "ZWV-1-negative", "ZWV-2-", "ZOV1/2", "ZOV1/2-"),
         lacks=("ZWV-2-positive", "ZWV-2+", "ZWV-1-positive", "ZWV-2 positive", "ZOV2-negative")),
    Case("ZUV-1/2+ sedge, ZYV-5/6 neg. rush, ZGF 2/3-cut clay, ZEG1/2/3-dug turf and ZLM4/ZLM5-hewn logs.",
         ("ZUV-2-positive", "ZUV-1-positive", "ZUV-2+", "ZYV-6-negative", "ZYV-5-", "ZGF3-cut", "ZGF2-cut", "ZEG3-dug",
          "ZEG1-dug", "ZEG1/2/3-dug", "ZEG1/2/3-", "ZLM4-hewn", "ZLM5-hewn"),
         lacks=("ZUV-2-negative", "ZUV-1/2-", "ZYV-6-positive", "ZGF4-cut", "ZEG4-dug", "ZEG3-cut")),
    Case("Refused: ZTLV-1/2-positive ferns.", ("ZTLV-1/2-positive", "ZTLV-1/2+")),
    Case("Grown from ZHLV-3/4− ferns.", ("ZHLV-3/4-", "ZHLV-3/4−")),
    Case("ZPR+/- plots and ZKR− plots with positive edges.", ("ZPR+", "ZKR-"),
         lacks=("ZKR positive", "ZKR pos")),
    Case("ZAR+/- moss, ZBR +/− fern, ZCR (+/-) reed; ZDR ± and ZER ±, ZHA −/+; ZHC+ or − loam, ZHQ±.",
         ("ZAR-", "ZAR+", "ZAR negative", "ZAR positive", "ZAR neg", "ZAR+/-", "ZBR-", "ZBR+", "ZBR positive", "ZCR-",
          "ZCR+", "ZCR negative", "ZDR-", "ZDR+", "ZER negative", "ZHA-", "ZHA+", "ZHC-", "ZHC+", "ZHQ-", "ZHQ+"),
         lacks=("ZAS-", "moss negative")),
    Case("Hoe ± rake; ZHE ± ZHF, ZHI ± 2 pots and ZHJ +/-3.",
         lacks=("hoe negative", "ZHE-", "ZHE negative", "ZHI+", "ZHJ-")),
    Case("Pick 2 ⅘ petals or 7\u00a0⅗–8 sepals of ZHM2 ⅚ open.",
         ("2 ⅘ petals", "2⅘ petals", "2 ⅘", "⅘ petals", "7 ⅗-8 sepals", "7⅗–8 sepals", "ZHM2 ⅚ open"),
         lacks=("3 ⅘ petals", "7 ⅘ petals")),
    Case("Dispense 200 ⅔-bulbs.", ("200", "⅔-bulbs", "200 ⅔-bulbs"), lacks=("200⅔",)),
    Case("On day 5 ⅜ vine.", ("day 5 ⅜ vine", "5 ⅜ vine", "day 5", "⅜ vine"), lacks=("5⅜ vine",)),
    Case("Days 1–3 ⅝ thistle, weeks 7 ⅞ lupin, visits 2 to 6 ⅝ teasel, ZNY 5 ⅞ comfrey; plant 2–4 ⅝ yarrow.",
         ("days 1–3 ⅝ thistle", "⅝ thistle", "weeks 7 ⅞ lupin", "2 to 6 ⅝ teasel", "⅞ comfrey"),
         lacks=("3⅝ thistle", "7⅞ lupin", "6⅝ teasel", "5⅞ comfrey", "4⅝ yarrow")),
    Case("Give 3/8 wreath.", ("3/8 wreath", "⅜ wreath"), lacks=("6 ⅜ wreath",)),
    Case("Then 6⅜ garlands.", ("6⅜ garlands", "6 ⅜ garlands"), lacks=("6 garlands", "⅜ garlands")),
    Case("ZQF neg. or positive soil; ZXG+ or negative rows; ZQW5/6 negative moraine and positive scree.",
         ("ZQF positive", "ZQF neg", "ZXG negative", "ZQW6 positive scree", "ZQW5 positive scree", "ZQW6 negative"),
         lacks=("ZQW7 positive scree",)),
    Case("In row 4 ⅛ of it, then 31 ⅙-plots.", ("row 4", "row 4 ⅛", "⅛ of it", "31", "⅙-plots"), lacks=("4⅛",)),
    Case("Half: ⅖ bulb; 4⅔ rows.", ("2/5 bulb", "⅖", "4⅔", "4⅔ rows"),
         lacks=("2 bulbs", "5 bulb", "4 rows", "3 rows", "2/3 rows")),
    Case("25~210 twigs, 35∼39 stems, ½ leaf.", ("25-210", "25~210", "35-39", "1/2 leaf", "½ leaf"), lacks=("25-39",)),
    Case("Sowing-19 in 2021.", ("sowing 2021", "sowing-19"), lacks=("sowing 20",)),
)  # fmt: skip
"""What stands in a text, what is typed, and what must happen."""
