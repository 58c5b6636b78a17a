"""Why a document cannot be read, and what its owner can do."""

from __future__ import annotations

from clinical_consensus.contract.problems import InputError


class DocumentError(InputError):
    """A document cannot be imported; its problem says what is wrong and the cure."""


class UnreadableError(Exception):
    """A document cannot be read: `wrong` says why, `cure` what to do. The file is known to who asked for it."""

    def __init__(self, wrong: str, cure: str) -> None:
        super().__init__(wrong, cure)
        self.wrong = wrong
        self.cure = cure
