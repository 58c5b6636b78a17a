"""What the source states about the people whom it names, such as competing interests, and who was recused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clinical_consensus.collection.facts import Fact, visible
from clinical_consensus.collection.reader import Path, Reader
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.records import Author


def facts_of_people(relations: Relations, people: Iterable[Author]) -> tuple[Fact, ...]:
    """Return what is stated about each of these people of the collection, beyond name, affiliations and ORCID iD."""
    reader = Reader(relations)
    paths = ((Path(f"authors.{each.id}", "authors", each.name), each) for each in people)
    return visible(fact for path, each in paths for fact in reader.further(path, each))


@dataclass(frozen=True)
class Recusal:
    """A recommendation by its id, and the number of its question: "4.110", or "7, recommendation 2"."""

    id: str
    name: str


@dataclass(frozen=True)
class Person:
    """A person of whom something is stated: the facts, and the recommendations from which they were recused."""

    author: Author
    facts: tuple[Fact, ...]
    recused: tuple[Recusal, ...]


def stated_people(view: CollectionView) -> tuple[Person, ...]:
    """Return the people of whom the source states more than the name, or who were recused, in the file's order."""
    recused: dict[str, list[Recusal]] = {}
    for question in view.questions:
        for each in question.recommendations:
            which = f", recommendation {each.number}" if each.several else ""
            for author in each.record.recused:
                recused.setdefault(author, []).append(Recusal(each.id, f"{question.number}{which}"))
    every = (
        Person(each, facts_of_people(view.relations, [each]), tuple(recused.get(each.id, ())))
        for each in view.relations.collection.authors
    )
    return tuple(person for person in every if person.facts or person.recused)
