"""One way to compare people's names. Enters: a name, or a text, as an editor wrote it. Leaves: its
compared form, its surname, how it is printed, the names that a field for a name gives away.

Equal are names in spite of spaces of any kind, full width, dots, traditional characters, case,
variation selectors, and of how accents are written. `name_search.py` looks for names in texts.
"""

from __future__ import annotations

import re
import unicodedata

from civsite.text.surnames import COMPOUND_SURNAMES, LATIN_SURNAMES, SURNAMES
from civsite.text.variants import SIMPLIFIED

# What stands between the parts of 帕提古丽·吐尔逊, by whatever keyboard.
_DOTS = "·•・‧．∙⋅●᛫・"
_BETWEEN = frozenset("·•・‧.∙⋅᛫-‐‑'’ʼ")
_NOT_COMPARED = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"})
_DOT_OF_NAME = re.compile(
    rf"(?<=[^\W\d_a-zA-Z])[ \u3000\xa0]*[{_DOTS}.][ \u3000\xa0]*(?=[^\W\d_a-zA-Z])"
)

# What covers a given name. X does beside a Chinese character alone.
_COVERS = "某*×✕✖○〇□◯●■_?"
_COVERED = re.compile(rf"[{re.escape(_COVERS)}]|(?<=[\u3400-\U0003ffff])[Xx]{{1,3}}(?![A-Za-z])")
_BRACKETS = re.compile(r"[(\[【〔「『“<《]([^()\[\]]*?)[)\]】〕」』”>》]")
_SEVERAL = re.compile(r"[、,;/&|\n]")
_PAIR = re.compile(r"(.{2,4})[和与及](.{2,4})")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff"
_LATIN_WORD = re.compile(rf"[{_LETTER}][{_LETTER}'’ʼ.-]*")

# A place before or behind the name. What covers a school covers nobody.
_SOME_PLACE = re.compile(
    "某(?:小学|中学|学校|幼儿园|大学|校|班|社区|小区|街道|村|镇|市|区|县|公司|单位)的?"
)
_PLACE = re.compile(
    "^.*(?:小学|中学|学校|幼儿园|大学|学院|社区|小区|街道|年级|公司|[0-9一二三四五六七八九十)]班|号楼|单元)(?!生)的?"
)
_TITLE = (
    "同学|同學|小朋友|先生|女士|小姐|老师|师傅|阿姨|叔叔|大爷|大妈|大叔|大娘|奶奶|爷爷|婆婆|公公|伯伯|大伯|大哥|"
    "大姐|小哥|小妹|同志|夫妇|夫妻|一家|家庭|全家|医生|大夫|护士|警官|书记|主任|队长|站长|校长|班长|楼长|楼栋长|"
    "经理|老師|師傅|大爺|大媽|爺爺|夫婦|醫生|護士|書記|隊長|站長|校長|班長|樓長|媽媽|妈妈|爸爸|母子|父子|父女|母女|兄弟|姐妹|祖孙|等人|等"
)
_ANYBODY = (
    "少年|孩子|儿童|男孩|女孩|小学生|中学生|初中生|高中生|大学生|学生|小姑娘|姑娘|小伙子|小伙|青年|老人|老伯|老太太|"
    "男子|女子|男士|居民|市民|村民|业主|住户|邻居|街坊|群众|网友|志愿者|义工|党员|好人|骑手|司机|教师|民警|社工|"
    "工人|职工|员工|网格员|保安|保洁|租客|店主|老板|摊主|路人|乘客|游客|家长|战士|军人|团队|小组|班组|协会|支部|中心"
)
_OF_CHILDREN = frozenset(("同学", "同學", "小朋友"))
_TITLE_BEHIND = re.compile(f"(?:{_TITLE})$")
_ANYBODY_BEHIND = re.compile(f"(?:{_ANYBODY})$")
_ROLE_BEFORE = re.compile(
    f"^(?:热心|优秀|退休|最美|身边|社区|小区|环卫)?(?:{_ANYBODY}|{_TITLE}|医师|楼道长)[:：]?(?=.)"
)
_DESCRIBES = re.compile(
    "(?:[一两二三四五六七八九十几数多0-9]+\\s*[位名个对群家户帮些只]|[这那每各哪][位名个些]|热心|匿名|无名|好心|爱心|不愿|不知|"
    "未留|没留|隔壁|楼[上下]|本[小社]区|我们?$|他|她|众|[全本]体|雷锋|活雷锋|红领巾|佚名|保密|不详|外卖|快递|环卫|小区|社区|楼道|老两口|小两口)"
)
_OF_A_TRADE = re.compile("(?:员|人|者|队|组|会|站|户|家|俩|口|们|客|工|手)$")
_NO_NAME_IN_BRACKETS = re.compile(
    f"{_ANYBODY}|{_TITLE}|化名|小学|中学|学校|社区|小区|号楼|单元|公司|物业|支部|村|街|路|队|组|站|店|班|生|女|男|岁"
)
_LATIN_ANYBODY = frozenset(
    """
    student pupil classmate schoolboy schoolgirl little young mr mrs ms miss dr auntie aunt uncle
    grandma grandpa granny master resident residents neighbour neighbor volunteer volunteers anonymous
    kind boy girl child children family couple lao mou moumou xx xxx and
    """.split()
)
_ARTICLES = frozenset("a an the one two three some our another several".split())


