"""The one table of words that people write for the words of civsite, and of words that are opposites.

`READ` are understood as keys. `MEANT` are offered where the right word is allowed: in a list of
groups the first whose words are all known there, as `时间` is the date of a story and the hours of a
screen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

# Further Chinese words for a key, and the key.
READ: Mapping[str, str] = {"姓名": "name", "名称": "name", "内容": "text", "版位": "slot"}

_BY_GROUPS: Mapping[str, tuple[str, ...]] = {
    # keys
    "时间": ("date event", "start end", "date", "adopted", "from until", "days hours", "opening"),
    "日期": ("from until", "adopted", "written", "start end"),
    "开始 开始时间 开始日期 起始日期 生效日期": ("start", "from"),
    "结束 结束时间 结束日期 截止 截止日期 截止时间 到期 有效期至": ("end", "until"),
    "有效期 期限 展示时间 展出时间": ("from until",),
    "开放时间 开关机时间 播放时间 亮屏时间": ("hours", "opening"),
    "题目 名字 标题 名称 title name": ("title", "name"),
    "内容 事由 事情 正文": ("what", "deed", "articles", "item"),
    "简介 概要 简述 导语 description": ("summary", "preamble"),
    "关键词 关键字 tag keywords": ("tags",),
    "图片 相片 图 照片 image images picture pictures": ("photos", "photo", "artwork", "media"),
    "地址 场所 地方 location": ("place", "where", "address"),
    "位置": ("at", "place", "where"),
    "电话 联系电话 手机 联系人 联系方式 phone": ("phone", "contact", "owner"),
    "类型 类别 种类 分类 type": ("kind", "campaign", "level", "honour", "problem"),
    "大小 规格 宽 高 宽度 高度 width height": ("size",),
    "顺序 排序": ("order",),
    "等级 紧急程度": ("level",),
    "称号 荣誉称号 奖项": ("honour",),
    "同意日期 授权 授权日期": ("consent",),
    "人数 参加人数 参与人数 到场人数": ("participants",),
    "志愿者人数": ("volunteers",),
    "版面 栏位": ("slots", "layout"),
    # screens and boards
    "led led屏 led显示屏 电子显示屏": ("led-strip led-wall",),
    "字幕屏 led字幕屏 led条屏 条屏 走字屏 滚动屏 led滚动屏": ("led-strip",),
    "led大屏幕 全彩屏 led全彩屏 户外大屏": ("led-wall",),
    "电视 电视机 tv lcd屏 显示器 一体机 横屏 竖屏": ("lcd",),
    "公告栏 公示栏 告示栏 黑板报 报栏": ("column", "board", "boards"),
    "宣传橱窗 玻璃橱窗": ("showcase",),
    "电梯 电梯厅 轿厢": ("lift",),
    "走廊 长廊": ("corridor",),
    "墙 墙面 围墙": ("wall",),
    "办公室 服务大厅": ("office",),
    "反面 后面": ("back",),
    "前面": ("front",),
    # other words of lists
    "核心价值观 价值观": ("core-values",),
    "讲文明 树新风 文明": ("manners",),
    "图说价值观": ("picture-values",),
    "未成年人 少年儿童": ("minors",),
    "科学 科普知识": ("science",),
    "消防 安全生产": ("safety",),
    "志愿 志愿者 志愿活动": ("volunteering",),
    "问卷 调查": ("survey",),
    "其他 其它 自制 原创 other": ("own",),
    "一般": ("normal",),
    "紧急通知 突发 urgent": ("emergency",),
    "不合格": ("failed repairing",),
    "通过 正常": ("passed",),
    # kinds, their folders, targets
    "新闻 资讯 动态": ("news",),
    "公告 通告 告示 通知": ("notice", "notices"),
    "好人榜 光荣榜 善行义举榜": ("honours",),
    "制度 守则 公约": ("convention", "conventions"),
    "宣传画 海报": ("poster", "posters"),
    "展板 宣传栏": ("board", "boards"),
    "屏 屏幕 电子屏": ("screen", "screens"),
    "页面 网页": ("page", "pages", "site"),
    "网站": ("site",),
    "报告 报表 小结": ("report",),
    "巡查": ("inspection", "inspections"),
    "期 版次": ("editions",),
    "媒体 素材 附件": ("media",),
}
MEANT: Mapping[str, tuple[tuple[str, ...], ...]] = {
    word: tuple(tuple(group.split()) for group in groups)
    for words, groups in _BY_GROUPS.items()
    for word in words.split()
}

# Words of which one is the opposite of another, or another of its kind: a guess never swaps them.
_APART = tuple(
    re.compile(pattern)
    for pattern in (
        "[东西南北]|east|west|north|south",
        "[左右]|left|right",
        "[上下高低]|upper|lower|up|down|top|bottom",
        "[前后正反背]|front|back|rear",
        "[内外里]|inner|outer|inside|outside|indoor|outdoor",
        "[大小]|big|small|large",
        "[男女]|[老少]|[新旧]|[早晚]|[单双]|[开关]|[起止]|[始终]",
        "on|off|yes|no",
    )
)
# Where these differ, the words mean two things: `lift-2` is no slip for `lift-3`.
_COUNTED = re.compile(r"\d+|[一二三四五六七八九十两甲乙丙丁]|[不无非未没否]")


def meant_by(word: str, known: Collection[str]) -> tuple[str, ...]:
    """The words among `known` that `word` is another word for; none where it is in no table.

    Nor of one that is known, but for its capitals.
    """
    if word.casefold() in map(str.casefold, known):
        return ()
    groups = MEANT.get(re.sub(r"[\s_-]", "", word.casefold()), ())
    return next((group for group in groups if all(each in known for each in group)), ())


def are_apart(left: str, right: str) -> bool:
    """Whether two words, alike as they are, mean opposites or two of a row."""
    if _COUNTED.findall(left) != _COUNTED.findall(right):
        return True
    for pattern in _APART:
        one, two = (_telling(pattern, each) for each in (left, right))
        if one and two and one != two:
            return True
    return False


def _telling(pattern: re.Pattern[str], word: str) -> list[str]:
    """What of the pattern's words stands in `word`; an English one only as a whole word."""
    parts = re.findall(r"[a-z]+|[^a-z\W\d_]", word.casefold())
    return [part for part in parts if pattern.fullmatch(part)]
