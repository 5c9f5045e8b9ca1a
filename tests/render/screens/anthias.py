"""A device that speaks REST API v2 of Anthias 2026.08, written from its published fields and rules.

Enters: requests. Leaves: answers, with 400 for what the real one refuses.
"""

from __future__ import annotations

import datetime
import itertools
import json
import re
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from zoneinfo import ZoneInfo

Asset = dict[str, Any]

_YEAR_S = 365 * 24 * 3600
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?")
_REQUIRED = {
    "name": str, "uri": str, "start_date": str, "end_date": str, "duration": int,
    "mimetype": str, "is_enabled": bool,
}  # fmt: skip
_OPTIONAL = {
    "ext": str, "nocache": bool, "play_order": int, "skip_asset_check": bool,
    "skip_ssl_verify": bool, "is_processing": bool, "play_days": list,
    "play_time_from": str, "play_time_to": str,
}  # fmt: skip
_MAY_BE_NULL = {"play_time_from", "play_time_to"}


def faults_of(asset: Asset, staged: frozenset[str] = frozenset()) -> list[str]:
    """Why Anthias would not take the body of `POST /api/v2/assets`; `staged` are uploaded files."""
    faults = [f"{key} is missing" for key in _REQUIRED if key not in asset]
    for key, value in asset.items():
        wanted = (_REQUIRED | _OPTIONAL).get(key)
        if wanted is None:
            faults.append(f"{key} is not a field")
        elif not (value is None and key in _MAY_BE_NULL) and type(value) is not wanted:
            faults.append(f"{key} is {value!r}")
    if not faults:
        faults += _faults_of_values(asset, staged)
    return faults


def _faults_of_values(asset: Asset, staged: frozenset[str]) -> list[str]:
    uri, days = asset["uri"], asset.get("play_days", [1])
    clocks = [asset.get("play_time_from"), asset.get("play_time_to")]
    checks = {
        "uri": uri in staged or re.fullmatch(r"https?://[^\s/]+/[!-~]+", uri),
        "duration": 0 <= asset["duration"] <= _YEAR_S,
        "dates": _moment(asset["start_date"]) < _moment(asset["end_date"]),
        "play_days": days and set(days) <= set(range(1, 8)),
        "play_time": (clocks[0] is None) == (clocks[1] is None),
        "clock": all(clock is None or _CLOCK.fullmatch(clock) for clock in clocks),
    }
    return [name for name, good in checks.items() if not good]


def is_active(asset: Asset, now: datetime.datetime, zone: ZoneInfo) -> bool:
    """Whether the device plays the asset at `now`; weekdays and clocks are those of `zone`."""
    if not asset["is_enabled"] or not (
        _moment(asset["start_date"]) < now < _moment(asset["end_date"])
    ):
        return False
    local = now.astimezone(zone)
    today, clock = local.isoweekday(), f"{local:%H:%M:%S}"
    begin, end = asset["play_time_from"], asset["play_time_to"]
    if begin is None:
        return today in asset["play_days"]
    if begin <= end:
        return today in asset["play_days"] and begin <= clock < end
    yesterday = today - 1 or 7
    return (clock >= begin and today in asset["play_days"]) or (
        clock < end and yesterday in asset["play_days"]
    )


def _moment(iso: str) -> datetime.datetime:
    moment = datetime.datetime.fromisoformat(iso)
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


class Device(ThreadingHTTPServer):
    """What was uploaded, and the assets by id, in the order of play."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Requests)
        self.staged: dict[str, bytes] = {}
        self.pictures: dict[str, bytes] = {}
        self.assets: dict[str, Asset] = {}
        self.log: list[str] = []
        self.numbers = itertools.count()

    def create(self, body: Asset) -> Asset:
        asset_id = f"id{next(self.numbers)}"
        self.pictures[asset_id] = self.staged.pop(body["uri"])
        told = {key: value for key, value in body.items() if key != "ext"}
        for key in ("start_date", "end_date"):
            told[key] = _moment(body[key]).astimezone(ZoneInfo("Asia/Shanghai")).isoformat()
        self.assets[asset_id] = {**told, "asset_id": asset_id, "uri": f"/data/{asset_id}"}
        return self.assets[asset_id]


class _Requests(BaseHTTPRequestHandler):
    server: Device

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        assert self.path == "/api/v2/assets"
        self._answer(200, list(self.server.assets.values()))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.log.append(self.path)
        if self.path == "/api/v2/file_asset":
            name, data = _uploaded(self.headers["Content-Type"], body)
            uri = f"/data/{next(self.server.numbers)}.tmp"
            self.server.staged[uri] = data
            self._answer(200, {"uri": uri, "ext": name[name.rindex(".") :], "upload_id": "x"})
        elif self.path == "/api/v2/assets/order":
            ids = json.loads(body)["ids"].split(",")
            self.server.assets = {each: self.server.assets[each] for each in ids} | {
                key: asset for key, asset in self.server.assets.items() if key not in ids
            }
            self._answer(204, None)
        else:
            asset = json.loads(body)
            faults = faults_of(asset, frozenset(self.server.staged))
            self._answer(400, faults) if faults else self._answer(201, self.server.create(asset))

    def do_DELETE(self) -> None:
        self.server.log.append(f"DELETE {self.path}")
        del self.server.assets[self.path.removeprefix("/api/v2/assets/")]
        self._answer(204, None)

    def _answer(self, status: int, value: Any) -> None:
        body = b"" if value is None else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _uploaded(form: str, body: bytes) -> tuple[str, bytes]:
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {form}\r\n\r\n".encode() + body)
    (part,) = message.iter_parts()
    assert part.get_param("name", header="content-disposition") == "file_upload"
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    return str(part.get_filename()), data
