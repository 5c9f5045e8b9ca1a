"""What all records share: frozen values whose unknown keys were refused before they were built."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from typing import Any, ClassVar

# What other packages plug into pydantic has no say about records, and takes time to look for.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import BaseModel, ConfigDict


@cache
def _shared(names: frozenset[str]) -> set[str]:
    return set(names)


class Record(BaseModel):
    """A frozen value read from a file; equal values are equal records.

    `short_form` names the one field that a bare text stands for: `photos: [media/a.jpg]`.
    """

    short_form: ClassVar[str | None] = None

    # A record that is remembered is never typed again: its model is built when the first one is.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    def __getstate__(self) -> Any:
        """As pydantic has it, but half as long: a record has no extra and no private values.

        Records of which the same fields were written share one set of their names.
        """
        return self.__dict__, _shared(frozenset(self.__pydantic_fields_set__))

    def __setstate__(self, state: Any) -> None:
        set_anyway = object.__setattr__
        set_anyway(self, "__dict__", state[0])
        set_anyway(self, "__pydantic_fields_set__", state[1])
        set_anyway(self, "__pydantic_extra__", None)
        set_anyway(self, "__pydantic_private__", None)

    def digest(self) -> str:
        """A text that is another as soon as anything else is written of the record."""
        written = self.__pydantic_serializer__.to_json(self, fallback=repr)
        return hashlib.blake2b(type(self).__name__.encode() + written, digest_size=16).hexdigest()
