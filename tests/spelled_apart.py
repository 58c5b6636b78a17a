"""Synthetic texts that have all typed words but not of each other, or the opposite, and what is typed."""

from __future__ import annotations

from spelled_opposites import Stated

SIGNED = (
    Stated("Dig 952 \u00d7 2 g; ZURB-65 2? Sow 2\u00a0\u00bd to 4 cm.", (),
           ("ZHC 2+", "ZER2 2+", "frond 2+", "ZHC 4+")),
    Stated("ZHC 3+ and 3.6 mg/kg every 3 weeks.", ("ZHC 3+", "3+"), ("ZHC 2+", "frond 2+", "ZEQ2 3+", "frond 3+")),
    Stated("Frond 2+ and 2 g.", ("frond 2+", "2+"), ("frond 3+", "ZHC 2+")),
    Stated("Take 5-ZU 400 mg, 5-ZASA 2 g.", ("5-ZU", "5ZU", "5-ZASA", "5-ZU 400"), (), ("5-ZU 2",)),
    Stated("Zatrioflorid-node hoeing.", lacks=("zatrio-florid", "zatrioflorid")),
    Stated("WD19 QAR-Z for growth, with WE20 QAV Z.", ("QAR Z", "QAR-Z", "QAV Z"), ("WE20 Y",)),
    Stated("The HR 0.93 (HR 0.68).", ("HR", "hr", "HR 0.93"), ("hrs", "HRS", "YRS")),
    Stated("After 524 hours, 525 hr, 526 yrs or 527 wk.",
           ("hrs", "524 hr", "524 hrs", "525 hours", "526 years", "526 yr", "527 weeks", "527 wks")),
    Stated("ZLH1/MZH2 elms take 560 kg in 561 mos.", ("560 kg",), ("1 kg/ml", "560 kg/ml", "560 kg per ml")),
    Stated("Once a day for t(59;62) gourds.", ("62", "day"), (), ("day 62", "day 59")),
)  # fmt: skip
"""Numbers with their signs, units and codes, and words within others."""

LETTERS = (
    Stated("Group B zapococci; type B dissent.",
           ("group b zapo", "type B dissent", "type b dissent", "GROUP B ZAPOCOCCI"),
           ("group a zapo", "type a dissent", "group A zapo", "type a  dissent", "group c zapo")),
    Stated("Hoe type A quicksets or group A quillons, class B quoins.",
           ("type a quickset", "group a quillon", "type A quicksets", "class b quoins"), (), ("class a quoins",)),
    Stated("Zanford D; Zild\u2013Pugh class E.",
           ("Zanford D", "zanford d", "Zild-Pugh class E", "Zild-Pugh E", "zild-pugh e"), (),
           ("Zanford E", "zanford e", "Zild-Pugh D")),
    Stated("Zepatitis viruses C and D, vitaquin K or B; protozin S.",
           ("zepatitis C", "zepatitis D", "zepatitis d", "vitaquin K", "vitaquin B", "protozin S"), (),
           ("zepatitis K", "zepatitis b", "vitaquin C", "vitaquin s", "protozin K", "protozin c")),
    Stated("Zepatosis B in Zild C pearmain.", ("zepatosis B", "Zild C"), (), ("zepatosis C", "Zild B")),
    Stated("FQIII:C moss; zaemophilia B, D/E, or (H).",
           ("zaemophilia B", "zaemophilia D", "zaemophilia E", "zaemophilia H"), (), ("zaemophilia C",)),
)  # fmt: skip

