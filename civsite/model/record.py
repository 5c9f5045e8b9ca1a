"""What all records share: frozen values whose unknown keys were refused before they were built."""

from __future__ import annotations

import hashlib
import os
from typing import ClassVar

# What other packages plug into pydantic has no say about records, and takes time to look for.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value read from a file; equal values are equal records.

    `short_form` names the one field that a bare text stands for: `photos: [media/a.jpg]`.
    """

    short_form: ClassVar[str | None] = None

    # A record that is remembered is never typed again: its model is built when the first one is.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    def digest(self) -> str:
        """A text that is another as soon as anything else is written of the record."""
        written = self.__pydantic_serializer__.to_json(self, fallback=repr)
        return hashlib.blake2b(type(self).__name__.encode() + written, digest_size=16).hexdigest()