class _Folding(dict[int, str]):
    """What each character is compared as; every one is worked out once."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code)).translate(SIMPLIFIED).casefold()
        compared = "".join(
            part
            for part in parts
            if part not in _BETWEEN and unicodedata.category(part) not in _NOT_COMPARED
        )
        self[code] = compared
        return compared


_FOLDING = _Folding()


def folded(text: str) -> str:
    """`text` as it is compared: two names are one if their folded forms are equal.

    Each character is folded alone: what stands around it makes no difference.
    """
    return text.translate(_FOLDING)


def printed(name: str) -> str:
    """`name` as it is printed: the dot between its Chinese parts is U+00B7, without spaces."""
    return _DOT_OF_NAME.sub("·", name)


def parts_of(name: str) -> list[str]:
    """The parts of a name with a dot, or the whole name alone."""
    return printed(name).split("·")


def surname_of(name: str) -> str:
    """The surname as it is written: 欧阳 of 欧阳小明, 李 of 李某某, Li of Li Xiaoming.

    Of a name with a dot, which has none, the first character.
    """
    if _LATIN_WORD.match(name):
        words: list[str] = _LATIN_WORD.findall(name)
        is_behind = words[0].casefold() not in LATIN_SURNAMES and len(words) > 1
        return words[-1] if is_behind else words[0]
    begins = name[:2]
    return (
        begins if folded(begins) in COMPOUND_SURNAMES and "·" not in printed(name)[:3] else name[:1]
    )


def seal_of(name: str) -> str:
    """What a seal says in place of a portrait: the surname; of a name in Latin letters, one letter."""
    return name[:1] if _LATIN_WORD.match(name) else surname_of(name)


def begins_like_a_name(text: str) -> bool:
    """Whether `text`, folded, begins with a Chinese surname and goes on."""
    return len(text) > 1 and (text[0] in SURNAMES or text[:2] in COMPOUND_SURNAMES)


def names_in(field: str) -> tuple[str, ...]:
    """The names that a field for a name tells in full, without titles and places.

    None in 李某某, 司空同学, 小李, 一位居民; 李小明 in 李小明（某小学）, 某小学的李小明 and 李小明同学.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", field))
    found = [
        name for piece in _SEVERAL.split(_BRACKETS.sub(" ", text)) for name in _names_of(piece)
    ]
    for inside in filter(_is_name_in_brackets, _BRACKETS.findall(text)):
        if len(inside) > 2 or not found:
            found += _names_of(inside)
    return tuple(dict.fromkeys(found))


