"""The words of labels in seven languages: those of consensus documents, ICM's, GRADE's, AWMF's and HAS's.

English, German, French, Spanish, Portuguese, Italian and Dutch, without accents and in small letters. What a label
names follows from its words (`label_kinds.py`), so that "Grad der Zustimmung" or "Quality of the evidence" need no
entry of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

WordRole = Literal[
    "recommendation", "answer", "strength", "class", "certainty", "quality", "level", "measure", "evidence",
    "consensus", "people", "authors", "rationale", "supporting", "comment", "remarks", "dissent",
    "references", "direction", "population", "intervention", "comparator", "outcome", "abbreviations",
    "other", "list", "of", "filler", "qualifier",
]  # fmt: skip
"""What a word is in a label. "of" begins what the label is of; a "filler" or a "qualifier" changes nothing."""

WORDS: Mapping[WordRole, str] = {
    "recommendation": r"recommendations? statements? advice guidance propositions? resolutions? motions?"
    r" \w*empfehlung(?:en)? \w*aussagen? leitsatze? recommandations? enonces? affirmations? recomendacion(?:es)?"
    r" beschl(?:uss|usse) enunciados? afirmacion(?:es)? resolucion(?:es)? propuestas? proposicion(?:es)?"
    r" recomendac(?:ao|oes) afirmac(?:ao|oes) declarac(?:ao|oes|ion(?:es)?) propostas? posicionamentos?"
    r" raccomandazion[ei] affermazion[ei] dichiarazion[ei] aanbeveling(?:en)? stelling(?:en)?",
    "answer": r"responses? answers? antwort(?:en)? reponses? respuestas? respostas? rispost[ae] antwoord(?:en)?",
    "strength": r"strengths? grade[sd]? grading [scg]or empfehlungs(?:grad|starke|klasse) grad starke force fuerza"
    r" grado forca forza sterkte aanbevelingssterkte grau graad",
    "class": r"class klasse classe clase",
    "certainty": r"certainty [lqc]oe evidenz(?:grad|level|starke|qualitat|klasse|niveau) vertrauenswurdigkeit"
    r" aussagesicherheit certitude certeza certezza zekerheid bewijskracht",
    "quality": r"quality confidence qualitat qualite calidad qualidade qualita kwaliteit confianza confianca"
    r" fiducia",
    "level": r"levels? niveaux? nivel niveis livell[oi] niveau bewijsniveau",
    "measure": r"degree rates? rating scores? status results? percentage share degre taux resultats? tasa"
    r" resultados? porcentaje ergebnis taxa percentagem porcentagem percentual tasso risultat[oi] percentuale"
    r" resultaat mate",
    "evidence": r"evidence evidenz(?:lage)? (?:daten|studien)lage data donnees datos preuves? evidencias? pruebas"
    r" evidenz[ae] provas prove dados dati bewijs",
    "consensus": r"consensus agreement agreed votes? voting ballots? konsens(?:us|starke|grad)? zustimmung"
    r" abstimmung(?:sergebnis)? accord cotation consenso acuerdo votacion votos? concordancia votac(?:ao|oes)"
    r" acordo accordo votazion[ei] vot[io] overeenstemming stemming(?:en)?",
    "people": r"delegates? panel(?:l?ists?)? experts? members? committee groups? workgroup team faculty"
    r" participants chairs? leads? leaders? liaisons? contributors? responsible assigned presented"
    r" presenters? speakers?"
    r" mitglieder arbeitsgruppe leitliniengruppe gruppe expert(?:inn)?en plenum groupe membres comite travail grupo"
    r" trabajo miembros expertos membros painel especialistas comissao membri gruppo comitato esperti leden"
    r" werkgroep",
    "authors": r"authors? writers? written prepared drafted researched writing drafting"
    r" autor(?:en|innen|:innen|es|as?)?"
    r" verfasser redaktion(?:s(?:gruppe|komitee))? auteurs? redaction redaccion redactor(?:es)? redacao redatores?"
    r" autor[ei] redazione schrijfgroep",
    "rationale": r"rationales? justification reasons? reasoning begrundung argumentaire rationnel justificacion"
    r" fundamentos? why pourquoi warum justificativas? justificac(?:ao|oes) fundamentac(?:ao|oes)"
    r" giustificazion[ei] motivazion[ei] razionale onderbouwing motivering",
    "supporting": r"summary review synthesis discussion background supporting conclusions? commentary explanations?"
    r" considerations? gaps? agenda methods? preferences benefits? harms? burdens? resources? equity acceptability"
    r" feasibility impact etd context diskussion zusammenfassung erlauterung(?:en)? contexte resume synthese"
    r" antecedentes discusion resumen sintesis contexto hintergrund(?:texte?|information(?:en)?)?"
    r" erwagungen consideraciones considerac(?:ao|oes) discussao resumo sintese considerazion[ei]"
    r" contesto premess[ae] discussione riassunto sintesi achtergrond samenvatting overwegingen discussie",
    "comment": r"implementation monitoring research umsetzung forschung recherche investigacion implementacion"
    r" implementac(?:ao|oes) pesquisa implementazione ricerca",
    "remarks": r"tips? remarks? comments? notes? caveats? anmerkung(?:en)? bemerkung(?:en)? \w*hinweise?"
    r" kommentare? remarques? commentaires? observacion(?:es)? comentarios? notas? observac(?:ao|oes)"
    r" osservazion[ei] comment[oi] opmerking(?:en)?",
    "dissent": r"dissent dissenting minority sondervot(?:um|en) minderheitenvot(?:um|en) divergentes? discrepantes?"
    r" dissenso dissidente discordante minderheidsstandpunt",
    "references": r"references? bibliography literature citations? literatur(?:verzeichnis)?"
    r" quellen(?:verzeichnis)? bibliographie bibliografia referencias? literatura riferimenti letteratura"
    r" literatuur referenties bronnen referenze",
    "direction": r"directions? richtung sens direccion direcao direzione richting",
    "population": r"populations? patientenpopulation poblacion populacao popolazione populatie patientenpopulatie",
    "intervention": r"interventions? intervencion intervenc(?:ao|oes) intervent[oi] interventies?",
    "comparator": r"comparators? comparisons? vergleich komparator comparateur comparador comparacion"
    r" comparac(?:ao|oes) comparatore confronto vergelijking",
    "outcome": r"outcomes? endpunkte? desenlaces? desfechos? esit[oi] uitkomst(?:en|maat|maten)?",
    "abbreviations": r"abbreviations? abkurzung(?:en|sverzeichnis) abreviations? abreviaturas? siglas abbreviazioni"
    r" sigle afkortingen",
    "other": r"funding disclosures? conflicts? interests? competing acknowledge?ments? appendix correspondence"
    r" copyright keywords? contents introduction methodology search strategy sections? chapters? executive"
    r" messages? highlights? interessenkonflikte? finanzierung danksagung anhang inhalt(?:sverzeichnis)? einleitung"
    r" methodik conflits? interets? financement remerciements annexes? sommaire conflictos? intereses financiacion"
    r" agradecimientos anexos? indice introduccion overview financiamento conflitos interesses agradecimentos anexo"
    r" introducao finanziamento conflitti interessi ringraziamenti allegat[oi] introduzione financiering belangen"
    r" belangenverstrengeling dankwoord bijlagen? inleiding",
    "list": r"list verzeichnis liste lista lijst elenco",
    "of": r"of for on in with by from der des zur zum fur von im uber de du d pour sur par en del por para sobre"
    r" con au do da dos das di della dell delle degli dei sulla sulle van voor op",
    "filler": r"the a an and or to this these our made were is was die und la le les l et el los las y al o os"
    r" as e il lo gli het een",
    "qualifier": r"final overall key clinical practice practical best good draft revised proposed updated main"
    r" general working body other based cited selected opinions? konsensbasiertes? evidenzbasiertes? klinische[rs]?"
    r" finale[rs]? praxis zitierte finales? global(?:e|es)? clinique pratique citees? clinica practica buena citada"
    r" opinion(?:es)? ungraded technical practical independent expert own full short use needs values criteria"
    r" texts? decision effects? about views? clinico pratica boas? praticas basead[ao]s? buona klinische goede"
    r" basat[ao] finais",
}  # fmt: skip

PHRASES: Mapping[str, WordRole] = {
    r"practice points?|points to consider|puntos de buena practica|points de pratique": "recommendation",
    r"practical (?:advice|guidance|tips|information)|(?:practice|clinical) tips": "comment",
    r"evidence base": "supporting",
    r"what to do": "answer",
    r"to(?= (?:the )?(?:recommendation|statement)s?\b)": "of",
    r"^decisions?$|^entscheidung$|^decisione$|^besluit$": "recommendation",
    r"^(?:(?:it was|be it) )?resolved(?: that)?$|^beschlossen$|^(?:il est )?decide(?: que)?$|^(?:se )?resuelve$"
    r"|^resuelto$|^delibera(?:to|do)$|^besloten$": "recommendation",
    r"key points?|key words": "other",
    r"task force": "people",
    r"(?:summary|list|zusammenfassung|liste|lista|resum[eo]n?|elenco) (?:of|der|des|de|das|delle|las)"
    r" (?:the |key |main )*(?:recommendations|statements|empfehlungen|recommandations|recomendac(?:iones|oes)"
    r"|raccomandazioni|aanbevelingen)": "other",
    r"criteres? de jugement": "outcome",
    r"body of evidence": "evidence",
    r"(?:declarac\w+|dichiarazion[ei]) (?:de|di|dei|dos?|das?|sobre|sui|sugli) .*": "other",
    r"pontos? de boas? praticas?|(?:punti|punto) di buona pratica": "recommendation",
}
"""Words that only together have their role."""

QUESTION = (
    r"(?:(?:key|clinical|research|review|consensus|guideline|PICO)\s+)?question(?:\s+PICO)?|PICO|[KCR]?Q",
    r"(?:schlüssel|(?:klinische|wissenschaftliche)\s+)?frage",
    r"question clinique",
    r"pregunta(?:\s+(?:cl[íi]nica|PICO))?",
    r"(?:pergunta|quest[ãa]o)(?:\s+(?:cl[íi]nica|PICO))?",
    r"(?:quesito|domanda)(?:\s+(?:clinic[oa]|PICO))?",
    r"(?:uitgangs|kern)?vraag",
)
"""What documents call a question, in the same languages."""

CONTINUED = r"continued|cont(?:’d|'d|\.|inued)?"
CONTINUED_IN_BRACKETS = (
    rf"{CONTINUED}|fortsetzung|forts\.|suite|continuaci[óo]n|continua[çc][ãa]o|continua|segue|vervolg"
    r"|(?:(?:slide|part|page|folie|teil|seite|diapositive|diapo|partie|diapositiva|parte|p[áa]gina|pagina|deel)\s+)?"
    r"\d\s?(?:/|of|von|sur|de|di|van)\s?\d"
)
"""How the heading of a further slide says that it goes on, also alone or in brackets only."""

NUMBER_HEADS = (r"no\.?|number|#|id", r"nr\.?|nummer", r"n[°º]|num[ée]ro", r"n[úu]m\.?|n[úu]mero")
"""How a table heads the column of its numbers."""

STATUSES: Mapping[str, str] = {
    "new": "new|neu|nouveau|nouvelle|nueva|nuevo|nov[ao]|nuov[ao]|nieuw",
    "modified": "modified|amended|updated|modifiziert|geändert|aktualisiert|modifiée?|modificad[ao]"
    "|actualizad[ao]|atualizad[ao]|modificat[ao]|aggiornat[ao]|gewijzigd",
    "reaffirmed": "reaffirmed|unchanged|reviewed|geprüft|bestätigt|unverändert|inchangée?|sin cambios"
    "|mantid[ao]|confermat[ao]|ongewijzigd",
}
"""What documents say of a recommendation since the edition before, by the contract's word."""

