"""The one table of keys in English and Chinese.

The keys of one kind of item alone stand in the file of that kind.
"""

from __future__ import annotations

from civsite.model.kinds import KINDS

_OF_KINDS = {key: text.chinese for kind in KINDS for key, text in kind.keys.items()}

CHINESE_KEYS: dict[str, str] = {
    **{key: chinese for key, chinese in _OF_KINDS.items() if "." not in key},
    # items
    "title": "标题", "summary": "摘要", "from": "起", "until": "止", "tags": "标签",
    "weight": "权重", "on": "用于", "pinned": "置顶", "date": "日期", "place": "地点",
    "photos": "照片", "photo": "照片", "file": "文件", "caption": "说明", "focus": "焦点",
    "quarter": "季度", "name": "名称", "hours": "时段", "days": "星期",
    # boards and screens
    "kind": "类型", "grid": "网格", "owner": "负责人", "size": "尺寸", "slots": "版位",
    "layout": "布局", "accepts": "接受", "distance": "观看距离", "out_of_service": "停用日期",
    "id": "编号", "at": "位置", "side": "面", "keep": "固定", "prefers": "优先", "dwell": "停留", "colour": "颜色",
    "programme": "播放安排",
    # editions and inspections
    "written": "编排日期", "note": "备注", "boards": "栏目", "item": "内容", "part": "部分", "board": "宣传栏",
    "inspector": "巡查人", "state": "状态", "findings": "问题", "slot": "问题版位",
    "problem": "问题类别", "reported": "反馈日期", "repaired": "整改日期",
    "look_back": "回头看日期", "photo_after": "整改后照片",
    # the community
    "address": "地址", "phone": "电话", "mail": "邮箱", "opening": "办公时间", "url": "网址",
    "report_url": "报修网址", "logo": "标志", "timezone": "时区", "languages": "语言",
    "palette": "配色", "printing": "印刷", "bleed": "出血", "marks": "裁切线",
    "office_paper": "办公纸张", "material": "材料", "requires": "要求", "show": "展示", "at_least": "至少",
    "source": "依据", "licence": "许可", "shares": "占比",
    "publish": "发布", "to": "到", "send": "发送", "endpoint": "服务地址", "region": "区域",
}  # fmt: skip

# Where the general word would be the wrong one: `Record.key` wins over `key`.
CHINESE_KEYS_OF_RECORDS: dict[str, str] = {
    **{key: chinese for key, chinese in _OF_KINDS.items() if "." in key},
    "Finding.slot": "版位",
}


def chinese_key(record: str, key: str) -> str:
    """The Chinese word for `key` in the record class named `record`; a theme's keys have none."""
    return CHINESE_KEYS_OF_RECORDS.get(f"{record}.{key}") or CHINESE_KEYS.get(key, key)
