"""Inspection 巡查, finding, repair 整改 and look-back 回头看: what was seen at a board."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from civsite.model.record import Record
from civsite.model.scalars import Date, Line, MediaPath, choice


class InspectionState(StrEnum):
    PENDING = "pending"
    PASSED = "passed"
    FAILED = "failed"
    REPAIRING = "repairing"


INSPECTION_STATE_TITLES: Mapping[StrEnum, str] = {
    InspectionState.PENDING: "待巡查",
    InspectionState.PASSED: "合格",
    InspectionState.FAILED: "不合格待处理",
    InspectionState.REPAIRING: "不合格处理中",
}


class FindingClass(StrEnum):
    """The five classes that inspectors look at."""

    TEXT = "text"
    OUTDATED = "outdated"
    DAMAGE = "damage"
    TIME_GAP = "time-gap"
    PLACE_GAP = "place-gap"


FINDING_CLASS_TITLES: Mapping[StrEnum, str] = {
    FindingClass.TEXT: "文字错误",
    FindingClass.OUTDATED: "内容过时",
    FindingClass.DAMAGE: "外观破损",
    FindingClass.TIME_GAP: "时间断档",
    FindingClass.PLACE_GAP: "空间缺位",
}


class Finding(Record):
    """发现问题 → 反馈问题 → 解决问题 → 回头看: each step with its day."""

    slot: Line | None = None
    problem: Annotated[FindingClass, choice(FindingClass, FINDING_CLASS_TITLES)]
    note: Line
    photo: MediaPath | None = None
    reported: Date | None = None
    repaired: Date | None = None
    look_back: Date | None = None
    photo_after: MediaPath | None = None


class Inspection(Record):
    id: str
    board: Line
    date: Date
    inspector: Line | None = None
    state: Annotated[InspectionState, choice(InspectionState, INSPECTION_STATE_TITLES)]
    findings: tuple[Finding, ...] = ()
    photos: tuple[MediaPath, ...] = ()
    note: Line | None = None
