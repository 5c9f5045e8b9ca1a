"""Nobody's name stands beside what is private of them: subsidies for the poor, a disability.

How many there are may be told, and what is done for them.

Passes:
    text: 走访低保户 12 户、残疾人 3 名
    text: 低保申请的条件
Warns:
    text: 本月低保：张三、李四、王五
    text: 张三（残疾二级）
"""

import re

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.text.common_words import COMMON_WORDS
from civsite.text.names import begins_like_a_name, folded, names_in
from civsite.text.surnames import COMPOUND_SURNAMES, NO_SURNAME_AFTER, SURNAMES

_HARDSHIP = "(?:城市|农村)?(?:最低生活保障|低保|特困|五保|残疾)"
_BEHIND_HARDSHIP = "(?:户|家庭|人|人员|对象|名单|居民|老人|儿童|者|[一二三四1-4]级|证)*"
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_NAME = rf"(?<![{_HAN}])[{_HAN}]{{2,4}}(?![{_HAN}])"
_GAP = r"[^\S\n]*[、，,；;|]?[^\S\n]*"
_SUSPECT = re.compile("低保|残疾|最低生活保障|特困|五保")
# 张三（低保户）, | 李四 | 男 | 肢体残疾 |; whoever works for them (残疾人专职委员) is another matter.
_NAME_FIRST = re.compile(
    rf"({_NAME})[^\S\n]{{0,9}}(?:[（(|：:—-]+|[^\S\n])[^\S\n]{{0,9}}(?:[^|\n]{{0,12}}\|[^\S\n]{{0,9}}){{0,3}}(?:[{_HAN}]{{1,3}})?"
    rf"{_HARDSHIP}(?!人?(?:专职|专干|联络|工作|协会|联合会|服务|志愿|之家|申请|政策|经办|窗口|业务))"
)
# 低保户：张三、李四; the same as a list of lines.
_NAMES_BEHIND = re.compile(
    rf"{_HARDSHIP}{_BEHIND_HARDSHIP}(?:名单)?(?:如下|有|包括)?[^\S\n]*[：:|]\s*"
    rf"((?:(?:[-*+]|\d+[.、])?[^\S\n]*{_NAME}(?:{_GAP}\n?)?)+)"
)
# 残疾人张三和低保户李四; not 残疾人和老人, which only begins like a name.
_SURE = "".join(
    sorted(SURNAMES.difference(NO_SURNAME_AFTER, "和于时应任何全从有都能通连向到须相双") | {"张"})
)
_NAME_JOINED = re.compile(
    rf"{_HARDSHIP}(?:户|人|家庭|老人|儿童|学生|居民)((?:{'|'.join(sorted(COMPOUND_SURNAMES))}|[{_SURE}])[{_HAN}]{{1,2}}?)"
    r"(?=[和与、，。；,（(]|等|家|夫妇|同志|送|$)",
    re.MULTILINE,
)


def check(case: Case) -> Diagnostics:
    for texts in case.texts:
        if not _SUSPECT.search(texts.whole):
            continue
        for place, text in texts.each:
            for name in dict.fromkeys(_named(text)):
                yield case.at(texts.key, *place, words=name).warning(
                    "hardship-named",
                    Text(
                        f"“{name}”和低保、残疾写在一起，是个人隐私",
                        f"“{name}” stands beside a subsidy or a disability, which is private",
                    ),
                    Text("删去姓名，只写人数", "leave out the names and say how many"),
                )


def _named(text: str) -> list[str]:
    alone = (_NAME_FIRST.finditer(text), _NAME_JOINED.finditer(text))
    found = [match[1] for matches in alone for match in matches if _is_name(match[1])]
    for match in _NAMES_BEHIND.finditer(text):
        names = [name for name in re.findall(_NAME, match[1]) if _is_name(name)]
        if len(names) > 1:
            found += names
    return found


def _is_name(text: str) -> bool:
    """Whether it is somebody's whole name, as far as one can see."""
    name = folded(text)
    is_worded = name[:2] in COMMON_WORDS or name[-2:] in COMMON_WORDS
    return begins_like_a_name(name) and not is_worded and names_in(text) == (text,)
