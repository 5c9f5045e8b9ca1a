"""Leaves: a host on this machine that serves a screen's folder, and can be made to fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.render.screens.host import Host

Serve = Callable[[Path], Host]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a folder; the hosts are gone when the test ends."""
    hosts: list[Host] = []

    def start(folder: Path) -> Host:
        hosts.append(Host(folder))
        return hosts[-1]

    yield start
    for host in hosts:
        host.stop()
