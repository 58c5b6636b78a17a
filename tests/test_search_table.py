"""The table of search is put together from parts, of which none takes a name of another."""

from __future__ import annotations

import ast
import inspect
from itertools import combinations

from clinical_consensus.search import table
from clinical_consensus.search.table import TABLE


def test_no_part_of_the_table_takes_a_name_of_another() -> None:
    [whole] = [
        node.value
        for node in ast.walk(ast.parse(inspect.getsource(table)))
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "TABLE"
    ]
    assert isinstance(whole, ast.Dict)
    own = [key.value for key in whole.keys if isinstance(key, ast.Constant)]
    named = [
        each.id for key, each in zip(whole.keys, whole.values, strict=True) if not key and isinstance(each, ast.Name)
    ]
    parts = [set(getattr(table, name)) for name in named]
    assert len(parts) > 3
    assert len(own) == len(set(own))
    assert [one & other for one, other in combinations([set(own), *parts], 2) if one & other] == []
    assert set(TABLE) == set(own).union(*parts)
