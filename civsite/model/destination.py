"""Destination 发布去处: where the finished website and screens are copied to, and how it is reached."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from civsite.diagnostics import Text
from civsite.model.record import Record
from civsite.model.scalars import FromText, Line, choice, refusal


class Part(StrEnum):
    """What can be sent: the website, the screens' players and slides."""

    SITE = "site"
    SCREENS = "screens"


# Below a destination that carries both, the website has the root: its own pages on the screens
# lie in `screens/`.
PLAYERS = "player"

PART_TITLES: Mapping[StrEnum, str] = {Part.SITE: "网站", Part.SCREENS: "电子屏"}


class Carrier(StrEnum):
    """How files travel: copied to a folder, by rsync, or put into an S3-like store."""

    FOLDER = "folder"
    RSYNC = "rsync"
    S3 = "s3"


# One letter and a colon is a drive of Windows; a host's name has two letters or more.
_HOST = re.compile(r"(rsync://|[^/\\:\s]{2,}:(?!//))")


def carrier_of(address: str) -> Carrier:
    """How `address` is reached: `s3://bucket/prefix`, `user@host:path` and `rsync://…`, else a folder."""
    if address.startswith("s3://"):
        return Carrier.S3
    return Carrier.RSYNC if _HOST.match(address) else Carrier.FOLDER


def parse_address(text: str) -> str:
    """`text` as an address. Raises a refusal (`address-form`) for what nothing can be copied to."""
    scheme = re.match(r"([a-z0-9+.-]+)://", text, re.IGNORECASE)
    if not text or text.startswith("-") or (scheme and scheme[1] not in ("s3", "rsync")):
        raise _refused(text)
    if text.startswith("s3://") and not text.removeprefix("s3://").split("/")[0]:
        raise _refused(text)
    return text


def _refused(text: str) -> Exception:
    return refusal(
        "address-form",
        Text(f"“{text}”不是能拷贝过去的地方", f"nothing can be copied to “{text}”"),
        Text(
            "写文件夹 /srv/www、rsync 地址 user@host:/srv/www，或 s3://桶/前缀",
            "write a folder /srv/www, an rsync address user@host:/srv/www, or s3://bucket/prefix",
        ),
    )


AddressText = Annotated[str, FromText(parse_address, {"type": "string"})]


class Destination(Record):
    """`endpoint` and `region` are an S3-like store's; its keys come from the environment alone."""

    short_form: ClassVar[str | None] = "to"

    to: AddressText
    send: tuple[Annotated[Part, choice(Part, PART_TITLES)], ...] = (Part.SITE, Part.SCREENS)
    endpoint: Line | None = None
    region: Line | None = None
