"""Notice 通知: something to know for a time."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from civsite.diagnostics import Text
from civsite.model.alert import Alert
from civsite.model.item import Item, Kind
from civsite.model.kinds.kind import ItemKind, KeyText
from civsite.model.scalars import Choice, Date, Line


class Level(Choice):
    NORMAL = "normal", "普通"
    IMPORTANT = "important", "重要"
    EMERGENCY = "emergency", "紧急"


class Notice(Item):
    """`what`, `when` and `where` are read in three seconds; `body` is Markdown for who wants more.

    `alert` speaks of an emergency alone.
    """

    kind: ClassVar[Kind] = Kind.NOTICE
    folder: ClassVar[str] = "notices"
    announced: ClassVar[bool] = True

    level: Level = Level.NORMAL
    date: Date | None = None
    what: Line | None = None
    when: Line | None = None
    where: Line | None = None
    who: Line | None = None
    contact: Line | None = None
    alert: Alert = Field(default_factory=Alert)
    body: str = ""

    @property
    def is_emergency(self) -> bool:
        return self.level is Level.EMERGENCY

    @property
    def markdown(self) -> str:
        return self.body


KIND = ItemKind(
    Notice,
    title=Text("通知", "notice"),
    plural=Text("通知", "notices"),
    traditional="通知",
    purpose=Text(
        "通知，在有效期内展示。",
        "Something to know for a time.",
    ),
    ending=".md",
    keys={
        "level": KeyText("级别", "轻重；紧急通知占住电子屏", "how grave; an emergency takes the screens over"),
        "Notice.date": KeyText("日期", "发通知的日期", "the day of the notice"),
        "what": KeyText("事项", "什么事", "what it is about"),
        "when": KeyText("时间", "什么时间，照您的话写", "when, in your words"),
        "where": KeyText("范围", "什么范围", "where it applies"),
        "who": KeyText("对象", "涉及谁", "whom it concerns"),
        "contact": KeyText("联系", "找谁问", "whom to ask"),
        "alert": KeyText("预警", "紧急通知以 CAP 1.2 告诉别的系统时怎么说；不写就用默认值",
                         "how an emergency is told to other systems as CAP 1.2; absent: the defaults"),
        "category": KeyText("类别", "哪一类险情", "the kind of danger"),
        "urgency": KeyText("紧迫", "要多快行动", "how soon to act"),
        "severity": KeyText("严重", "有多严重", "how grave it is"),
        "certainty": KeyText("确定", "有多确定", "how certain it is"),
        "response": KeyText("应对", "人们该做什么", "what people should do"),
        "area": KeyText("区域", "哪些地方；不写就用“范围”，再没有就用社区的地址",
                        "which places; absent: `where`, else the community's address"),
        "sent": KeyText("发布", "发布的日期和时刻；不写就用“日期”或“起”那天零点",
                        "day and time it was sent; absent: midnight of `date` or `from`"),
        "exercise": KeyText("演练", "这是演练", "this is an exercise"),
    },
)  # fmt: skip
