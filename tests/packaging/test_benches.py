"""Each bench begins: what it takes from the program is where it says."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

_BENCHES = sorted(path.stem for path in (Path(__file__).parents[2] / "bench").glob("*.py"))


@pytest.mark.parametrize("name", _BENCHES)
def test_a_bench_finds_what_it_measures(name: str) -> None:
    importlib.import_module(f"bench.{name}")