_NAMED = r"(?:[ -]*(?:based|recommendations?|statements?|points?|empfehlung(?:en)?|statements?|aussagen?))*"

BASES: Mapping[str, str] = {
    "evidence": rf"(?:evidence[ -]based|evidenzbasierte[ns]?){_NAMED}"
    r"|(?:\w+ )?(?:basad|basead|basat)[ao]s? (?:en|em|su|sulle) (?:la |las )?eviden[cz]\w*",
    "consensus": rf"(?:(?:expert )?consensus[ -]based|konsensbasierte[ns]?|expert (?:consensus|opinion)){_NAMED}"
    r"|expertenkonsens(?: \(ek\))?|ek|experts?enmeinung|(?:accord|avis) d[’']experts|(?:consenso|opinion) de expertos"
    r"|(?:consenso|opiniao) de especialistas|(?:consenso|opinione|parere) (?:di|degli) esperti",
    "good-practice": rf"(?:ungraded )?(?:good|best)[ -]practice{_NAMED}"
    r"|gute klinische praxis|(?:puntos?|pontos?|punt[oi]) d[ei] (?:buena|boa|buona) pra[ct]tica",
}
"""What documents say that a recommendation rests on, by the contract's word, without accents and in small letters."""

RECOMMENDING = (
    r"should|shall|must|recommend\w*|suggest\w*|advis\w+|is indicated|offer|consider|avoid|do(?:n['’]t| not)|never"
    r"|(?:may|can) be|ought to",
    r"soll(?:te)?n?|empf[eio]hl\w*|muss|m[üu]ssen|kann|k[öo]nnen|angezeigt",
    r"recommand\w*|doi(?:t|vent)|devrai(?:t|ent)|sugg[ée]r\w*|propos[ée]\w*|peu(?:t|vent)|il faut",
    r"recom(?:iend|end)\w*|sugier\w*|deb(?:e|en|er[íi]an?)|pueden?|aconseja\w*",
    r"suger\w*|deve(?:m|riam?)?|pode(?:m|ria|riam)?|aconselha\w*",
    r"raccomand\w*|sugger\w*|dev(?:e|ono)|dovrebbe(?:ro)?|pu[òo]|possono|si consiglia",
    r"aanbevolen|beveel\w*|moet(?:en)?|dient|overweeg",
)
"""What the sentences of recommendations say, in the same languages."""

