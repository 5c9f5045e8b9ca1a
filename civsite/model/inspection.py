"""Inspection 巡查, finding, repair 整改 and look-back 回头看: what was seen at a board."""

from __future__ import annotations

from civsite.model.record import Record
from civsite.model.scalars import Choice, Date, Line, MediaPath, Reference


class InspectionState(Choice):
    PENDING = "pending", "待巡查"
    PASSED = "passed", "合格"
    FAILED = "failed", "不合格待处理"
    REPAIRING = "repairing", "不合格处理中"


class FindingClass(Choice):
    """The five classes that inspectors look at."""

    TEXT = "text", "文字错误"
    OUTDATED = "outdated", "内容过时"
    DAMAGE = "damage", "外观破损"
    TIME_GAP = "time-gap", "时间断档"
    PLACE_GAP = "place-gap", "空间缺位"


class Finding(Record):
    """发现问题 → 反馈问题 → 解决问题 → 回头看: each step with its day."""

    slot: Reference | None = None
    problem: FindingClass
    note: Line
    photo: MediaPath | None = None
    reported: Date | None = None
    repaired: Date | None = None
    look_back: Date | None = None
    photo_after: MediaPath | None = None


class Inspection(Record):
    id: str
    board: Reference
    date: Date
    inspector: Line | None = None
    state: InspectionState
    findings: tuple[Finding, ...] = ()
    photos: tuple[MediaPath, ...] = ()
    note: Line | None = None
