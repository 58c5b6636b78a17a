"""Record that a reviewer signed off a question with its present wording.

Example: clinical-consensus sign-off oncology-q1 --reviewer "Name" --role "Role" --date 2026-12-01

The sign-off is added to signoffs.json next to the collection's JSON, with a hash of the question's content. Record it
only when the reviewer has confirmed it in writing, and keep the letter. Wording that is not released yet cannot be
signed off, nor can a question that was withdrawn. The date is neither before the edition's nor after today.

Exit codes:
  0  recorded
  2  the input is wrong; nothing was changed
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import ValidationError

from clinical_consensus.cli.options import add_data_option, command_parser, environment_settings, today
from clinical_consensus.contract.dates import date_of
from clinical_consensus.contract.input_files import reading_once
from clinical_consensus.contract.parse import problems_of_given
from clinical_consensus.contract.problems import InputError, Problem, RefusedError, nearest, one_of
from clinical_consensus.contract.read import read
from clinical_consensus.files.atomic import locked, replace_all
from clinical_consensus.review.dossier import Dossier, read_dossier
from clinical_consensus.review.histories import rewritten
from clinical_consensus.review.sign_offs import (
    SIGN_OFFS_FILE,
    SignOff,
    early,
    identities,
    refuse_another,
    twice,
    with_signoff,
)


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    settings = environment_settings()
    parser = command_parser("sign-off", __doc__)
    parser.add_argument("question", metavar="ID", help="the question's id")
    parser.add_argument("--reviewer", required=True, help="the reviewer's name")
    parser.add_argument("--role", required=True, help="the reviewer's role")
    parser.add_argument("--date", required=True, help="the date of the sign-off, such as 2026-12-01")
    add_data_option(parser, settings)
    options = parser.parse_args(arguments)
    with locked(options.data.parent), reading_once():
        collection = read(options.data)
        refuse_another(options.data, collection.profile.id)
        dossier = read_dossier(options.data, collection)
        signoff = _signoff(options, dossier)
        file = options.data.parent / SIGN_OFFS_FILE
        replace_all({file: with_signoff(options.data, dossier.view.id, signoff)})
    print(f"{file}: {signoff.reviewer} signed off {signoff.question}, edition {signoff.edition}, {signoff.sha256}")
    return 0


def _signoff(options: argparse.Namespace, dossier: Dossier) -> SignOff:
    """The sign-off of the question as published. Raises InputError for a wrong option, RefusedError if not released."""
    known, collection = dossier.view.question, dossier.view.relations.collection
    version = collection.profile.edition.version
    question = known.get(options.question)
    if question is None:
        cure = nearest(options.question, known, one_of(known))
        raise InputError(options.data, [Problem("questions", f"there is no question {options.question!r}", cure)])
    if dossier.older and dossier.published is None:
        wrong = f"edition {version} is not released"
        raise RefusedError(f"{wrong}; release it first (clinical-consensus release), or restore the edition before")
    is_new = question.standing.draft and not any(question.id == each.id for each in dossier.view.frozen[-1].questions)
    if not is_new and (altered := tuple(rewritten(dossier.view.frozen, collection))):
        raise InputError(options.data, altered)
    if question.withdrawn:
        wrong = f"{question.id} was withdrawn in edition {question.withdrawn.edition}"
        raise RefusedError(f"{wrong}, so it cannot be signed off; sign off a question that is still valid")
    if question.standing.draft:
        wrong = dossier.unreleased(question)
        raise RefusedError(f"{wrong}; release the change first (clinical-consensus release), or restore the text")
    given = {name: getattr(options, name) for name in ("reviewer", "role", "date")}
    bound = {"question": question.id, "edition": version, "sha256": dossier.hashes[question.id]}
    problems = list(_dated(options.date, dossier))
    try:
        signoff = SignOff.model_validate(bound | given)
        kept = (each.signoff for each in dossier.signatures.get(question.id, ()))
        same = next((each for each in kept if not {*identities(each)}.isdisjoint(identities(signoff))), None)
        if same:
            problems.append(Problem("reviewer", twice(signoff, same), "nothing is left to record"))
    except ValidationError as error:
        problems += problems_of_given(error, SignOff)
    if problems:
        named = [replace(each, place=f"--{each.place}") for each in problems]
        raise InputError(options.data.parent / SIGN_OFFS_FILE, named)
    return signoff


def _dated(given: str, dossier: Dossier) -> Iterator[Problem]:
    """The problem of a date on which nobody can have signed off the edition; none if it is not a date."""
    date = date_of(given)
    if date and date > today():
        wrong = f"{date} is after today, {today()}"
        yield Problem("date", wrong, "give the day on which the reviewer signed off, and record it from that day on")
    elif date:
        yield from early(date, (dossier.published or dossier.view).profile.edition)
