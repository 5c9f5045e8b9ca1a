"""A job: what one render function is called with, and the products its results become.

Enters: a request of plain JSON values and the files it needs. Leaves: bytes by output name.
A render function is importable and pure: `def render(request, files) -> outputs`, where `request`
is the parsed JSON and `files` maps each name of `files`, `needs` and `digests` to bytes. Outputs
are bytes, or an `Archive` of the job's digests, which the build writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from civsite.canonical import canonical_json
from civsite.model.file import FileInput

__all__ = ["FileInput", "Job", "OutputOf", "canonical_json"]


class OutputOf(NamedTuple):
    """What another job of the same build makes: the job's name and the name of its output."""

    job: str
    output: str


@dataclass(frozen=True, slots=True)
class Job:
    """One call of a render function. Jobs with equal inputs run once, whatever their names.

    `outputs` maps the names that the function returns to product paths below the output folder;
    an output mapped to None is made for other jobs only. `digests` gives the function
    `{"sha256": …, "bytes": …}` as JSON instead of the whole bytes of another output.
    Theme files are files like any other, named by their path (`theme/print/lib.typ`).
    """

    name: str
    function: str
    request: str
    outputs: Mapping[str, str | None]
    files: Mapping[str, FileInput] = field(default_factory=dict)
    needs: Mapping[str, OutputOf] = field(default_factory=dict)
    digests: Mapping[str, OutputOf] = field(default_factory=dict)
    made_from: tuple[str, ...] = ()
    item: str | None = None
    board: str | None = None
    screen: str | None = None