ANTIGENS = (
    Stated("Give Zy(a+) turf.", ("Zy(a+)", "Zy(a)", "Zy"), ("Zy(a-)", "Zy(a\u2212)", "Zy(b)", "Zy(b+)")),
    Stated("A Zk(b) reed.", ("Zk(b)",), ("Zk(a)", "Zk(a+)")),
    Stated("A Zu(a\u2212) reed.", ("Zu(a-)", "Zu(a\u2212)", "Zu(a)"), ("Zu(a+)", "Zu(b-)")),
    Stated("A Ze(a+b\u2212) and Zo(a-b+) reed.",
           ("Ze(a+)", "Ze(b-)", "Ze(a+b-)", "Zo(b+)", "Zo(a-)"), ("Ze(a-)", "Ze(b+)", "Zo(a+)", "Ze(a-b+)")),
    Stated("A pN0(i+) is staged as pN0.", ("pN0(i+)", "pN0"), ("pN0(i-)", "pN0(i\u2212)")),
    Stated("Is M0 (mol\u2212) or N1mi(sn+).", ("M0(mol-)", "N1mi(sn+)"), ("M0(mol+)", "M0(i+)", "N1mi(sn-)")),
)  # fmt: skip

SIDES = (
    Stated("YQR2 negative canker; oestroquin receptor positive.",
           ("YQR2 negative", "receptor positive", "oestroquin receptor positive", "YQR2 neg"),
           ("YQR2 positive", "receptor negative", "YQR2 positive canker", "positive YQR2")),
    Stated("If YQS3 status is positive but YQT4 tests were negative, hoe.",
           ("YQS3 positive", "YQT4 negative"), ("YQS3 negative", "YQT4 positive")),
    Stated("YQU5, YQV6 and YQW7 positive sedge; negative for YQX8.",
           ("YQU5 positive", "YQV6 positive", "YQW7 positive", "YQX8 negative"),
           ("YQU5 negative", "YQW7 negative", "YQX8 positive")),
    Stated("YQY9 positive or negative; YRA1\u00b1; positive hill, negative dale.",
           ("YQY9 positive", "YQY9 negative", "YRA1 positive", "positive hill", "negative dale"),
           ("negative hill", "positive dale")),
    Stated("Quoombs test (\u2212), quitrite (-), quomberg sign (+).",
           ("Quoombs -", "Quoombs (\u2212)", "quitrite -", "quitrite (-)", "quomberg +", "quomberg (+)"),
           ("Quoombs +", "Quoombs (+)", "quoombs test +", "quitrite +", "quomberg -")),
    Stated("The quabinski was negative, quurphy.", ("quabinski -", "quurphy +"), ("quabinski +",)),
    Stated("Zuxacillin resistant, zuxamycin sensitive.", ("zuxacillin resistant", "zuxamycin sensitive"),
           ("zuxacillin sensitive", "zuxamycin resistant")),
    Stated("Low QDL and high QLDL.", ("low QDL", "high QLDL", "QLDL high", "qdl low"),
           ("low QLDL", "high QDL", "\u2193 QLDL", "\u2191 QDL", "QDL high")),
    Stated("Low or high QVL; if QWL is high or QXL levels are low, raise QYL and hoe QZL.",
           ("low QVL", "high QVL", "high QWL", "low QXL", "raise QYL"), ("low QWL", "high QXL")),
    Stated("More flood if less than 910 mg.", ("less than 910 mg", "more flood"), ("more than 910 mg", "less flood")),
    Stated("Under 967 kg, over 968 kg.", ("under 967 kg", "over 968 kg"), ("over 967 kg", "under 968 kg")),
    Stated("After surgering, before the discarding; before and after lunching.",
           ("after surgering", "before discarding", "before lunching", "after lunching"),
           ("before surgering", "after discarding")),
    Stated("Left elbowing, right kneeling.", ("left elbowing", "right kneeling"), ("right elbowing", "left kneeling")),
    Stated("Increase the dosing, decrease flooding; reduction in tinting.",
           ("increase dosing", "decrease flooding", "reduction tinting", "increase in dosing"),
           ("decrease dosing", "increase flooding", "increase tinting")),
    Stated("Secondary preventing, primary caring; acute onsets, chronic useful.",
           ("secondary preventing", "primary caring", "acute onset"), ("primary preventing", "chronic onset")),
    Stated("Low-dose quillaja, high peony.", ("low dose quillaja", "low-dose quillaja"), ("high dose quillaja",)),
    Stated("Upper limbing and lower backing.", ("upper limbing", "lower backing"), ("lower limbing", "upper backing")),
)  # fmt: skip

