"""Values of our own models in files, to be read by the same program on the same machine; or nothing.

A file begins with a digest of the program, its libraries and the shelf's owner, and one of its own
bytes: what another version wrote, what is damaged or cut off counts as missing. Only models of
this program and dates come out of it, whoever wrote it: nothing in it is ever called.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import io
import pickle
import sys
from enum import Enum
from pathlib import Path
from typing import Any

from civsite.program import program_digest, version_of
from civsite.whole_file import write_whole

# Two SHA-256.
_HEAD_BYTES = 64
_OURS = ("civsite.model.", "civsite.diagnostics", "civsite.quarter")
_DATES = ("date", "datetime", "time")
_PATHS = ("PosixPath", "WindowsPath")


class Shelf:
    """Values by name in `folder`, which is made when first written to. `owner`: whose they are.

    `modules` are those whose classes the values may hold besides records.
    """

    def __init__(self, folder: Path, owner: str, modules: tuple[str, ...] = ()) -> None:
        self._folder = folder
        self._modules = modules
        self._known: dict[tuple[str, str], type] = {}
        libraries = [version_of(name) for name in ("pydantic", "pyyaml", "pillow", "pikepdf")]
        about = [program_digest(), sys.version, *libraries, owner]
        self._stamp = hashlib.sha256("\0".join(about).encode("utf-8", "surrogatepass")).digest()

    def get(self, name: str) -> Any:
        """The value of that name; None where there is none that can be trusted."""
        try:
            with open(f"{self._folder}/{name}", "rb", buffering=0) as file:
                data = file.readall()
        except OSError:
            return None
        payload = memoryview(data)[_HEAD_BYTES:]
        if data[:_HEAD_BYTES] != self._stamp + hashlib.sha256(payload).digest():
            return None
        stream = io.BytesIO(data)  # which takes no copy of them
        stream.seek(_HEAD_BYTES)
        try:
            return _Reader(stream, self._modules, self._known).load()
        except Exception:  # whatever a forged file makes of it
            return None

    def put(self, name: str, value: Any) -> None:
        """Keeps the value, whole or not at all; a folder that cannot be written to keeps nothing."""
        stream = io.BytesIO()
        _Writer(stream, protocol=5).dump(value)
        payload = stream.getvalue()
        with contextlib.suppress(OSError):
            data = b"".join((self._stamp, hashlib.sha256(payload).digest(), payload))
            write_whole(self._folder / name, data)


class _Writer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """Enumerations by their values: Python 3.11.0 to 3.11.3 write them as calls of `getattr`."""
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


class _Reader(pickle.Unpickler):
    """Knows no functions and no classes but those of values."""

    def __init__(
        self, stream: io.BytesIO, modules: tuple[str, ...], known: dict[tuple[str, str], type]
    ) -> None:
        super().__init__(stream)
        self._modules = modules
        self._known = known

    def find_class(self, module: str, name: str) -> type:
        known = self._known.get((module, name))
        if known is None:
            known = self._known[module, name] = self._class(module, name)
        return known

    def _class(self, module: str, name: str) -> type:
        is_ours = module.startswith(_OURS) or module in self._modules
        is_path = module.partition(".")[0] == "pathlib" and name in _PATHS
        if is_ours or is_path or (module == "datetime" and name in _DATES):
            found = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