def is_covered(field: str) -> bool:
    """Whether a field for a name gives nobody away."""
    return not names_in(field)


def _is_name_in_brackets(text: str) -> bool:
    latin = _LATIN_WORD.match(text)
    if latin:
        return latin[0].casefold() in LATIN_SURNAMES and " " in text
    name = folded(text)
    if _NO_NAME_IN_BRACKETS.search(name) or _COVERED.search(text):
        return False
    return (begins_like_a_name(name) and len(name) <= 4) or "·" in printed(text)


def _names_of(piece: str) -> list[str]:
    """The names of one piece: Chinese ones, and one in Latin letters."""
    latin = " ".join(
        word for word in _LATIN_WORD.findall(piece) if not _COVERED.fullmatch(f"李{word}", 1)
    )
    found = [_latin_name(latin)] if latin else []
    # X, which covers, stays.
    chinese = _LATIN_WORD.sub(lambda word: word[0] if set(word[0]) <= set("Xx") else " ", piece)
    chinese = _SOME_PLACE.sub(" ", chinese)
    words = [each for each in chinese.split() if not _PLACE.fullmatch(each)]
    if len(words) > 1 and all(
        begins_like_a_name(folded(each)) and folded(each) not in COMPOUND_SURNAMES for each in words
    ):
        found += map(_chinese_name, words)
    else:
        whole = "".join(words)
        pair = _PAIR.fullmatch(whole)
        both = pair is not None and all(begins_like_a_name(folded(each)) for each in pair.groups())
        found += map(_chinese_name, pair.groups() if pair and both else [whole])
    return [name for name in found if name]


def _chinese_name(text: str) -> str:
    """The name in `text`, or "" where none is told in full."""
    rest = _PLACE.sub("", text).strip("·.-—:：\"'“”")
    if not rest or _DESCRIBES.match(folded(rest)):
        return ""
    _, of, behind = rest.rpartition("的")
    if of:
        if len(behind) < 2:
            return ""
        rest = behind
    titles = []
    while match := _TITLE_BEHIND.search(rest) or _ANYBODY_BEHIND.search(rest):
        titles.append(match[0])
        rest = rest[: match.start()]
    rest = _ROLE_BEFORE.sub("", rest).removesuffix("姓")
    compared = folded(_COVERED.sub("", rest))
    if not compared or not compared.strip("x") or (titles and len(compared) == 1):
        return ""
    is_described = not _OF_CHILDREN.issuperset(titles) and len(compared) != 3
    if is_described and not begins_like_a_name(compared) and "·" not in printed(rest):
        return ""
    if _COVERED.search(rest):
        given = compared.removeprefix(folded(surname_of(compared)))
        return _COVERED.sub("", rest) if len(given) > 1 else ""
    nickname = compared[1:] if compared[0] in "小老阿大" else compared
    if nickname in COMPOUND_SURNAMES or (len(nickname) == 1 and nickname in SURNAMES):
        return ""
    is_trade = _OF_A_TRADE.search(compared) and "·" not in printed(rest)
    if is_trade and (len(compared) > 3 or not begins_like_a_name(compared)):
        return ""
    return rest


def _latin_name(text: str) -> str:
    """The name of several words, or of one that is no surname; "" for a description."""
    words = [each.strip(".'’-") for each in text.split()]
    told = [each for each in words if len(each) > 1 and each.casefold() not in _LATIN_ANYBODY]
    surnames = [each for each in told if each.casefold() in LATIN_SURNAMES]
    is_described = any(each[:1].islower() for each in told) and len(surnames) != 1
    if not told or is_described or len(told) > 4 or words[0].casefold() in _ARTICLES:
        return ""
    # “Xiao Li” is a nickname, “Li” a surname alone.
    nickname = told[0].casefold() == "xiao" and len(told) == 2 and len(surnames) == 2
    is_cut = len(told) == 1 and any(len(each) == 1 for each in words)
    return "" if nickname or is_cut or told == surnames[:1] else " ".join(told)
