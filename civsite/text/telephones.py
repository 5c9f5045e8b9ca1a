"""A line of text enters; its telephone numbers leave as links that dial them, the rest as it was.

`telephones_in` is for any run of plain text. In a line that is there to say whom to call
(`is_contact`), a local or a short number is one by itself; in other text a word beside it has to say
so, for 12345 and 8888 0000 may be anything. `contacts_in` finds telephones and addresses: whoever
renders the text of a body calls it on each text node, without `is_contact`.

Which numbers there are is known to `phonenumbers`; what stands around them in Chinese is known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from civsite.text.links import Link, Piece, addresses_in, in_pieces

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

CHINA = "CN"

# Full-width signs, other blanks and dashes as the plain ones, one for one: places stay as they are.
# The full-width comma stays: it never stands between thousands.
_PLAIN = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if chr(wide) != "，"}
_PLAIN |= dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000"), ord(" "))
_PLAIN |= dict.fromkeys(map(ord, "‐‑‒–—―−"), ord("-"))
_DAY = r"(?:0[1-9]|1[0-2]) ?(?:0[1-9]|[12]\d|3[01])"
# Digits that have the looks of a telephone: days, identity and card numbers, prices, and all that
# stands behind a word such as QQ or 编号.
_OTHERS = re.compile(
    rf"(?<![\d-])(?<!0\d\d )(?<!0\d\d\d )(?:(?:19|20)\d\d ?{_DAY}|(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}})"
    r"(?!\d)"
    r"|(?<!\d)\d{6} ?(?:19|20)\d\d ?\d{4} ?\d{3}[\dX](?!\d)|(?<!\d)[1-9]\d{12,}"
    r"|(?<![\d-])[1-9]\d{3}(?:[ -]\d{4}){3,}(?:[ -]?\d{1,3})?(?!\d)|[¥$€£] ?\d[\d.,]*"
    r"|(?:QQ|[Q微企]群|扣扣|微信|群号|编号|编码|证号|卡号|账号|帐号|账户|户号|工号|学号|单号|订单|流水"
    r"|条码|密码|口令|验证码|取件码|身份证|证件|备案|ICP备|许可证|文号|邮编|邮政编码|门牌|房号|车牌|尾号|\bNo\b\.?|№|\bID\b)"
    r"[\s:号码群是为]*\d[\d -]*\d(?:[、，,/和或 ]+\d[\d -]*\d)*",
    re.IGNORECASE | re.ASCII,
)
_WHOLE = (
    r"(?<![\d-])(?:(?:\+?86[ -]*\(?0?[1-9]\d{1,2}|\(?0\d{2,3})\)?[ -]*[2-8](?:[ -]?\d){6,7}"
    r"|[48]00(?:[ -]?\d){7}|(?:\+?86[ -]*)?1[3-9](?:[ -]?\d){9}"
    r"|(?<!\d )(?![48]00)[2-8]\d{2,3}[ -]?\d{4})"
)
# 转 802, (ext. 802), -802: behind a number that has all its digits.
_TO = r"(?:转|轉|分机|分機|内线|內線|ext(?:ension)?\.?|x|#)+[ .:]*"
_EXTENSION = re.compile(
    rf"{_WHOLE}(?P<rest>(?:[ ，,;]*{_TO}|-)(?P<digits>\d{{1,6}})(?!\d|[:.]\d|[ -]?\d{{3}})"
    rf"| ?\({_TO}(?P<within>\d{{1,6}})\))",
    re.IGNORECASE,
)
_BEFORE, _AFTER = r"(?<![\w.+@#-])(?<!\d:)", r"(?![\w%]|[.:-]\d|,\d{3}(?!\d))"
# Digits before it may be the code of another area or country; a whole number is none.
_ALONE = r"(?:(?<!\d )(?<!\d\))(?<!\d\) )|(?<=\d{7} ))"
_LOCAL = re.compile(rf"{_BEFORE}{_ALONE}[2-8]\d{{2,3}}[ -]?\d{{4}}{_AFTER}", re.ASCII)
_SHORT = re.compile(rf"{_BEFORE}(?<!\d )\d{{3,6}}{_AFTER}(?! \d)", re.ASCII)
_MAY_BE_ONE = re.compile(r"\d\D?\d\D?\d")
_LATEST_HOUR = 2400

_CALLED = re.compile(
    r"电话|電話|热线|熱線|专线|总机|座机|固话|值班|拨|撥|致电|来电|打(?![折印扫针卡球开击造分架听])[^，,]{0,6}$|呼叫|报警|火警"
    r"|急救|求助|投诉|举报|咨询|客服|联系|聯繫|\btel|phone|\bcall|\bdial|\bring\b|hotline",
    re.IGNORECASE,
)
_CALLED_AFTER = re.compile(r" ?(?:热线|熱線|专线|报警|火警|急救|客服|平台|hotline)", re.IGNORECASE)
_CLAUSE = re.compile(r"[^。；;！!？?\n]{0,14}$")
_AMOUNT = re.compile(r" ?(?:元(?![旦宵])|[万亿]|人次|[平立]方|公里|千瓦|米|吨|[次份步]|字(?!母))")
# Of a short number: what it counts behind it, and what it numbers before it.
_COUNTED = re.compile(
    r" ?(?:人(?!工)|分(?!机)|时(?!间)|天(?!天)|日(?!夜)|处(?![警理])|周(?![一二三四五六日末])"
    r"|[余多里厘毫克斤升度级层楼栋幢座室号户名位个只件张本册页篇条场届期批年月秒岁起辆盏棵株盆家套间台])"
)
_NUMBERED = re.compile(r"(?:[楼栋幢座层路街巷弄第共约]|单元) ?$")


class _Found(NamedTuple):
    """A number from `start` to `end` in its line; `dialled` is what follows `tel:`."""

    start: int
    end: int
    dialled: str


def contacts_in(line: str, area: str = "", is_contact: bool = False) -> list[Piece]:
    """The pieces of `line` in order: web and mail addresses and telephones are links."""
    pieces: list[Piece] = []
    for piece in addresses_in(line):
        if isinstance(piece, str):
            pieces += telephones_in(piece, area, is_contact)
        else:
            pieces.append(piece)
    return pieces


def telephones_in(
    line: str, area: str = "", is_contact: bool = False, region: str = CHINA
) -> list[Piece]:
    """The pieces of `line` in order: a telephone is a link to its `tel:` as RFC 3966 has it.

    `area` (0731) is what local numbers lack, if no number before them in the line has one; without
    either they are dialled as they stand. Short numbers and those of 400 and 800, which nobody
    abroad can call, are dialled as they stand, too.
    """
    found = _found(line.translate(_PLAIN), area, is_contact, region)
    return in_pieces(line, ((each.start, each.end, f"tel:{each.dialled}") for each in found))


def is_dialled(line: str) -> bool:
    """Whether a line that is there to say whom to call holds a telephone."""
    return any(isinstance(piece, Link) for piece in telephones_in(line, is_contact=True))


@lru_cache(maxsize=64)
def area_code_of(line: str) -> str:
    """The area code of the first telephone in `line` that has one, such as 0731; or nothing."""
    codes = (_area_of(number) for _, _, number in _whole(line.translate(_PLAIN), CHINA))
    return next(filter(None, codes), "")


def _found(plain: str, area: str, is_contact: bool, region: str) -> list[_Found]:
    if not _MAY_BE_ONE.search(plain):
        return []
    left = _OTHERS.sub(_hidden, plain)
    extensions = {each.start("rest"): each for each in _EXTENSION.finditer(left)}
    for each in extensions.values():
        left = _without(left, each.start("rest"), each.end())
    found: list[_Found] = []
    areas: list[tuple[int, str]] = []
    for start, end, number in _whole(left, region):
        found.append(_Found(start, end, _dialled(number, region)))
        areas += [(start, code)] if (code := _area_of(number)) else []
        left = _without(left, start, end)
    for match in _LOCAL.finditer(left):
        before = [code for at, code in areas if at < match.start()]
        dialled = _local(match[0], (before or [area])[-1], region)
        if dialled and not _is_amount(left, match) and (is_contact or _is_called(plain, match)):
            found.append(_Found(match.start(), match.end(), dialled))
            left = _without(left, match.start(), match.end())
    found += [
        _Found(match.start(), match.end(), match[0])
        for match in _SHORT.finditer(plain)
        if left.startswith(match[0], match.start())
        and (is_contact or _is_called(plain, match))
        and not _counts(plain, match)
        and _is_short(match[0], region)
    ]
    return sorted(_extended(each, extensions.get(each.end)) for each in found)


def _hidden(match: re.Match[str]) -> str:
    return "。" * len(match[0])


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{'、' * (end - start)}{text[end:]}"


def _extended(found: _Found, extension: re.Match[str] | None) -> _Found:
    if extension is None:
        return found
    dialled = f"{found.dialled};ext={extension['digits'] or extension['within']}"
    return _Found(found.start, extension.end(), dialled)


def _whole(plain: str, region: str) -> Iterator[tuple[int, int, PhoneNumber]]:
    """The numbers that need no area code added: with one, mobile, of 400, or of another country."""
    import phonenumbers

    apart = re.sub(r"(?<=\d{7}) (?=\d{7})", ";", plain)
    for match in phonenumbers.PhoneNumberMatcher(apart, region, phonenumbers.Leniency.VALID):
        # 2026112001 has the digits of a telephone in Guangzhou, but nobody writes one without its 0.
        if not _area_of(match.number) or re.match(r"\(?(?:0|\+|86)", match.raw_string):
            yield match.start, match.end, match.number


def _area_of(number: PhoneNumber) -> str:
    """Its area code with the 0 that is dialled before it in China; nothing where it has none there."""
    import phonenumbers

    if number.country_code != phonenumbers.country_code_for_region(CHINA):
        return ""
    digits = phonenumbers.national_significant_number(number)
    code = digits[: phonenumbers.length_of_geographical_area_code(number)]
    return f"0{code}" if code else ""


def _dialled(number: PhoneNumber, region: str) -> str:
    import phonenumbers

    usual = phonenumbers.PhoneNumberType
    is_own = number.country_code == phonenumbers.country_code_for_region(region)
    if is_own and phonenumbers.number_type(number) in (usual.TOLL_FREE, usual.SHARED_COST):
        return phonenumbers.national_significant_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _local(written: str, area: str, region: str) -> str | None:
    """What dials a number without its area code; None for what is a span of years or hours."""
    import phonenumbers

    first, _, second = written.partition("-")
    if second and int(first) < int(second) <= _LATEST_HOUR:
        return None
    digits = re.sub(r"\D", "", written)
    return _dialled(phonenumbers.parse(area + digits, region), region) if area else digits


def _is_short(digits: str, region: str) -> bool:
    import phonenumbers
    from phonenumbers.shortnumberinfo import is_valid_short_number_for_region

    country = phonenumbers.country_code_for_region(region)
    number = phonenumbers.PhoneNumber(country, int(digits))
    return digits[0] != "0" and is_valid_short_number_for_region(number, region)


def _is_called(plain: str, match: re.Match[str]) -> bool:
    """Whether a word beside it says that it is called."""
    clause = _CLAUSE.search(plain, max(0, match.start() - 14), match.start())
    return bool(clause and _CALLED.search(clause[0])) or bool(
        _CALLED_AFTER.match(plain, match.end())
    )


def _is_amount(plain: str, match: re.Match[str]) -> bool:
    return _AMOUNT.match(plain, match.end()) is not None


def _counts(plain: str, match: re.Match[str]) -> bool:
    """Whether digits count what follows, or number a house."""
    behind = _is_amount(plain, match) or _COUNTED.match(plain, match.end())
    return bool(behind or _NUMBERED.search(plain[: match.start()]))
