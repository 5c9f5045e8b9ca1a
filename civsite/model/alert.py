"""Alert 预警: what other systems are told of an emergency, in the terms of CAP 1.2."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from civsite.model.record import Record
from civsite.model.scalars import Flag, Line, Moment, choice


class Category(StrEnum):
    GEO = "geo"
    MET = "met"
    SAFETY = "safety"
    SECURITY = "security"
    RESCUE = "rescue"
    FIRE = "fire"
    HEALTH = "health"
    ENV = "env"
    TRANSPORT = "transport"
    INFRA = "infra"
    CBRNE = "cbrne"
    OTHER = "other"


CATEGORY_TITLES: Mapping[StrEnum, str] = {
    Category.GEO: "地质",
    Category.MET: "气象",
    Category.SAFETY: "公共安全",
    Category.SECURITY: "治安",
    Category.RESCUE: "救援",
    Category.FIRE: "火灾",
    Category.HEALTH: "卫生",
    Category.ENV: "环境",
    Category.TRANSPORT: "交通",
    Category.INFRA: "基础设施",
    Category.CBRNE: "危险物质",
    Category.OTHER: "其他",
}


class Urgency(StrEnum):
    IMMEDIATE = "immediate"
    EXPECTED = "expected"
    FUTURE = "future"
    PAST = "past"
    UNKNOWN = "unknown"


URGENCY_TITLES: Mapping[StrEnum, str] = {
    Urgency.IMMEDIATE: "立即",
    Urgency.EXPECTED: "一小时内",
    Urgency.FUTURE: "不久",
    Urgency.PAST: "已过",
    Urgency.UNKNOWN: "未知",
}


class AlertSeverity(StrEnum):
    EXTREME = "extreme"
    SEVERE = "severe"
    MODERATE = "moderate"
    MINOR = "minor"
    UNKNOWN = "unknown"


SEVERITY_TITLES: Mapping[StrEnum, str] = {
    AlertSeverity.EXTREME: "特别严重",
    AlertSeverity.SEVERE: "严重",
    AlertSeverity.MODERATE: "较重",
    AlertSeverity.MINOR: "一般",
    AlertSeverity.UNKNOWN: "未知",
}


class Certainty(StrEnum):
    OBSERVED = "observed"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    UNKNOWN = "unknown"


CERTAINTY_TITLES: Mapping[StrEnum, str] = {
    Certainty.OBSERVED: "已发生",
    Certainty.LIKELY: "很可能",
    Certainty.POSSIBLE: "有可能",
    Certainty.UNLIKELY: "不大可能",
    Certainty.UNKNOWN: "未知",
}


class Response(StrEnum):
    SHELTER = "shelter"
    EVACUATE = "evacuate"
    PREPARE = "prepare"
    EXECUTE = "execute"
    AVOID = "avoid"
    MONITOR = "monitor"
    ASSESS = "assess"
    ALL_CLEAR = "all-clear"
    NONE = "none"


RESPONSE_TITLES: Mapping[StrEnum, str] = {
    Response.SHELTER: "就地躲避",
    Response.EVACUATE: "撤离",
    Response.PREPARE: "做好准备",
    Response.EXECUTE: "按预案行动",
    Response.AVOID: "远离",
    Response.MONITOR: "留意",
    Response.ASSESS: "自行判断",
    Response.ALL_CLEAR: "解除",
    Response.NONE: "无需行动",
}


class Alert(Record):
    """Every key has a value that suits an emergency of the community; `sent` in its time zone."""

    category: Annotated[Category, choice(Category, CATEGORY_TITLES)] = Category.SAFETY
    urgency: Annotated[Urgency, choice(Urgency, URGENCY_TITLES)] = Urgency.IMMEDIATE
    severity: Annotated[AlertSeverity, choice(AlertSeverity, SEVERITY_TITLES)] = (
        AlertSeverity.SEVERE
    )
    certainty: Annotated[Certainty, choice(Certainty, CERTAINTY_TITLES)] = Certainty.LIKELY
    response: Annotated[Response, choice(Response, RESPONSE_TITLES)] | None = None
    area: Line | None = None
    sent: Moment | None = None
    exercise: Flag = False
