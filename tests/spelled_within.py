"""Synthetic texts that have a word within another, or once for several, and what readers type who look for it."""

from __future__ import annotations

from spelled_opposites import Stated

WITHIN = (
    Stated("VTX-related frost, ZAS-mutant elms, ZER4-positive oaks and hBxAg-guided cuts.",
           ("VTX", "ZAS", "ZER4", "hBxAg", "VTX-related", "ZER4 positive", "VTX frost", "vtx"),
           ("ZER4 negative", "ZER4-", "related", "VTX 3")),
    Stated("VTX, ZAS, ZER4 and hBxAg.", ("VTX", "ZAS", "ZER4", "hBxAg")),
    Stated("WTX, WTY, WTZ, WTV, WTU, XTA-68, XTA-XTB, XTB and a low pot.", ("WTX", "XTB", "low")),
    Stated("Anti-WTX, non-WTY, post-WTZ, NON-WTV and NO-WTU sprays; XTA-XTB and low-weight tubs.",
           ("anti-WTX", "non-WTY"), ("WTX", "WTY", "WTZ", "WTV", "WTU", "XTB", "low", "low tubs")),
    Stated("XTC-related reeds.", ("XTC-related",), ("XTC", "XTC reeds")),
    Stated("Stages XI–XIV, grades XXI and XXII, YZHA classes XV to XVI, phases XVII/XVIII.",
           ("stage XI", "stage XIV", "grade XXI", "grade XXII", "YZHA class XV", "YZHA class XVI", "phase XVIII",
            "phases XVII"), ("stage XIX",), ("stage XXI", "grade XIV", "phase XVI", "class XVIII")),
    Stated("Zalter–Marris XII, Zellgren–Wawrence 62 and Pruun-Xess XIX buds; Marris XV.",
           ("Zalter-Marris XII", "Zalter–Marris XII", "Zalter Marris XII", "Zellgren-Wawrence 62", "Pruun–Xess XIX",
            "Pruun-Xess XIX"), ("Zellgren-Wawrence 63",),
           ("Pruun-Xess XII", "Pruun–Xess XII")),
    Stated("Vitamin K₁ or vitamin D₃; vitamins B6 and B₁₂; prostaglandin E2.",
           ("vitamin K", "vitamin D", "vitamin B", "vitamin D3", "prostaglandin E"),
           ("vitamin A", "vitamin E 9", "prostaglandin F", "vitamin K 7")),
    Stated("Vitamin K and CO₂ tents.", ("vitamin K",), ("vitamin C",)),
    Stated("Zild–Pugh A5–B7 or Pugh score B8 to C10.", ("Zild-Pugh A", "Zild-Pugh B", "Pugh score C"),
           ("Zild-Pugh D",)),
    Stated("ZRCA61/62-mutated figs, ZGFR63/64 palms.",
           ("ZRCA", "ZRCA mutated figs", "ZRCA-mutated", "ZRCA62-mutated", "ZGFR", "ZGFR palms", "ZRCA61/62"),
           ("ZRCA 68", "ZGFR-mutated")),
    Stated("ZTLV-XI/XII; ZPV-66/-68; ZL-62/-63-bred, ZMP-72 and -79.",
           ("ZTLV-XI", "ZTLV-XII", "ZTLV XII", "ZPV-68", "ZPV68", "ZL-63", "ZL-62-bred", "ZL-63-bred", "ZMP-79"),
           ("ZTLV-XIV", "ZPV-69", "ZPV-63", "ZL-68", "ZMP-66")),
    Stated("Stage XIA–B; grade 61a–c; Zustilo XIIA-C, level 65b or c.",
           ("stage XIA", "stage XIB", "grade 61a", "grade 61b", "grade 61c", "Zustilo XIIC", "Zustilo XIIA", "65c"),
           ("stage XIC", "grade 61d", "Zustilo XIID", "65d")),
    Stated("CKT stage 63b–65, degree XI-XIII, F73a-75 and XIVA-XVC.",
           ("stage 65", "CKT 65", "stage 63b", "degree XI", "degree XIII", "F73a", "F75", "XVC"),
           ("stage 64a", "F76")),
    Stated("ZFNγ, ZNFα and γδ T ferns; ZPARγ6.",
           ("ZFN gamma", "ZFN-gamma", "ZFNg", "ZNF alpha", "ZNF-alpha", "gamma-delta T ferns", "gamma delta",
            "ZPAR gamma6"), ("ZFN alpha", "ZNF-gamma", "gamma-beta")),
    Stated("ZARS-VoW-62; 65-ZT-63; ZLB-Q-67.", ("ZARS VoW 62", "65 ZT 63", "ZLB Q 67", "ZARS-VoW-62"),
           ("ZARS VoW 67", "ZLB Q 62")),
    Stated("Zh(D)-negative hens, Zp(a) and Yh(D)+ larks.",
           ("ZhD", "ZhD negative", "ZhD-negative", "Zpa", "Zp(a)", "Zh(D)-negative", "YhD+"),
           ("ZhE", "ZhD-positive", "YhD-")),
    Stated("Sown on 1.2.2019, 31/03/2021, 2022-05-17 and 3/4/2023.",
           ("01.02.2019", "1.2.2019", "31.03.2021", "31/03/2021", "31.3.2021", "17.5.2022", "17/05/2022", "03/04/2023"),
           ("02.01.2019", "03.01.2021", "31.04.2021", "3.4.2023", "2.1.2019")),
    Stated("ZQD2₁₀ of 85 and ZED₁₀.", ("ZQD2", "ZQD2 85", "ZED"), ("ZQD3",)),
)  # fmt: skip
"""In English."""

