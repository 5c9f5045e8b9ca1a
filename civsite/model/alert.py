"""Alert 预警: what other systems are told of an emergency, in the terms of CAP 1.2."""

from __future__ import annotations

from civsite.model.record import Record
from civsite.model.scalars import Choice, Flag, Line, Moment


class Category(Choice):
    GEO = "geo", "地质"
    MET = "met", "气象"
    SAFETY = "safety", "公共安全"
    SECURITY = "security", "治安"
    RESCUE = "rescue", "救援"
    FIRE = "fire", "火灾"
    HEALTH = "health", "卫生"
    ENV = "env", "环境"
    TRANSPORT = "transport", "交通"
    INFRA = "infra", "基础设施"
    CBRNE = "cbrne", "危险物质"
    OTHER = "other", "其他"


class Urgency(Choice):
    IMMEDIATE = "immediate", "立即"
    EXPECTED = "expected", "一小时内"
    FUTURE = "future", "不久"
    PAST = "past", "已过"
    UNKNOWN = "unknown", "未知"


class AlertSeverity(Choice):
    EXTREME = "extreme", "特别严重"
    SEVERE = "severe", "严重"
    MODERATE = "moderate", "较重"
    MINOR = "minor", "一般"
    UNKNOWN = "unknown", "未知"


class Certainty(Choice):
    OBSERVED = "observed", "已发生"
    LIKELY = "likely", "很可能"
    POSSIBLE = "possible", "有可能"
    UNLIKELY = "unlikely", "不大可能"
    UNKNOWN = "unknown", "未知"


class Response(Choice):
    SHELTER = "shelter", "就地躲避"
    EVACUATE = "evacuate", "撤离"
    PREPARE = "prepare", "做好准备"
    EXECUTE = "execute", "按预案行动"
    AVOID = "avoid", "远离"
    MONITOR = "monitor", "留意"
    ASSESS = "assess", "自行判断"
    ALL_CLEAR = "all-clear", "解除"
    NONE = "none", "无需行动"


class Alert(Record):
    """Every key has a value that suits an emergency of the community; `sent` in its time zone."""

    category: Category = Category.SAFETY
    urgency: Urgency = Urgency.IMMEDIATE
    severity: AlertSeverity = AlertSeverity.SEVERE
    certainty: Certainty = Certainty.LIKELY
    response: Response | None = None
    area: Line | None = None
    sent: Moment | None = None
    exercise: Flag = False
