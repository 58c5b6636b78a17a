"""The names of an entry's labels in four languages: in the words of consensus documents, ICM's, GRADE's and AWMF's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

LabelKind = Literal[
    "response", "strength", "certainty", "consensus", "authors", "rationale", "remarks", "dissent", "references",
    "population", "intervention", "comparator", "outcome", "abbreviations", "supporting", "other", "question",
]  # fmt: skip
"""What a label names: "supporting" belongs to a rationale or remarks by inference alone, "other" has no field."""

_RECOMMENDATION = r"of (?:the )?recommendations?"

NAMES: Mapping[LabelKind, tuple[str, ...]] = {
    "response": (
        r"responses?\s*/\s*recommendations?|recommendations?\s*/\s*responses?|recommendation statements?"
        r"|(?:(?:consensus|final|proposed|revised|key) )?(?:recommendations?|statements?)|responses?|answers?"
        r"|practice points?|best practice advice",
        r"(?:konsensbasierte |evidenzbasierte )?empfehlung(?:en)?|(?:konsensbasiertes |evidenzbasiertes )?statement"
        r"|antwort",
        r"r[ée]ponse\s*/\s*recommandation|recommandations?|r[ée]ponse",
        r"respuesta\s*/\s*recomendaci[óo]n|recomendaci[óo]n(?:es)?|respuesta",
    ),
    "strength": (
        rf"(?:strength|grade|class) {_RECOMMENDATION}|recommendation (?:strength|grade|class)|strength|grade|[SCG]OR",
        r"empfehlungs(?:grad|stärke)|(?:stärke|grad) der empfehlung",
        r"(?:force|grade) (?:de la |des )?recommandations?",
        r"(?:fuerza|grado|clase) de (?:la )?recomendaci[óo]n",
    ),
    "certainty": (
        r"(?:overall )?(?:certainty|quality|level|strength|grade) of (?:the )?(?:body of )?evidence|certainty|LOE"
        r"|evidence (?:level|certainty|quality)",
        r"evidenz(?:grad|level|stärke|qualität)|(?:qualität|vertrauenswürdigkeit) der evidenz",
        r"niveau de (?:preuves?|certitude)|qualit[ée] des preuves|certitude(?: des preuves)?",
        r"(?:nivel|calidad|certeza) de (?:la )?evidencia|certeza",
    ),
    "consensus": (
        r"consensus\s*/\s*votes?|votes?\s*/\s*consensus"
        r"|(?:delegates?|panel|expert)[’'`]?s? votes?|votes?(?: of the delegates)?"
        r"|voting(?: results?)?(?: of (?:the )?delegates)?|results? of the vote"
        r"|(?:level|strength|degree) of (?:the )?(?:consensus|agreement)"
        r"|(?:consensus|agreement)(?: (?:level|strength|rate|grade))?",
        r"konsens(?:us)?(?:stärke|grad)?|abstimmung(?:sergebnis)?|zustimmung",
        r"r[ée]sultats? du vote|(?:niveau|force) du consensus|accord(?: (?:des |d[’'])experts)?",
        r"votaci[óo]n|consenso|(?:nivel|grado) de (?:consenso|acuerdo)|acuerdo",
    ),
    "authors": (
        r"authors?(?:\(s\))?|written by",
        r"autor(?:en|innen|:innen|\*innen)?",
        r"auteurs?",
        r"autores|autoras?",
    ),
    "rationale": (
        r"(?:rationale|justification)(?: (?:for|of) (?:the )?recommendations?)?"
        r"|why the (?:committee|panel) made (?:the|this|these) recommendations?",
        r"begründung",
        r"argumentaire|rationnel",
        r"justificaci[óo]n|fundamento",
    ),
    "remarks": (r"remarks?", r"anmerkung(?:en)?|bemerkung(?:en)?", r"remarques?", r"observaciones"),
    "dissent": (
        r"dissent|dissenting (?:opinions?|votes?)|minority opinions?",
        r"sondervot(?:um|en)|minderheitenvot(?:um|en)",
        r"opinions? divergentes?",
        r"opini[óo]n(?:es)? discrepantes?",
    ),
    "references": (
        r"references?|bibliography|reference list|list of references|literature",
        r"literatur(?:verzeichnis)?|referenzen|quellen",
        r"r[ée]f[ée]rences(?: bibliographiques)?|bibliographie",
        r"referencias(?: bibliogr[áa]ficas)?|bibliograf[íi]a",
    ),
    "population": (r"populations?", r"patientenpopulation", r"poblaci[óo]n"),
    "intervention": (r"interventions?", r"intervenci[óo]n"),
    "comparator": (r"comparators?|comparisons?", r"vergleich|komparator", r"comparateur", r"comparador|comparaci[óo]n"),
    "outcome": (r"outcomes?", r"endpunkte?", r"crit[èe]res? de jugement", r"desenlaces?"),
    "abbreviations": (
        r"(?:list of )?abbreviations?",
        r"abkürzungen|abkürzungsverzeichnis",
        r"abr[ée]viations",
        r"abreviaturas",
    ),
    "supporting": (
        r"evidence (?:summary|review)|(?:summary|review) of (?:the )?(?:evidence|literature)|literature review"
        r"|supporting evidence|discussion|background"
        r"|implementation(?: considerations)?|research (?:gaps?|needs|agenda)|monitoring|summary|comments?|notes?"
        r"|methods?|conclusions?|commentary|explanation|(?:clinical|practice) considerations|values and preferences"
        r"|benefits|(?:benefits and )?harms(?: and burdens?)?|resource use|equity|acceptability|feasibility"
        r"|other EtD criteria(?: and considerations)?",
        r"hintergrund|diskussion|zusammenfassung(?: der evidenz)?|kommentar",
        r"contexte|r[ée]sum[ée] des preuves|commentaires?",
        r"antecedentes|discusi[óo]n|resumen de la evidencia|comentarios?",
    ),
    "other": (
        r"funding|disclosures?|conflicts? of interests?|competing interests?|acknowledge?ments?|appendix"
        r"|correspondence|copyright|key ?words?|(?:table of )?contents|introduction|methodology|search strategy"
        r"|liaisons?|leaders?|delegates|work ?group|committee|sections?|chapters?|executive summary"
        r"|key (?:points|messages)",
        r"interessenkonflikte?|finanzierung|danksagung|anhang|inhalt(?:sverzeichnis)?|einleitung|methodik",
        r"conflits? d[’']int[ée]r[êe]ts|financement|remerciements|annexes?|sommaire",
        r"conflictos? de intereses|financiaci[óo]n|agradecimientos|anexos?|[íi]ndice|introducci[óo]n",
    ),
}
"""The names of each kind of label: English, German, French and Spanish, each where it differs from those before."""

COLUMNS: Mapping[LabelKind, tuple[str, ...]] = {
    "strength": (r"class|strength rating", r"(?:empfehlungs)?grad", r"force", r"fuerza"),
    "certainty": (r"level|evidence|quality|[QC]oE", r"evidenz", r"preuves", r"calidad|evidencia"),
    "consensus": (r"results?|consensus (?:reached|achieved|status)\??", r"ergebnis", r"r[ée]sultat", r"resultado"),
}
"""What the heads of columns are called beside a column of recommendations, and elsewhere may mean anything."""

QUESTION = (
    r"(?:(?:key|clinical|research|review|consensus|guideline|PICO)\s+)?question|PICO|[KCR]?Q",
    r"(?:schlüssel|(?:klinische|wissenschaftliche)\s+)?frage",
    r"question clinique",
    r"pregunta(?:\s+cl[íi]nica)?",
)
"""What documents call a question, in the same languages."""

NUMBER_HEADS = (r"no\.?|number|#|id", r"nr\.?|nummer", r"n[°º]|num[ée]ro", r"n[úu]m\.?|n[úu]mero")
"""How a table heads the column of its numbers."""

REMARKS_BY_NAME = r"(?:comments?|kommentar|comentarios?|commentaires?|notes?)$|implementation|monitoring|research"
"""How the names of those supporting labels begin whose text belongs to the remarks, as a regular expression."""
