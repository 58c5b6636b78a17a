"""Synthetic texts in which several signs, figures and letters are one word or belong together, and what is typed."""

from __future__ import annotations

from spelled_opposites import Stated

WHOLES = (
    Stated("Grade del(25)(q13q33) and zinv(16) asters.",
           ("del(25)(q13q33)", "del(25q)", "del(25)"), ("del(25)(q31q35)", "del(25)(q13q35)")),
    Stated("Grade inv(26)(p13q22) or del(27q14) dahlias.",
           ("inv(26)(p13q22)", "inv(26)", "del(27)(q14)", "del(27q14)"), ("inv(26)(p13q21)", "del(27)(q12)")),
    Stated("Mow w/o smut, w/ blight; turf w/out rust, w/scab.",
           ("without smut", "w/o smut", "with blight", "w/ blight", "without rust", "with scab"),
           ("with smut", "w/ smut", "without blight", "w/o blight", "with rust")),
    Stated("Plots without blackfly.", ("without blackfly",), (), ("with blackfly",), title="Blackfly"),
    Stated("Mottle 1+ and LER2 3+.", ("mottle 1+", "LER2 3+"), (), ("mottle 3+", "LER2 1+")),
    Stated("Left elm sway 3+, right elm sway 2-; 4+ warp.",
           ("left elm sway 3+", "right elm sway 2-", "warp 4+"), (), ("left elm sway 2-",)),
    Stated("Lop it x53, then 54 kg; prune ×55 and wait x 56.",
           ("×53", "x53", "× 53", "x55", "×55", "×56", "x56"), ("×54", "× 54", "x54")),
    Stated("Row III of the OR, IT rows.", ("OR III", "OR row III", "IT rows"), ("WHO row III", "WHO III")),
    Stated("At 28+4 weeks of 9 500 yews, on day 4 600 kg.",
           ("28+4 weeks", "28+4", "9500 yews", "600 kg"), ("500 yews",)),
    Stated("Change c.1799T>A in mints, 36G > A in thymes.",
           ("c.1799T>A", "36G>A"), ("36G>T",), ("c.1799T>C", "1799T>C")),
    Stated("Mulch LUC 5 ×61 and LUD 62, 63 or 64.",
           ("LUC 5", "LUC ×61", "LUC x61", "LUD 63", "LUD 64"), (), ("LUC 61",)),
    Stated("Sow 700 kg for 70 dusks, 71, 72 or 73 kg.", ("700kg", "71kg", "72kg", "73kg"), (), ("70kg",)),
    Stated("A rill of 68 mmol, then 67 months.", ("68 mmol", "67 mo"), ("68 mm",)),
    Stated("A LVIG 2 lot.", ("LVIG", "LVIG 2"), ("LV IG", "LV IG 2")),
    Stated("Z⁺ salt and vitamin X.", ("Z⁺",), (), ("vitamin Z",)),
    Stated("Dig 76 cm² of it.", ("cm²", "cm2", "76 cm2"), ("CM2",)),
    Stated("The L600E/K-grafted and M12C/D-grafted, N601E-grafted elms.",
           ("L600E", "L600K", "M12D", "M12C", "N601E"), ("L600D", "M12V", "N601K")),
    Stated("Use 44½ pails or 43 1/4 tubs, or ⅝ of 2½–17 urns.",
           ("44 1/2", "44½", "44.5", "43¼ tubs", "43.25", "43 1/4", "0.625", "2.5–17", "2½–17"),
           ("44.25", "43.5")),
    Stated("Up to 13 × WLM, 14 x WLM and 15xWLM.", ("13xWLM", "13 x WLM", "14×WLM", "15 × WLM"), ("16xWLM",)),
    Stated("A 21p/29q elm, a 22p28q-grafted yew.", ("21p29q", "21p/29q", "22p28q", "22p28q-grafted"), ("21p28q",)),
    Stated("Then Bq²⁺↑ here.", ("Bq↑", "Bq²⁺↑"), ("Bq↓",)),
    Stated("A Zild-Pugh B7 hedge.", ("Zild-Pugh B", "Zild-Pugh B7"), ("Zild-Pugh C",)),
)  # fmt: skip
"""In English."""

WHOLES_ELSEWHERE = (
    Stated("Die LD-L1-positiven Rosen, LD-L2-positiv, LER3-negativer Mohn.",
           ("LD-L1+", "LD-L2+", "LER3-", "LD-L2 positiv"), ("LD-L1-", "LD-L2-", "LER3+")),
    Stated("Gabe von 2.600 Knollen.", ("2 600", "2.600", "2600 Knollen"), ("600", "2,6")),
    Stated("Avec HLR-positif, non HLS négatif.", ("HLR+", "HLS negative"), ("HLR-",)),
)  # fmt: skip
"""In other languages."""