STUDIES = (
    r"trials?|stud(?:y|ies)|evidence|cohorts?|meta-analys[ei]s|review(?:s|ed)?|opinion|literature|series|data",
    r"studien?|evidenz|metaanalysen?|daten|literatur|meinung",
    r"essais?|[ée]tudes?|preuves?|donn[ée]es|cohortes?|m[ée]ta-analyses?",
    r"ensayos?|estudios?|evidencia|cohortes|metaan[áa]lisis|datos",
    r"ensaios?|estudos?|evid[êe]ncias?|coortes?|metan[áa]lises?|dados",
    r"stud(?:io|ie|ies)|evidenz[ae]|coort[ei]|metanalisi|dati|onderzoek(?:en)?|bewijs",
)
"""What the reasons for them speak of."""

VOTE_WORDS: Mapping[str, str] = {
    "disagree": r"(?:(?:in )?disagreement|disagree(?:[ds]|ing)?|against|no|opposed|rejected"
    r"|dagegen|ablehnung|nein(?:-?stimmen?)?|gegenstimmen?|contre|(?:en )?contra|en desacuerdo"
    r"|(?:de |en )?désaccord|discord\w+|não|contrari[oa]?|contro|tegen|oneens)",
    "abstain": r"(?:abstain(?:ed|s|ing)?|abstentions?|neutral|no opinion|undecided"
    r"|enthaltung(?:en)?|abstenci(?:ón|ones)|d[’']abstentions?"
    r"|absten[çc](?:ão|ões)|astenut[oi]|astension[ei]|onthouding(?:en)?)",
    "agree": r"(?:(?:in )?agreement|agree(?:[ds]|ing)?|in favou?r|for|yes|approved|accepted|supported|endorsed"
    r"|dafür|zustimmung|ja(?:-?stimmen?)?|stimm(?:t?en|te) (?:zu|dafür)"
    r"|pour|d[’']accord|a favor|de acuerdo"
    r"|concord(?:am?|amos|o|ância|aram)|sim|a favore|favorevol[ei]|d[’']accordo|sì|voor|eens)",
}
"""How votes are called, in the languages of the labels; "disagree" comes first, since it holds "agree"."""

