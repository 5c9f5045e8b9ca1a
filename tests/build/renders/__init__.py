"""Render functions for tests of the runner: they join, refuse, and tell how often they were called."""

from __future__ import annotations

from civsite.render.job import register_function

calls: list[str] = []


def register() -> None:
    for name in ("join", "archive", "refuse", "other_outputs", "broken"):
        register_function(f"tests.{name}", f"tests.build.renders.{name}")