WITHIN_GERMAN = (
    Stated("Rosen- und Tulpenbeete, Früh- und Neubepflanzte(n), Birn- oder Apfelbaumrinde; Wurzel-, Stiel- und "
           "Blattfraß.",
           ("Rosenbeete", "Tulpenbeete", "Frühbepflanzte", "Birnbaumrinde", "Birnrinde", "Wurzelfraß", "Stielfraß",
            "Wurzelfrass"), ("Nelkenbeete", "Apfelbeete", "Rosenrinde", "Rosentulpen", "Tulpenrinde")),
    Stated("Kübel- und Gartenerde.", ("Kübelerde", "Kuebelerde", "kübelerde"), ("Kübelgarten", "Blumenerde")),
    Stated("Blattläuse, Blattpilze und -milben.", ("Blattmilben", "Blattpilze"), ("Wurzelmilben", "Pilzmilben")),
)  # fmt: skip
"""In German, with words that share an end or a beginning."""

WITHIN_FRENCH = (
    Stated("1ʳᵉ et 2ᵉ taille, IIIᵉ rang.",
           ("1ère taille", "1re taille", "2ème taille", "2e taille", "2ième", "IIIème rang"),
           ("3ème taille", "4e", "IIème rang")),
    Stated("Le 1er semis, la première coupe, le troisième arrosage et le 4e binage.",
           ("premier semis", "1re coupe", "1ère coupe", "3e arrosage", "3ème arrosage", "quatrième binage", "premi"),
           ("deuxième semis", "5e binage", "cinquième binage")),
)  # fmt: skip
"""In French."""

OTHERWISE = (
    Stated("Splice c.5521_5523delQTT, g.5524G>A and NZ_005492.4 or XZ_5555555.12.",
           ("5521_5523delQTT", "c.5521_5523delQTT", "5521", "5524G>A", "NZ_005492", "NZ_005492.4", "005492",
            "XZ_5555555"), ("NZ_005492.5", ".5521", "c.5522")),
    Stated("A head of 5130/590 mm Hg, then 5140mm Hg and 531 cm H\u2082O.",
           ("5130/590 mmHg", "mmHg", "mm Hg", "5140mmHg", "5140 mm Hg", "cmH2O", "531 cmH2O", "531 cm H2O"),
           ("cm Hg", "mmH2O")),
    Stated("Mow 541 to 545% of it, from 551 to 557 %, between 561 and 566%, 571 pots to 576%.",
           ("541%", "545%", "541-545%", "551%", "557%", "561%", "566%", "541"), ("571%", "542%")),
    Stated("The 1st tier, a 2nd row and a third-degree tilt of the fourth kerb.",
           ("first tier", "second row", "3rd-degree tilt", "3rd degree", "third degree", "4th kerb", "firs",
            "1st tier"), ("fifth tier", "3rd pew", "5th kerb")),
    Stated("ZARS-QoV-52-positive spruce; ZL-56-related larches, anti-ZP-57-related.",
           ("ZARS QoV 52", "ZL 56", "ZARS-QoV-52-positive"), ("ZARS QoV 53", "ZP 57", "ZL-53")),
    Stated("Gnomes 581+ and (582+), ZHV 583+ or 584+; 58+5 weeks.",
           ("\u2265581", "581+", "\u2265582", "\u2265 582", "gnomes \u2265581"),
           ("\u2265583", "\u2265584", "\u226558", "\u2264581", ">581")),
    Stated("Lop \u2265cT2 or cN+ maples; pN\u2212, ypM+, T3N+ and cN-positive.",
           ("N+", "cN+", "M+", "N-", "pN-", "T3N+", "N positive"), ("M-", "T+", "cN-")),
    Stated("WGLT5i and VPM4mut, ZDHwt, ZER5low or ZEQ6neg; ZAVi and PARPi.",
           ("WGLT5 inhibitor", "WGLT5 inhibitors", "WGLT5i", "WGLT5", "VPM4 mutated", "VPM4mut", "ZDH wild-type",
            "ZDH wildtype", "ZER5 low", "ZER5-low", "ZEQ6-", "ZEQ6 negative", "PARP inhibitor"),
           ("ZAV inhibitor", "VPM4 wild-type", "ZER5 high", "ZEQ6+")),
    Stated("A log\u2081\u2080 55.3 loss, log2 change.", ("log 55.3", "log change", "log10"), ("log3",)),
    Stated("Ask O\u2019Zeilly and D\u2019Zangelo.", ("O Zeilly", "o zeilly", "O'Zeilly", "OZeilly", "D Zangelo",
           "Zeilly"), ("M Zeilly",)),
    Stated("The QAR-Z bells.", ("QAR Z-bell", "QAR Z bells", "QAR-Z bells", "QAR Z"), ("QAR Z-belt",)),
)  # fmt: skip
"""Words, codes and figures in other usual spellings than those that are typed."""