VOTERS_NAMES = (
    r"(?:voting (?:members|delegates|participants)|panel members|voters|delegates|experts|panel(?:l?ists)?|members"
    r"|participants|respondents|attendees|votes|staff|reviewers|clinicians|physicians|surgeons"
    r"|stimmberechtigten?r?|abstimmenden?r?|teilnehmenden?r?|teilnehmer(?:innen)?|mitgliedern?|mitglieder"
    r"|expert(?:inn)?en|delegierten?r?|anwesenden?r?|stimmen"
    r"|votants|participants|membres|suffrages|voix|répondants"
    r"|votantes|participantes|expert[oa]s|miembros|votos|panelistas|especialistas|membros|painelistas"
    r"|votanti|partecipanti|esperti|membri|voti|stemgerechtigden|stemmers|deelnemers|leden|stemmen)"
)
"""How those are called who vote."""

DEGREES = "strongly|completely|fully|somewhat|partly|stimme (?:voll|eher)|tout à fait|plutôt|totalmente|muy"
"""How far people agree, where a vote has degrees."""

ROUND_NAMES = "round|runde|tour|ronda|vuelta|rodada|giro|ronde"
"""What a round of votes is called."""

ROUND_NUMBERS = (
    "first erste erster premier première primera primeira primo prima eerste",
    "second zweite zweiter deuxième seconde segunda secondo seconda tweede",
    "third dritte dritter troisième tercera terceira terzo terza derde",
)
"""Which of them it is, in words."""

