"""Synthetic texts with ratios and bounds in different writings, and what readers type for them or for others."""

from __future__ import annotations

from spelled_opposites import Stated

RATIOS = (
    Stated("Of 1 moor, 150 quokkas; 1, 151 or 1000 more.", ("150", "151", "1"),
           ("1 in 150", "1:150", "1/150", "1 : 150", "1-in-150", "one in 150", "1 in 151", "moor 1 in 151")),
    Stated("The odds are 1 in 152.",
           ("1 in 152", "1:152", "1/152", "1 : 152", "1-in-152", "one in 152", "1 of 152", "1 out of 152",
            "1 per 152", "odds 1 in 152", "odds 1:152", "152"),
           ("1:15", "1 in 15", "2 in 152", "152:1", "1:1520")),
    Stated("Odds of 1:153, 2/154 or 3 : 156.",
           ("1:153", "1 in 153", "1/153", "2 in 154", "2:154", "3:156", "3 in 156", "153"),
           ("1 in 154", "2 in 153", "1 in 156")),
    Stated("One in 157 quinces, one patient in 158, 1 per 159, 1 out of every 161 and a 1-in-162 quirk.",
           ("1:157", "1 in 157", "one in 157", "1 in 158", "1 in 159", "1/161", "1 in 161", "1:162"),
           ("157:1", "1 in 160")),
    Stated("Weed 10 (6.7%) of 163 and 3 of the 164.", ("10 of 163", "10/163", "3 in 164"), ("3 in 163", "10 in 164")),
    Stated("Thin to 1:10,000, 0.5 in 100 and 1 in 2000.",
           ("1 in 10 000", "1:10000", "1 in 10,000", "0.5:100", "0.5 per 100", "1:2000"), ("1:10", "1 in 100")),
    Stated("Grade 3 in 4 quails; 6 in 24 hours, 5 plots in 2021.",
           ("grade 3 in 4 quails", "grade 3", "6 in 24 hours", "5 in 2021", "3 in 4"), (), ("grade 4",)),
    Stated("Press 135/85 mmHg by 135 and 86.", ("135/85", "135 / 85", "135:85"), ("135/86", "135 / 86")),
    Stated("At 14:30, mix 1:20 and 1/4 of 1 in 25.",
           ("14:30", "1:20", "1 in 20", "1/4", "1 in 4", "1:25", "1/25", "1 in 25", "one in 25"),
           ("14/30", "1/20", "1:4", "20:1")),
)  # fmt: skip
"""In English."""

RATIOS_IN_GERMAN = (
    Stated("Auf 1 Beet 171 Quecken, und 172.", ("171",), ("1 von 171", "1:171", "1 zu 172")),
    Stated("Bei einer von 173 Quitten, 1 zu 174.", ("1 von 173", "1:173", "1 : 173", "1:174"), ("1 von 17",)),
    Stated("Bei 1:175 Quasten.", ("1 von 175", "1 zu 175", "1 auf 175", "eine von 175"), ("1 von 17",)),
)  # fmt: skip

RATIOS_IN_FRENCH = (
    Stated("Un pré, 1 quai et 181 quilles.", ("181",), ("1 sur 181", "1:181")),
    Stated("Une quetsche; 1 sur 182.", ("1 sur 182", "1:182", "1/182", "1 pour 182"), ("1 sur 18",)),
)  # fmt: skip

RATIOS_IN_SPANISH = (
    Stated("Hay 1 huerto y 191 quesos.", ("191",), ("1 de cada 191", "1 en 191", "1:191")),
    Stated("En 1 de cada 192 quintas.", ("1 de cada 192", "1 en 192", "1:192", "uno de cada 192"), ("1 de cada 19",)),
)  # fmt: skip

BOUNDS = (
    Stated("Thin below 45%, hoe above 55 mg.",
           ("<45%", "< 45 %", "below 45%", "under 45%", "less than 45%", "45%", ">55 mg", ">55mg", "more than 55 mg",
            "over 55 mg", "above 55", "55 mg"),
           (">45%", "above 45%", "more than 45%", "at least 45%", "\u226445%", "\u226545%", "=45%", "<55 mg",
            "under 55 mg", "at most 55 mg", "=55 mg", "45+")),
    Stated("Thin if <46%, hoe if >56 mg, \u226447 kg or \u226557 cm.",
           ("below 46%", "under 46%", "less than 46%", "more than 56 mg", "over 56 mg", "at most 47 kg", "up to 47 kg",
            "47 kg or less", "no more than 47 kg", "at least 57 cm", "57 cm or more", "not less than 57 cm"),
           ("above 46%", "at least 46%", "at most 46%", "below 56 mg", "more than 47 kg", "at least 47 kg",
            "less than 57 cm", "at most 57 cm")),
    Stated("Under 48, over 58 kg, at least 49, at most 59, up to 61%.",
           ("<48", ">58 kg", "\u226549", "\u226459", "\u226461%", "49+", "49 or more", "59 or less", "at most 61%"),
           (">48", "<58 kg", "\u226449", "<49", "\u226559", ">59", ">61%", "59+")),
    Stated("For those 62 years or older, 63 mg or less, 64 and over, 65% or more.",
           ("\u226562", "\u226562 years", "at least 62 years", "62 years or older", "62+", "\u226463 mg", "up to 63 mg",
            "63 mg or less", "\u226564", "64 or older", "\u226565%", "65% or more"),
           ("<62", "\u226462", "\u226563 mg", "63 mg or more", "<64", "\u226465%")),
    Stated("No more than 66, not less than 67, not exceeding 68, exceeding 69 rows.",
           ("\u226466", "\u226567", "\u226468", ">69", "at most 66", "at least 67"), (">66", "<67", ">68", "<69")),
    Stated("Below a level of 71%, under the age of 72, more than about 73, below \u22122.5.",
           ("<71%", "below 71%", "<72", ">73", "<-2.5"), (">71%", ">72", "<73", ">-2.5")),
    Stated("Water over 74 minutes, then over 75 days; over 76 years of age.",
           ("over 74 minutes", ">76 years", "over 76"), (">74", ">75 days", "<76 years")),
    Stated("Less than 50 000 quills, more than 2 \u00d7 10\u2079/L, at least 77\u201379 weeks.",
           ("<50,000", "<50000", ">2 \u00d7 10\u2079/L", "\u226577", "\u226577-79 weeks", "79 weeks"),
           (">50,000", "<2 \u00d7 10\u2079", "\u226577-78")),
    Stated("Rain 140 over 84, over 87; HQx Ab 85 mg, 86 mg of ab.", ("85", "86 mg", "84", ">87"), (">84", "\u226585")),
    Stated("Under oath, 81 rows; more dung than 82 kg; turn 83 up.", ("81", "82 kg"), ("<81", ">82 kg", "\u226483")),
)  # fmt: skip
"""In English."""

