"""Brings a screen's pictures to an Anthias player: python3 anthias-upload.py ADDRESS [USER:PASSWORD]

Lies beside `anthias.json` and `slides/`; needs Python 3.9 or newer and nothing else. The pictures go
to the player's own memory, so that it needs no network afterwards. What this program brought earlier
and is on the list no more is taken away; what others put on the player is left alone.

把这块屏的图片传到 Anthias 播放器。它和 anthias.json、slides 放在一起，只需要 Python 3.9 以上。
图片存进播放器，之后不用联网。以前由它传上去、清单里已经没有的，会删掉；别人放的不动。
"""

from __future__ import annotations

import base64
import datetime
import io
import json
import sys
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

HERE = Path(__file__).resolve().parent
TIMEOUT_S = 120
# The shorter name is not known to Python 3.9.
_UTC = datetime.timezone.utc  # noqa: UP017
_SCHEDULE = ("duration", "is_enabled", "play_days", "play_time_from", "play_time_to")

Asset = dict[str, Any]


class Player:
    """An Anthias device, spoken to through its REST API v2."""

    def __init__(self, address: str, login: str | None) -> None:
        self.address = address.rstrip("/")
        self.headers = {}
        if login:
            self.headers["Authorization"] = f"Basic {base64.b64encode(login.encode()).decode()}"

    def assets(self) -> list[Asset]:
        found: list[Asset] = self._ask("GET", "assets")
        return found

    def bring(self, picture: Path, asset: Asset) -> str:
        """The id of a new asset whose picture has been uploaded."""
        staged = self._upload(picture)
        made = self._ask("POST", "assets", {**asset, "uri": staged["uri"], "ext": staged["ext"]})
        return str(made["asset_id"])

    def remove(self, asset_id: str) -> None:
        self._ask("DELETE", f"assets/{quote(asset_id)}")

    def order(self, ids: list[str]) -> None:
        self._ask("POST", "assets/order", {"ids": ",".join(ids)})

    def _upload(self, picture: Path) -> dict[str, str]:
        mark = uuid.uuid4().hex
        name = f"picture{picture.suffix}"
        head = (
            f"--{mark}\r\nContent-Disposition: form-data; "
            f'name="file_upload"; filename="{name}"\r\nContent-Type: image/png\r\n\r\n'
        )
        body = head.encode() + picture.read_bytes() + f"\r\n--{mark}--\r\n".encode()
        answer: dict[str, str] = self._send(
            "POST", "file_asset", body, f"multipart/form-data; boundary={mark}"
        )
        return answer

    def _ask(self, method: str, path: str, value: Any = None) -> Any:
        body = None if value is None else json.dumps(value).encode()
        return self._send(method, path, body, "application/json")

    def _send(self, method: str, path: str, body: bytes | None, form: str) -> Any:
        url = f"{self.address}/api/v2/{path}"
        headers = {**self.headers, "Content-Type": form} if body else self.headers
        request = urllib.request.Request(url, body, headers, method=method)
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
            said = answer.read()
        return json.loads(said) if said else None


def renew(player: Player, wanted: list[Asset], mark: str) -> tuple[int, int]:
    """How many were brought and taken away. The new come before the old go, so nothing goes dark."""
    there = {asset["name"]: asset for asset in player.assets() if asset["name"].startswith(mark)}
    ids: list[str] = []
    kept: set[str] = set()
    for asset in wanted:
        known = there.get(asset["name"])
        if known and _is_as_wanted(known, asset):
            ids.append(known["asset_id"])
            kept.add(known["asset_id"])
        else:
            ids.append(player.bring(_picture_of(asset), asset))
    gone = [each["asset_id"] for each in there.values() if each["asset_id"] not in kept]
    for asset_id in gone:
        player.remove(asset_id)
    player.order(ids)
    return len(ids) - len(kept), len(gone)


def _is_as_wanted(known: Asset, asset: Asset) -> bool:
    """Whether it plays when it should. The name, which is the same, holds a hash of the picture."""
    moments = all(_moment(known[key]) == _moment(asset[key]) for key in ("start_date", "end_date"))
    return moments and all(known.get(key) == asset[key] for key in _SCHEDULE)


def _moment(iso: str) -> datetime.datetime:
    """The player tells moments by its own clock, with an offset."""
    moment = datetime.datetime.fromisoformat(iso.replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=_UTC)


def _picture_of(asset: Asset) -> Path:
    folder, name = unquote(urlsplit(asset["uri"]).path).split("/")[-2:]
    return HERE / folder / name


def main(words: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks Chinese shows marks instead
            stream.reconfigure(errors="replace")
    if not 1 <= len(words) <= 2:
        print(__doc__)
        return 2
    wanted = json.loads((HERE / "anthias.json").read_text(encoding="utf-8"))
    address = words[0] if "://" in words[0] else f"http://{words[0]}"
    mark = wanted[0]["name"].partition("]")[0] + "]"
    player = Player(address, words[1] if len(words) == 2 else None)
    try:
        brought, removed = renew(player, wanted, mark)
    except urllib.error.HTTPError as fault:
        print(f"{address}: {fault}: {fault.read(400).decode(errors='replace')}", file=sys.stderr)
        return 1
    except (urllib.error.URLError, OSError) as fault:
        print(f"{address}: {fault}", file=sys.stderr)
        return 1
    print(f"新增 added: {brought}，删除 removed: {removed}，共 in all: {len(wanted)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
