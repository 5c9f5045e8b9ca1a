"""A task enters, on whatever machine works on it; its results are in the store, their hashes leave.

Keys travel, not bytes: a task names a registered render function and the blobs of its inputs, and
all workers share the store.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from civsite.canonical import canonical_json
from civsite.diagnostics import Diagnostic, Refused
from civsite.render.archive import pack_into
from civsite.render.job import Made, function_named
from civsite.store import Blob, Writer
from civsite.store.blobs import Blobs
from civsite.typeset.engine import TemplateFault, broken_template


class Task(NamedTuple):
    """One call of a render function, with the folder of the store.

    `files` lie on this machine's disk; `needs` are blobs; of `digests` the function gets the hashes.
    """

    store: str
    function: str
    request: str
    files: Mapping[str, str]
    needs: Mapping[str, Blob]
    digests: Mapping[str, Blob]


class Done(NamedTuple):
    """The outputs by name; or what the content was refused for, and no outputs."""

    outputs: Mapping[str, Blob] = {}
    refused: tuple[Diagnostic, ...] = ()


def work_on(task: Task) -> Done:
    """Calls the function and stores what it makes. Raises Damaged for a blob that is gone."""
    blobs = Blobs(Path(task.store))
    inputs = {name: Path(location).read_bytes() for name, location in task.files.items()}
    inputs |= {name: blobs.read(blob) for name, blob in task.needs.items()}
    inputs |= {name: canonical_json(blob._asdict()).encode() for name, blob in task.digests.items()}
    try:
        made = function_named(task.function)(json.loads(task.request), inputs)
    except Refused as refused:
        return Done(refused=refused.diagnostics)
    except TemplateFault as fault:
        return Done(refused=(broken_template(fault),))
    return Done({name: blobs.put(_content(each, task, blobs)) for name, each in made.items()})


def _content(made: Made, task: Task, blobs: Blobs) -> bytes | Writer:
    """Bytes, or what writes a zip of the task's digests, a member at a time."""
    if isinstance(made, bytes):
        return made
    read = ((name, blobs.read(task.digests[source])) for name, source in made.members)
    return lambda stream: pack_into(stream, read)
