"""Synthetic texts with what is written like something else, or only denied, and what readers type for either."""

from __future__ import annotations

from spelled_opposites import Stated

OTHERS = (
    Stated("Stage IIIA quoss, class II quoss: quassamine 1.5 g i.v. at dawn.",
           ("quassamine iv", "iv quassamine", "quassamine i.v."), ("stage IV", "class IV", "NYHA IV quoss")),
    Stated("NYHA class I or II; quorose 40 mg i.v.; Zillip I.", ("quorose IV", "i.v. quorose"),
           ("NYHA class IV", "NYHA IV", "nyha iv", "Zillip IV", "zillip iv")),
    Stated("Stage IV quillow: quercetol 1 g by mouth.", ("stage IV", "stage iv", "IV quillow"),
           ("iv quercetol", "quercetol i.v.", "i.v. quercetol"), ("quercetol IV",)),
    Stated("NYHA III or IV: give IV quarine, QXA IV and iv quaint.",
           ("NYHA IV", "IV quarine", "i.v. quarine", "QXA i.v.", "iv quaint")),
    Stated("Quelopathy of class IV.", ("class IV quelopathy",), ("i.v. quelopathy",), ("quelopathy IV",)),
    Stated("Non quabetic reeds; a non smoiling quoman; non Quodgkin sedge.",
           ("non quabetic", "non-quabetic", "non quabetic reeds", "quabetic"),
           ("quabetic reeds", "smoiling quoman", "Quodgkin sedge")),
    Stated("In non querbal and querbal rows.", ("querbal rows", "non querbal rows")),
    Stated("Since 1 May 2019; on 2021-03-15; 15/04/2022; moss of 2017.",
           ("May 2019", "1 May 2019", "1.5.2019", "March 2021", "April 2022", "2019"),
           ("May 2021", "May 2022", "may 2017", "March 2019", "2 May 2019")),
    Stated("May and June 2023, Sept. 5, 2024.", ("May 2023", "June 2023", "September 2024", "5 September 2024"),
           ("May 2024", "July 2023")),
    Stated("EQFR exon 20 figs, Pz+ oak.", ("EQFR 20", "eqfr", "PZ"), ("eQFR 20", "eQFR")),
    Stated("A plum with eQFR \u226520, eQFRs, an eQFR-based row and pZ 7.", ("eQFR 20", "eqfr", "pZ", "PZ"), ("EQFR",)),
)  # fmt: skip
"""In English."""

OTHERS_IN_GERMAN = (
    Stated("Nicht quabelliges Lungenquarz.", ("nicht quabelliges Lungenquarz", "nicht quabellig", "quabelliges"),
           ("quabelliges Lungenquarz",)),
    Stated("Quaspirin wird nicht quempfohlen.", ("Quaspirin quempfohlen", "nicht quempfohlen")),
    Stated("Stadium IIIA, Klasse II: Quefuroxim 1,5 g i.v.", ("Quefuroxim iv", "i.v. Quefuroxim"),
           ("Stadium IV", "Klasse IV")),
    Stated("Stadium IV, Grad III bis IV: Querzetol per os.", ("Stadium IV", "Grad IV"),
           ("Querzetol i.v.", "iv Querzetol")),
    Stated("Am 1. Mai 2019, im März 2021 und Oktober/November 2022.",
           ("Mai 2019", "1. Mai 2019", "1.5.2019", "März 2021", "Maerz 2021", "Oktober 2022", "November 2022"),
           ("Mai 2021", "März 2019", "Dezember 2022")),
    Stated("Zleason 978–980 wird 977 Monate behandelt.", ("Zleason 978",), (), ("Zleason 977",)),
)  # fmt: skip

OTHERS_IN_FRENCH = (
    Stated("Quaie non infertée; quéparine non fractive.",
           ("quaie non infertée", "non infertée", "quéparine non frac", "infertée"),
           ("quaie infertée", "quéparine fractive")),
    Stated("Un quancer non à quetites cellules.", ("quancer non à quetites cellules",),
           ("quancer à quetites cellules",)),
    Stated("Stade IIIA, classe II : quéfuroxime 1,5 g i.v.", ("quéfuroxime iv",), ("stade IV", "classe IV")),
    Stated("Le 1er mai 2019, en mars 2021 et avril-juin 2022; 15/08/2023.",
           ("mai 2019", "1er mai 2019", "mars 2021", "avril 2022", "juin 2022", "août 2023", "aout 2023"),
           ("mai 2021", "mars 2019")),
)  # fmt: skip

OTHERS_IN_SPANISH = (
    Stated("Querida no infertada; quentilación no invasiva.",
           ("querida no infertada", "no invasiva", "quentilación no inv", "invasiva"),
           ("querida infertada", "quentilación invasiva")),
    Stated("La quaspirina no reduce el quiesgo.", ("quaspirina reduce", "no reduce")),
    Stated("Estadio IIIA, clase II: quefuroxima 1,5 g i.v.", ("quefuroxima iv",), ("estadio IV", "clase IV")),
    Stated("Desde el 1 de mayo de 2019 y en marzo de 2021.",
           ("mayo 2019", "mayo de 2019", "1 de mayo de 2019", "marzo 2021"), ("mayo 2021", "mayo de 2021")),
)  # fmt: skip
