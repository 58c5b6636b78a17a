"""Synthetic texts with changes and codes that have a result, scales, stages and isotopes, and what is typed."""

from __future__ import annotations

from spelled_opposites import Stated

SCALES = (
    Stated("Grow t(35;37)-negative and zinv(16) asters.",
           ("t(35;37)-", "t(35;37)-negative", "t(35;37)"), ("t(35;37)+",)),
    Stated("Mow inv(36)-positive, del(35q) neg. or dup(33)(+) figs.",
           ("inv(36)+", "del(35q)-", "dup(33)+", "del(35q)"), ("inv(36)-", "del(35q)+", "dup(33)-")),
    Stated("The t(38;39)- and t(24;31)-positive elms.", ("t(38;39)+", "t(24;31)+"), ("t(24;31)-",)),
    Stated("Cut ZLDN38.2-positive irises, WD65.1+ ivies and Qv7.2\u2212 oaks.",
           ("ZLDN38.2+", "ZLDN38.2", "ZLDN38", "WD65.1+", "WD65.1 positive", "Qv7.2-", "Qv7.2 negative",
            "ZLDN38.2\u2212positive", "ZLDN38.2-positive"),
           ("ZLDN38.2-", "WD65.1-", "Qv7.2+", "ZLDN38.2 negative")),
    Stated("Hoe XER2-negative, ZLDN48.3-positive limes.",
           ("XER2\u2212negative", "XER2-negative", "ZLDN48.3+"),
           ("XER2\u2212positive", "XER2 positive", "XER2\u2013positive", "positive limes")),
    Stated("Rows XIX/XXI \u00b1 XV of K\u207a, HCO\u2083\u207b and Na+ loam.",
           ("XIX/XXI", "K+", "K\u207a", "HCO\u2083\u207b", "Na+", "XXI"),
           ("XXI+", "XXI-", "positive loam", "negative loam")),
    Stated("YIMI 93 beds with mQS \u226492, YI-RADS 94, Pillik XII and YSA \u2265XI or XIII.",
           ("YIMI 93", "mQS 92", "YI-RADS 94", "Pillik XII", "YSA XIII", "YSA XI"), (),
           ("mQS 93", "YI-RADS 93", "Pillik XIII", "YSA XII", "pillik xiii")),
    Stated("Stage T1\u20132N0 palms, M1a\u2013c, L0V1Pn0, cT3-4N2.",
           ("T1", "T2", "N0", "T1N0", "T2N0", "M1b", "M1c", "L0", "V1", "Pn0", "cT3", "T4", "T4N2", "cT4N2"),
           ("T0", "N1", "T3N0", "pT3", "V2")),
    Stated("The \u2079\u2070Y, \u00b9\u00b3\u00b9I, 177Lu-fed and Tc-99m vats; \u2079\u2079\u1d50Tc-fed.",
           ("90Y", "Y-90", "I-131", "131I", "Lu-177-fed", "177Lu-fed", "99mTc", "Tc-99m", "99mTc-fed"),
           ("Lu-90", "I-125")),
    Stated("Spray 951 mg \u00d7 952/d, 953 mL x 954.",
           ("951 mg x 952/d", "951 mg \u00d7 952/d", "953 mL \u00d7 954", "x954")),
    Stated("XPV 46+, 48\u2212 and 51 (+); XPW46(\u2212), 48(+).",
           ("XPV48-", "XPV46+", "XPV51+", "XPV 48-", "XPW48+"), ("XPV48+", "XPV51-", "XPW48-")),
    Stated("XAGE 62-, 63- and 64-positive.", ("XAGE",), ("XAGE63-",)),
    Stated("QNF-alpha, QF-kappaB and QL-1beta.", ("QNFa", "QNF-a", "QFkB", "QL-1b", "QL1b"), ("QNFb",)),
)  # fmt: skip
"""In English."""
