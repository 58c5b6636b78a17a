"""The words of labels in four languages: those of consensus documents, ICM's, GRADE's, AWMF's and HAS's.

English, German, French and Spanish, without accents and in small letters. What a label names follows from its words
(`label_kinds.py`), so that "Grad der Zustimmung" or "Quality of the evidence" need no entry of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

WordRole = Literal[
    "recommendation", "answer", "strength", "class", "certainty", "quality", "level", "measure", "evidence",
    "consensus", "people", "authors", "rationale", "supporting", "comment", "remarks", "dissent",
    "references", "population", "intervention", "comparator", "outcome", "abbreviations",
    "other", "list", "of", "filler", "qualifier",
]  # fmt: skip
"""What a word is in a label. "of" begins what the label is of; a "filler" or a "qualifier" changes nothing."""

WORDS: Mapping[WordRole, str] = {
    "recommendation": "recommendations? statements? advice guidance propositions? resolutions? motions?"
    r" \w*empfehlung(?:en)? \w*aussagen? leitsatze? recommandations? enonces? affirmations? recomendacion(?:es)?"
    " beschl(?:uss|usse) enunciados? afirmacion(?:es)? resolucion(?:es)? propuestas? proposicion(?:es)?",
    "answer": "responses? answers? antwort(?:en)? reponses? respuestas?",
    "strength": "strengths? grade[sd]? grading [scg]or empfehlungs(?:grad|starke|klasse) grad starke force"
    " fuerza grado",
    "class": "class klasse classe clase",
    "certainty": "certainty [lqc]oe evidenz(?:grad|level|starke|qualitat|klasse|niveau)"
    " vertrauenswurdigkeit aussagesicherheit certitude certeza",
    "quality": "quality confidence qualitat qualite calidad",
    "level": "levels? niveaux? nivel",
    "measure": "degree rates? rating scores? status results? percentage share degre taux resultats? tasa resultados?"
    " porcentaje ergebnis",
    "evidence": "evidence evidenz(?:lage)? (?:daten|studien)lage data donnees datos preuves? evidencias? pruebas",
    "consensus": "consensus agreement agreed votes? voting ballots? konsens(?:us|starke|grad)? zustimmung"
    " abstimmung(?:sergebnis)? accord cotation consenso acuerdo votacion votos?",
    "people": "delegates? panel(?:l?ists?)? experts? members? committee groups? workgroup team faculty participants"
    " chairs? leads? leaders? liaisons? contributors? responsible presented presenters? speakers?"
    " mitglieder arbeitsgruppe leitliniengruppe gruppe"
    " expert(?:inn)?en plenum groupe membres comite travail grupo trabajo miembros expertos",
    "authors": "authors? written prepared drafted researched autor(?:en|innen|:innen|es|as?)? verfasser auteurs?",
    "rationale": "rationale justification reasons? reasoning begrundung argumentaire rationnel justificacion"
    " fundamentos? why pourquoi warum",
    "supporting": "summary review synthesis discussion background supporting conclusions? commentary explanations?"
    " considerations? gaps? agenda methods? preferences benefits? harms? burdens? resources? equity"
    " acceptability feasibility etd context"
    " hintergrund diskussion zusammenfassung erlauterung(?:en)? contexte resume synthese"
    " antecedentes discusion resumen sintesis contexto",
    "comment": "implementation monitoring research umsetzung forschung recherche investigacion",
    "remarks": r"tips? remarks? comments? notes? caveats? anmerkung(?:en)? bemerkung(?:en)? \w*hinweise? kommentare?"
    " remarques? commentaires? observacion(?:es)? comentarios? notas?",
    "dissent": "dissent dissenting minority sondervot(?:um|en) minderheitenvot(?:um|en) divergentes? discrepantes?",
    "references": "references? bibliography literature citations? literatur(?:verzeichnis)? quellen(?:verzeichnis)?"
    " bibliographie bibliografia referencias? literatura",
    "population": "populations? patientenpopulation poblacion",
    "intervention": "interventions? intervencion",
    "comparator": "comparators? comparisons? vergleich komparator comparateur comparador comparacion",
    "outcome": "outcomes? endpunkte? desenlaces?",
    "abbreviations": "abbreviations? abkurzung(?:en|sverzeichnis) abreviations? abreviaturas?",
    "other": "funding disclosures? conflicts? interests? competing acknowledge?ments? appendix correspondence copyright"
    " keywords? contents introduction methodology search strategy sections? chapters? executive messages? highlights?"
    " interessenkonflikte? finanzierung danksagung anhang inhalt(?:sverzeichnis)? einleitung methodik conflits?"
    " interets? financement remerciements annexes? sommaire conflictos? intereses financiacion agradecimientos anexos?"
    " indice introduccion overview",
    "list": "list verzeichnis liste lista",
    "of": "of for on in with by from der des zur zum fur von im uber de du d pour sur par en del por para sobre con au",
    "filler": "the a an and or to this these our made were is was die das und la le les l et el los las y al",
    "qualifier": "final overall key clinical practice practical best good draft revised proposed updated main general"
    " working body other based cited selected opinions? konsensbasiertes? evidenzbasiertes? klinische[rs]? finale[rs]?"
    " praxis zitierte finales? global(?:e|es)? clinique pratique citees? clinica practica buena citada opinion(?:es)?"
    " ungraded technical practical independent expert own full short use needs values criteria decision effects? about"
    " views?",
}  # fmt: skip

PHRASES: Mapping[str, WordRole] = {
    r"practice points?|points to consider|puntos de buena practica|points de pratique": "recommendation",
    r"practical (?:advice|guidance|tips|information)|(?:practice|clinical) tips": "comment",
    r"evidence base": "supporting",
    r"what to do": "answer",
    r"key points?|key words": "other",
    r"task force": "people",
    r"(?:summary|list|zusammenfassung|liste) (?:of|der|des) (?:the |key |main )*(?:recommendations|statements"
    r"|empfehlungen|recommandations)": "other",
    r"criteres? de jugement": "outcome",
    r"body of evidence": "evidence",
}
"""Words that only together have their role."""

QUESTION = (
    r"(?:(?:key|clinical|research|review|consensus|guideline|PICO)\s+)?question(?:\s+PICO)?|PICO|[KCR]?Q",
    r"(?:schlüssel|(?:klinische|wissenschaftliche)\s+)?frage",
    r"question clinique",
    r"pregunta(?:\s+(?:cl[íi]nica|PICO))?",
)
"""What documents call a question, in the same languages."""

NUMBER_HEADS = (r"no\.?|number|#|id", r"nr\.?|nummer", r"n[°º]|num[ée]ro", r"n[úu]m\.?|n[úu]mero")
"""How a table heads the column of its numbers."""

STATUSES: Mapping[str, str] = {
    "new": "new|neu|nouveau|nouvelle|nueva|nuevo",
    "modified": "modified|amended|updated|modifiziert|geändert|aktualisiert|modifiée?|modificad[ao]",
    "reaffirmed": "reaffirmed|unchanged|reviewed|geprüft|bestätigt",
}
"""What documents say of a recommendation since the edition before, by the contract's word."""