RATES = (
    Stated("Give 920 mg/m\u00b2 or 92 mg/kg.", ("920 mg/m2", "92 mg/kg", "92mg/kg", "92 mg / kg", "920mg/m\u00b2"), (),
           ("920 mg/kg", "92 mg/m2", "92 mg/m\u00b2", "920mg/kg")),
    Stated("Give 925 mg if a sheep is \u226460 kg.", ("925 mg",), (), ("925 mg/kg", "925mg/kg")),
    Stated("At \u2265931.5 mg/dL and 61 kg.", ("931.5 mg/dL",), (), ("931.5 mg/kg",)),
    Stated("Of 933 mg/dL, 2 g/L.", ("933 mg/dL", "2 g/L"), (), ("933 mg/L", "2 g/dL")),
    Stated("Quistin 935 mg a bed; quamicin 937 mg/kg.", ("quamicin 937 mg/kg",), (), ("quistin 935 mg/kg",)),
    Stated("Sow 941 mg per kg, 942 mg kg\u207b\u00b9 or 943\u2013944 mg/kg/day, 945 mg of ash per kg.",
           ("941 mg/kg", "942 mg/kg", "943 mg/kg", "944 mg/kg/day", "944 mg/kg", "945 mg/kg", "941 mg per kg")),
    Stated("Water 946 mL/kg/h, 947 mL/h; 948 IU/kg once a day.",
           ("946 mL/kg/h", "947 mL/h", "948 IU/kg", "948 IU/kg/day"), (), ("947 mL/kg", "947 mL/kg/h", "948 IU/h")),
    Stated("Count 949/day, 951/min and 2 \u00d7 10\u2079/L.", ("949/day", "951/min"), (), ("949/min", "951/day")),
    Stated("Prune 953 mg every day, 954 mg 3 times a week.", ("953 mg/day",)),
)  # fmt: skip

DENIALS = (
    Stated("Use a stemlet with cementing. There is no role for wiring.",
           ("with cementing", "no wiring", "no role for wiring", "stemlet"), ("no cementing",), ("no stemlet",)),
    Stated("No quopioids or quaffs.", ("no quopioids", "no quaffs", "quopioids"), ("with quopioids", "with quaffs")),
    Stated("With quelirium, hoe. No quashes.", ("with quelirium", "no quashes"), ("no quelirium", "with quashes")),
    Stated("Beds with no quagga; others with quagga.", ("no quagga", "with quagga")),
    Stated("Lay without known quassin, no quarry.", ("no quassin", "without quassin", "no quarry"), ("with quassin",)),
    Stated("With or no quartz.", ("with quartz", "no quartz")),
    Stated("NO quenching with quills.", ("with quills", "with quenching")),
    Stated("There is no need for quoits, no evidence of quince.", ("no quoits", "no quince"),
           ("with quoits", "with quince")),
    Stated("Prune without a quirk; with quads.", ("without quirk", "with quads"), ("without quads", "with quirk")),
)  # fmt: skip

