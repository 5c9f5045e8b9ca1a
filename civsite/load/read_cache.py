"""The hash of a file's bytes enters; what was read of just these bytes before leaves, or nothing.

What is read depends on the bytes, on the file's path and on the program; records are kept as the
JSON of their models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter

from civsite.diagnostics import Diagnostic
from civsite.load.record import Built
from civsite.model.record import Record
from civsite.program import program_digest, version_of
from civsite.store import Store, key_of

RecordType = TypeVar("RecordType", bound=Record)
_LIBRARIES = ("pikepdf", "pillow", "pydantic", "pyyaml")
_NOTHING = "null"
_SILENCE = "[]"


class ReadCache:
    """What the store knows of some files. It is asked for all keys at once, then for each."""

    def __init__(self, store: Store | None, keys: Iterable[str]) -> None:
        self._store = store
        self._known = store.get_all(keys) if store is not None else {}
        self._new: dict[str, str] = {}

    def recall(
        self, key: str, model: type[RecordType], read: Callable[[], Built[RecordType]]
    ) -> Built[RecordType]:
        """What is known under `key`, or what `read` gives, which is kept. Raises what `read` does."""
        known = self._known.get(key)
        if known is not None:
            with suppress(ValueError):  # damaged: it is read again
                return _from_text(known, model)
        built = read()
        self._new[key] = _as_text(built)
        return built

    def remember(self) -> None:
        """Keeps what was read now."""
        if self._store is not None:
            self._store.put_all(self._new)
        self._new = {}


def read_key(*parts: str) -> str:
    """The key of what is read of `parts`: where it was read, the hashes of what was read."""
    return key_of("read", _reader(), *parts)


@cache
def _reader() -> str:
    return "\0".join((program_digest(), *map(version_of, _LIBRARIES)))


def _as_text(built: Built[RecordType]) -> str:
    """Two lines of JSON, neither of which holds a line end."""
    record, said = built.record, built.diagnostics
    written = record.model_dump_json(exclude_unset=True) if record is not None else _NOTHING
    told = _diagnostics().dump_json(said).decode() if said else _SILENCE
    return f"{written}\n{told}"


def _from_text(text: str, model: type[RecordType]) -> Built[RecordType]:
    """Raises ValueError, of which pydantic's is one."""
    written, _, told = text.partition("\n")
    record = None if written == _NOTHING else model.model_validate_json(written)
    return Built(record, () if told == _SILENCE else _diagnostics().validate_json(told))


@cache
def _diagnostics() -> TypeAdapter[tuple[Diagnostic, ...]]:
    return TypeAdapter(tuple[Diagnostic, ...])