_NAMED = r"(?:[ -]*(?:based|recommendations?|statements?|points?|empfehlung(?:en)?|statements?|aussagen?))*"

BASES: Mapping[str, str] = {
    "evidence": rf"(?:evidence[ -]based|evidenzbasierte[ns]?){_NAMED}",
    "consensus": rf"(?:(?:expert )?consensus[ -]based|konsensbasierte[ns]?|expert (?:consensus|opinion)){_NAMED}"
    r"|expertenkonsens|experts?enmeinung|(?:accord|avis) d[’']experts|consenso de expertos|opinion de expertos",
    "good-practice": rf"(?:ungraded )?(?:good|best)[ -]practice{_NAMED}"
    r"|gute klinische praxis|puntos? de buena practica",
}
"""What documents say that a recommendation rests on, by the contract's word, without accents and in small letters."""

RECOMMENDING = (
    r"should|shall|must|recommend\w*|suggest\w*|advis\w+|is indicated|offer|consider|avoid|do(?:n['’]t| not)|never"
    r"|(?:may|can) be|ought to",
    r"soll(?:te)?n?|empf[eio]hl\w*|muss|m[üu]ssen|kann|k[öo]nnen|angezeigt",
    r"recommand\w*|doi(?:t|vent)|devrai(?:t|ent)|sugg[ée]r\w*|propos[ée]\w*|peu(?:t|vent)|il faut",
    r"recom(?:iend|end)\w*|sugier\w*|deb(?:e|en|er[íi]an?)|pueden?|aconseja\w*",
)
"""What the sentences of recommendations say, in the same languages."""

STUDIES = (
    r"trials?|stud(?:y|ies)|evidence|cohorts?|meta-analys[ei]s|review(?:s|ed)?|opinion|literature|series|data",
    r"studien?|evidenz|metaanalysen?|daten|literatur|meinung",
    r"essais?|[ée]tudes?|preuves?|donn[ée]es|cohortes?|m[ée]ta-analyses?",
    r"ensayos?|estudios?|evidencia|cohortes|metaan[áa]lisis|datos",
)
"""What the reasons for them speak of."""

VOTE_WORDS: Mapping[str, str] = {
    "disagree": r"(?:disagreement|disagree[ds]?|against|no|dagegen|ablehnung|nein|contre|en contra|en desacuerdo"
    r"|(?:de |en )?désaccord)",
    "abstain": r"(?:abstain(?:ed|s)?|abstentions?|neutral|enthaltung(?:en)?|abstenci(?:ón|ones)|d[’']abstentions?)",
    "agree": r"(?:agreement|agree[ds]?|in favou?r|for|yes|dafür|zustimmung|ja|pour|d[’']accord|a favor|de acuerdo)",
}
"""How votes are called, in the languages of the labels; "disagree" comes first, since it holds "agree"."""

DEGREES = "strongly|completely|fully|somewhat|partly|stimme (?:voll|eher)|tout à fait|plutôt|totalmente|muy"
"""How far people agree, where a vote has degrees."""

LEVEL_NAME = "consensus|konsens|consenso"
"""What names a vote, or is the level of one."""

LEVEL_WORDS = (
    "consensus|majority|agreement|unanimous|unanimity|unanimously|konsens|einstimmig|mehrheitliche zustimmung|consenso"
    "|unanime|unánime|unanimité|accord|acuerdo"
)
"""What is in the name of a level of consensus."""

LEVELS_ALONE = (
    r"(?:[A-ZÀ-Ý]{3,} )+(?:CONSENSUS|KONSENS|CONSENSO)",
    r"(?:[A-ZÀ-Ý]\w+ )*(?:Consensus|Konsens|Consenso)\.?|[A-ZÀ-Ý]\w+ (?:consensus|Konsens)",
    r"Accord (?i:fort|relatif|faible)|Acuerdo (?:fuerte|débil)",
    r"(?:Consensus|Konsens|Consenso) (?:not |nicht |no )?(?:reached|achieved|erreicht|alcanzado)",
)
"""Levels that need no label, and how they are written then."""
