"""Record a sign-off: bind a reviewer to the words that a question has now.

    python scripts/sign_off.py oncology-q1 --reviewer "Name" --role "Role" --date 2026-12-01

It is added to signoffs.json beside the collection's JSON, with the hash of the question's content. Only a reviewer's
own word makes a sign-off: keep the letter. Exit codes: 0 recorded; 2 the input is wrong, and nothing was changed.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from consensus.content import content_sha256
from consensus.desk import read_desk
from consensus.problems import InputError, Problem, exit_code, nearest
from consensus.read import read
from consensus.record import date_of
from consensus.relations import Relations
from consensus.signoffs import FILE
from consensus.site import PROJECT


def main(arguments: list[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process when None) and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("question", metavar="ID", help="the question's id")
    parser.add_argument("--reviewer", required=True, help="who signs")
    parser.add_argument("--role", required=True, help="as what")
    parser.add_argument("--date", required=True, help="when: 2026-12-01")
    data = PROJECT / "data" / "icm_oncology.json"
    parser.add_argument("--data", type=Path, default=data, metavar="FILE", help="the collection's JSON file")
    options = parser.parse_args(arguments)
    file = options.data.parent / FILE
    before = file.read_bytes() if file.exists() else None
    try:
        relations = Relations(read(options.data))
        read_desk(options.data, relations)
        question = relations.question.get(options.question)
        if question is None:
            cure = nearest(options.question, relations.question, f"use one of: {', '.join(relations.question)}")
            raise InputError(options.data, [Problem("questions", f"there is no question {options.question!r}", cure)])
        if date_of(options.date) is None:
            raise InputError(file, [Problem("--date", f"{options.date!r} is no date", 'write it as "2026-12-01"')])
        profile = relations.collection.profile
        signoff = {
            "question": question.id,
            "edition": profile.edition.version,
            "sha256": content_sha256(relations, question),
            "reviewer": options.reviewer,
            "role": options.role,
            "date": options.date,
        }
        kept: Any = json.loads(before) if before else {"schema_version": 1, "collection": profile.id, "signoffs": []}
        kept["signoffs"].append(signoff)
        file.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        read_desk(options.data, relations)
    except InputError:
        if before is None:
            file.unlink(missing_ok=True)
        else:
            file.write_bytes(before)
        raise
    print(
        f"{file}: {options.reviewer} signed off {question.id}, edition {profile.edition.version}, {signoff['sha256']}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(exit_code(main))
