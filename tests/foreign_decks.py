"""Synthetic decks in German, French and Spanish."""

from __future__ import annotations

from deck_kinds import ALPHA, GAMMA, THREE, TITLES, Kind

GERMAN = Kind(
    "German labels",
    (
        (
            "Frage 1: Sollen synthetische Hände gewaschen werden?",
            "Hintergrund: Ein synthetischer Hintergrund.",
            "Empfehlung: Sie sollen gewaschen werden, z. B. mit Seife. Wasser genügt nicht.",
            "Empfehlungsgrad: A\nEvidenzgrad: 2b\nKonsensstärke: Starker Konsens\nAbstimmung: 97 % Zustimmung",
            "Begründung: Ein synthetischer Grund.",
            "Autoren: Ada Alpha, Bert Beta",
            f"Literatur\n1. {ALPHA}\n2. {GAMMA}",
        ),
        (
            "Frage 2: Sollen synthetische Füße gewaschen werden?",
            "Empfehlung 2.1\nSie können gewaschen werden.",
            "Empfehlungsgrad: 0\nEvidenzlevel: EK\nAbstimmung: Dafür: 95 %, Dagegen: 3 %, Enthaltung: 2 %",
        ),
    ),
    (
        {
            "title": "Sollen synthetische Hände gewaschen werden?",
            "text": ("Sie sollen gewaschen werden, z. B. mit Seife. Wasser genügt nicht.",),
            "strength": ("A",),
            "certainty": ("2b",),
            "level": ("Starker Konsens",),
            "vote": ({"agree": 97.0},),
            "rationale": ["Ein synthetischer Grund."],
            "authors": ["Ada Alpha", "Bert Beta"],
            "references": TITLES,
        },
        {
            "title": "Sollen synthetische Füße gewaschen werden?",
            "text": ("Sie können gewaschen werden.",),
            "strength": ("0",),
            "certainty": ("EK",),
            "vote": (THREE,),
        },
    ),
    left=("Hintergrund: Ein synthetischer Hintergrund.",),
    marked=("recommendations.synthetic-q2-r1.certainty",),
    of_votes="zustimmung|dafür|dagegen|enthaltung",
)


FRENCH = Kind(
    "French labels",
    (
        (
            "Question 1 : Faut-il laver les mains synthétiques ?",
            "Recommandation : Il faut les laver.\nForce de la recommandation : Forte\nNiveau de preuve : Faible\n"
            "Vote : 95 % pour, 3 % contre, 2 % abstention",
            "Justification : Une raison synthétique.\nAuteurs : Ada Alpha, Bert Beta",
            f"Références\n1. {ALPHA}\n2. {GAMMA}",
        ),
    ),
    (
        {
            "title": "Faut-il laver les mains synthétiques ?",
            "text": ("Il faut les laver.",),
            "strength": ("Forte",),
            "certainty": ("Faible",),
            "vote": (THREE,),
            "rationale": ["Une raison synthétique."],
            "authors": ["Ada Alpha", "Bert Beta"],
            "references": TITLES,
        },
    ),
    of_votes="pour|contre|abstention",
)


SPANISH = Kind(
    "Spanish labels",
    (
        (
            "Pregunta 1: ¿Se deben lavar las manos sintéticas?",
            "Recomendación: Se deben lavar.\nFuerza de la recomendación: Fuerte\nCalidad de la evidencia: Baja\n"
            "Votación: A favor: 95 %, en contra: 3 %, abstenciones: 2 %",
            "Justificación: Una razón sintética.\nAutores: Ada Alpha, Bert Beta",
            f"Bibliografía\n1. {ALPHA}\n2. {GAMMA}",
        ),
    ),
    (
        {
            "title": "¿Se deben lavar las manos sintéticas?",
            "text": ("Se deben lavar.",),
            "strength": ("Fuerte",),
            "certainty": ("Baja",),
            "vote": (THREE,),
            "rationale": ["Una razón sintética."],
            "authors": ["Ada Alpha", "Bert Beta"],
            "references": TITLES,
        },
    ),
    of_votes="a|favor|en|contra|abstenciones",
)
