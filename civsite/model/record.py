"""What all records share: frozen values whose unknown keys were refused before they were built."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value read from a file; equal values are equal records."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
