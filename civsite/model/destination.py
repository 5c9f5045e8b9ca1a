"""Destination 发布去处: where the finished website and screens are copied to, and how it is reached."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, ClassVar

from civsite.diagnostics import Text, printable
from civsite.files import is_plain_path
from civsite.model.addresses import WebAddress
from civsite.model.record import Record
from civsite.model.scalars import SOME, Choice, FromText, Line, refusal
from civsite.text.links import ascii_host


class PublishedPart(Choice):
    """What can be sent: the website, the screens' players and slides."""

    SITE = "site", "网站"
    SCREENS = "screens", "电子屏"


# Below a destination that carries both, the website has the root: its own pages on the screens
# lie in `screens/`.
PLAYERS = "player"


class Carrier(StrEnum):
    """How files travel: copied to a folder, by rsync, or put into an S3-like store."""

    FOLDER = "folder"
    RSYNC = "rsync"
    S3 = "s3"


# One letter and a colon is a drive of Windows; a host's name has two letters or more.
_HOST = re.compile(r"(rsync://|[^/\\:\s]{2,}:(?!//))")
# Names that no program takes for an option, and folders that no far shell takes for a command.
_NAME = r"\w[\w.+-]*"
_PLACE = rf"(?:{_NAME}@)*(?:{_NAME}|\[[0-9A-Fa-f:.]+\])"
_SIGNS = r"`$;|&<>()'\"\\*?\[\]{}!#"
_FOLDER = rf"[^:{_SIGNS}-][^{_SIGNS}]*"
_SERVER = re.compile(
    rf"(?!rsync://){_PLACE}:(?:{_FOLDER}|:{_FOLDER})?|rsync://{_PLACE}(?::\d+)?/{_FOLDER}"
)
_SERVER_HOST = re.compile(rf"(?:rsync://)?(?:{_NAME}@)*({_NAME})(?=[:/])")
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def carrier_of(address: str) -> Carrier:
    """How `address` is reached: `s3://bucket/prefix`, `user@host:path` and `rsync://…`, else a folder."""
    if address.startswith("s3://"):
        return Carrier.S3
    return Carrier.RSYNC if _HOST.match(address) else Carrier.FOLDER


def parse_address(text: str) -> str:
    """`text` as an address. Raises a refusal (`address-form`) for what nothing can be copied to.

    It may be a stranger's: nothing in it may mean an option or a command to rsync, ssh or a shell.
    """
    if "\n" not in text and printable(text) == text and _FITS[carrier_of(text)](text):
        return text
    text = printable(text)
    raise refusal(
        "address-form",
        Text(f"“{text}”不是能拷贝过去的地方", f"nothing can be copied to “{text}”"),
        Text(
            "写文件夹 /srv/www、rsync 地址 user@host:/srv/www，或 s3://桶/前缀",
            "write a folder /srv/www, an rsync address user@host:/srv/www, or s3://bucket/prefix",
        ),
    )


def ascii_address(address: str) -> str:
    """An address for programs that know ASCII hosts alone: 用户@花园.中国:/srv has its host as punycode.

    Raises ValueError for a host that cannot be.
    """
    server = _SERVER_HOST.match(address) if carrier_of(address) is Carrier.RSYNC else None
    # A name without a dot may be one that the user's ssh knows.
    if server is None or "." not in server[1]:
        return address
    return address[: server.start(1)] + ascii_host(server[1]) + address[server.end(1) :]


def _is_folder(text: str) -> bool:
    return bool(text) and re.match(r"-|[\w+.-]+://", text) is None


def _is_server(text: str) -> bool:
    try:
        return _SERVER.fullmatch(ascii_address(text)) is not None
    except ValueError:
        return False


def _is_bucket(text: str) -> bool:
    bucket, _, prefix = text.removeprefix("s3://").rstrip("/").partition("/")
    return _BUCKET.fullmatch(bucket) is not None and (not prefix or is_plain_path(prefix))


_FITS = {Carrier.FOLDER: _is_folder, Carrier.RSYNC: _is_server, Carrier.S3: _is_bucket}
AddressText = Annotated[str, FromText(parse_address, {"type": "string"})]


class Destination(Record):
    """`endpoint` and `region` are an S3-like store's; its keys come from the environment alone."""

    short_form: ClassVar[str | None] = "to"

    to: AddressText
    send: Annotated[tuple[PublishedPart, ...], SOME] = tuple(PublishedPart)
    endpoint: WebAddress | None = None
    region: Line | None = None