LEVEL_NAME = "consensus|konsens|consenso"
"""What names a vote, or is the level of one."""

LEVEL_WORDS = (
    "consensus|majority|agreement|unanimous|unanimity|unanimously|konsens|einstimmig|mehrheitliche zustimmung|consenso"
    "|unanime|unánime|unânime|unanimité|unanimità|unanimidade|unanimidad|accordo?|acuerdo|concordância"
)
"""What is in the name of a level of consensus."""

LEVELS_ALONE = (
    r"(?:[A-ZÀ-Ý]{3,} )+(?:CONSENSUS|KONSENS|CONSENSO)",
    r"(?:[A-ZÀ-Ý]\w+,? )*(?:Consensus|Konsens|Consenso)\.?|[A-ZÀ-Ý]\w+ (?:consensus|Konsens)",
    r"(?:Accord|Consensus) (?i:fort|relatif|faible|modéré)|(?:Acuerdo|Consenso) (?i:fuerte|débil|moderado)",
    r"(?:Consenso|Accordo) (?i:forte|fraco|debole|moderad?t?o)",
    r"(?:Strong|Weak|Full|Unanimous) agreement",
    r"(?:Consensus|Konsens|Consenso) (?:not |nicht |no )?(?:reached|achieved|erreicht|alcanzado)",
)
"""Levels that need no label, and how they are written then."""