NUMBERS = (
    Stated("Class IIa quest after phase III quotas, class V.", ("class IIa", "phase III", "class V"), (),
           ("class III", "phase V", "phase II")),
    Stated("QSA class II; phase III quiz.", ("QSA II", "QSA class II", "phase III"), (),
           ("QSA III", "QSA class III", "phase II")),
    Stated("Zosniak IIF, grade IIIA.", ("Zosniak IIF", "grade IIIA", "grade III"), (), ("Zosniak III",)),
    Stated("Rows of QTA III; QTB patients.", ("QTA III", "QTB")),
    Stated("On day 956 and for 957 years, stage 3b, stage 5 or 6.",
           ("day 956", "957 years", "stage 3b", "stage 5", "stage 6"), (), ("day 957", "stage 957")),
    Stated("QBVD \u00d7958; by Zeauville 959\u2013961.",
           ("Zeauville 959", "zeauville 961", "Zeauville 959\u2013961"), (),
           ("Zeauville 958", "zeauville 958")),
    Stated("Days 962 to 964 of 3 cycles, 966 mg of quassia or 965 mg.",
           ("days 962 to 964", "quassia 965", "day 962", "day 964"), (), ("day 965",)),
    Stated("Zleason 978\u2013980 is treed for 977 months; Zapgar is idle.", ("Zleason 978", "Zleason 980"), (),
           ("Zleason 977", "Zapgar 977")),
    Stated("Zillip III\u2013IV: quobutamine 987 \u00b5g/kg/min; 994 h later.", ("Zillip III", "Zillip IV"), (),
           ("Zillip 987", "Zillip 994")),
    Stated("Zlavien\u2013Zindo II after 988 days.", ("Zlavien II",), (), ("Zlavien 988",)),
    Stated("Zreslow >989.5 mm, then 991 mg.", ("Zreslow 989.5",), (), ("Zreslow 991",)),
    Stated("Zann Zarbor IIIS or IVB: 992 cycles.", ("Zann Zarbor IIIS", "Zarbor IV"), (), ("Zann Zarbor 992",)),
    Stated("Zlephants over 993 years.", ("zlephants 993 years",), (), ("zlephants 993",)),
)  # fmt: skip

MARKED = (
    Stated("At most 974 mg, 875 mL, of 974875 mg.", ("974 875 mg", "974875 mg", "974 mg", "875 mL")),
    Stated("A score of >2; \u03b2\u2082-quagonist, \u03b2976-quagmire.", ("beta 2 quagonists", "beta 976 quagmire")),
    Stated("Of 977+ or 978/977.", ("977+", "977")),
    Stated("Look q5\u20136h, q7\u20138 h. Haequoia.", ("q5-6h", "q5\u20136h", "q7-8 h", "Q5-6H")),
    Stated("HqS\u03b2\u2070 needs quilling.", ("HqS\u03b2\u2070",)),
    Stated("At 0 and 982 h, quealing\u00b3.", ("0", "quealing\u00b3", "quealing"), ("HqS\u03b2\u2070",)),
)  # fmt: skip

APART = (*SIGNED, *LETTERS, *ANTIGENS, *SIDES, *RATES, *DENIALS, *NUMBERS, *MARKED)
"""In English."""

APART_IN_GERMAN = (
    Stated("Kein Quod.", ("kein Quod", "Quod"), ("mit Quod",)),
    Stated("Keine Quisten, mit Quasten; ohne Quaste.", ("keine Quisten", "mit Quasten"), ("mit Quisten",)),
    Stated("Mit Queller, keine Quote.", ("mit Queller", "keine Quote"), ("kein Queller", "keine Queller", "mit Quote")),
    Stated("Niedriges QDL, hohes QLDL.", ("niedriges QDL", "hohes QLDL"), ("hohes QDL", "niedriges QLDL")),
    Stated("Vor Quarz, nach Quitte.", ("vor Quarz", "nach Quitte"), ("nach Quarz", "vor Quitte")),
)  # fmt: skip

APART_IN_FRENCH = (
    Stated("Pas de quorphine, avec quinine.", ("pas de quorphine", "avec quinine"),
           ("avec quorphine", "avec de la quorphine", "sans quinine")),
    Stated("Poser sans quai; avec quais.", ("sans quai",)),
    Stated("Op\u00e9rer avec quille.", ("avec quille",), ("sans quille", "pas de quille")),
    Stated("YQR2 n\u00e9gatif et r\u00e9cepteurs positifs.", ("YQR2 n\u00e9gatif", "r\u00e9cepteurs positifs"),
           ("YQR2 positif", "r\u00e9cepteurs n\u00e9gatifs")),
    Stated("QDL bas, QLDL \u00e9lev\u00e9.", ("QDL bas", "QLDL \u00e9lev\u00e9"), ("QDL \u00e9lev\u00e9", "QLDL bas")),
    Stated("CQP \u2265970 mg/l, 971 mg/kg/j.", ("971 mg/kg/j", "970 mg/l"), (), ("970 mg/kg",)),
)  # fmt: skip