TIMES = (
    Stated("Soak 24 h, then 3 min.", ("24 h", "24h", "24 hours", "24 hrs", "3 minutes", "3 mins", "3 min"),
           ("24 days",), ("24 min", "3 hours", "3 h")),
    Stated("Dry for 23 hours and 4 minutes.", ("23 h", "23h", "23 hrs", "4 min", "4 mins"), ("23 d",),
           ("23 min", "4 h")),
    Stated("Pour 3\u20136 mg/kg/d, 7 d or 8 h per d.",
           ("3-6 mg/kg/day", "mg/kg/d", "7 days", "7 d", "8 h per day", "8 hours per day"), (), ("7 hours", "7 h")),
    Stated("Pour 200 mg/day, 5 l per day.", ("200 mg/d", "200 mg/day", "5 l per d"), ("200 mg/h", "200 mg/hour")),
    Stated("Sow row d at plot h, 9 rows, parts c/d.", ("row d", "plot h"),
           ("days", "day", "hours", "9 days", "9 hours")),
    Stated("Pour 6 mL/d, 2 IU/kg/h, 1/d.", ("6 ml/day", "2 IU/kg/hour", "days")),
)  # fmt: skip
"""Hours, minutes and days, by their letters and their words."""

MEASURES = (
    Stated("Add 15 ml, 16 ml/min.", ("15 ml", "15 mL", "15mL", "15 ML", "16 mL/min"), ("15 dl",)),
    Stated("Add 17 mL, 11 g/dL, 12 mEq.", ("17 ml", "17 mL", "11 g/dl", "11 g/dL", "12 meq", "12 mEq"), (), ("17 dL",)),
    Stated("Add 18 meq, 19 g/dl.", ("18 mEq", "18 meq", "19 g/dL"), ("18 mL",)),
)  # fmt: skip
"""Units with a capital, and without."""

BOUNDS_IN_GERMAN = (
    Stated("Unter 45 %, über 46 %, mindestens 47 %, höchstens 48 %.",
           ("<45 %", ">46 %", "\u226547 %", "\u226448 %", "weniger als 45 %", "mehr als 46 %", "ueber 46 %",
            "bis zu 48 %"),
           (">45 %", "<46 %", "<47 %", ">48 %", "über 45 %", "unter 46 %", "mindestens 48 %")),
    Stated("Weniger als 51 kg, mehr als 52 kg, 53 Jahre oder älter, ab 54 Jahren, bis zu 55 kg, >56 kg, \u226561 l.",
           ("<51 kg", ">52 kg", "\u226553 Jahre", "\u226554 Jahre", "\u226455 kg", "über 56 kg", "ab 61 l"),
           (">51 kg", "<52 kg", "<53", "<54", ">55 kg", "unter 56 kg")),
    Stated("Ab 57 Beeten. Ab etwa 58 kg, (ab 59 ha).",
           ("\u226557", "\u226558 kg", "\u226559 ha", "mindestens 57", "ab 58 kg"), ("<57", "\u226458 kg", ">59")),
)  # fmt: skip

BOUNDS_IN_FRENCH = (
    Stated("Moins de 45 %, plus de 46 %, au moins 47 %, au plus 48 %, jusqu’à 49 %.",
           ("<45 %", ">46 %", "\u226547 %", "\u226448 %", "\u226449 %", "inférieur à 45 %", "supérieure à 46 %"),
           (">45 %", "<46 %", "<47 %", ">48 %", "plus de 45 %", "moins de 46 %")),
    Stated("Inférieur ou égal à 51 kg, supérieur à 52 kg, 53 ans ou plus.",
           ("\u226451 kg", ">52 kg", "\u226553 ans", "au plus 51 kg"), (">51 kg", "<51 kg", "<52 kg", "<53")),
)  # fmt: skip

BOUNDS_IN_SPANISH = (
    Stated("Menos de 45 %, más de 46 %, al menos 47 %, como máximo 48 %, hasta 49 %.",
           ("<45 %", ">46 %", "\u226547 %", "\u226448 %", "\u226449 %", "inferior a 45 %", "mas de 46 %"),
           (">45 %", "<46 %", "<47 %", ">48 %", "más de 45 %", "menos de 46 %")),
    Stated("Mayor o igual a 51 kg, menor de 52 kg, 53 años o más.", ("\u226551 kg", "<52 kg", "\u226553"),
           (">51 kg", "<51 kg", ">52 kg", "<53")),
)  # fmt: skip
