"""No number of an identity card, a bank card or a private mobile stands in a text.

Identity numbers and bank cards are told by their check digits. The number to call belongs into `phone`
or `contact`, which are not looked at; nor is a board's `owner`.

Passes:
    contact: 小周 138 0013 8000
    text: 咨询电话 0731-8888 0000
Warns:
    text: 张先生，身份证 11010519491231002X
    text: 捐款请汇 6222 0212 3456 7890 128
    text: 有事请打 138 0013 8000
"""

import datetime
import re
from collections.abc import Iterable, Iterator

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text

_FOR_NUMBERS = frozenset({"phone", "contact", "owner", "mail", "url", "report_url"})
_GAP = r"[ \u00a0\u3000.‑-]?"
# Full-width digits are read as what they are; every character stays at its place.
_DIGITS = str.maketrans("０１２３４５６７８９Ｘ－", "0123456789X-")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"）]+|[\w.+-]{1,64}@[\w.-]{1,200}|(?:src|href)=\S+|\]\((?!tel:)[^)\n]{0,2000}\)"
)
_IDENTITY = re.compile(rf"(?<![0-9A-Za-z])[1-9](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx](?![0-9A-Za-z])")
_CARD = re.compile(rf"(?<![0-9A-Za-z.])[3-6](?:{_GAP}[0-9]){{15,18}}(?![0-9A-Za-z])")
_MOBILE = re.compile(
    rf"(?<![0-9A-Za-z.])(?:\+?86[ -]?)?1[3-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}(?![0-9A-Za-z])"
)
# What else has as many digits, by what stands before it.
_OTHER_NUMBER = re.compile(
    r"(?:订单|运单|快递|物流|流水|单|编|文|批|序列|信用代码|税|条码|备案|许可证?|执照)[号码]*[^0-9，。；\n]{0,4}$"
)
_SUSPECT = re.compile(r"[0-9０-９](?:[ \u00a0\u3000.‑－-]?[0-9０-９]){10}")


def check(case: Case) -> Diagnostics:
    for texts in case.texts:
        if not _SUSPECT.search(texts.whole):
            continue
        for place, text in texts.each:
            if place[-1] in _FOR_NUMBERS:
                continue
            for start, end, code, message, hint in _numbers_in(text):
                spot = case.at(texts.key, *place, words=text[start:end])
                yield spot.warning(code, message, hint)


def _numbers_in(text: str) -> Iterator[tuple[int, int, str, Text, Text]]:
    """Where each private number stands, and what is said of it."""
    plain = text.translate(_DIGITS)
    plain = _ADDRESS.sub(lambda address: " " * len(address[0]), plain)
    kinds = (
        (_IDENTITY, _is_identity_number, *_OF_IDENTITY),
        (_CARD, _is_card_number, *_OF_CARD),
        (_MOBILE, lambda _: True, *_OF_MOBILE),
    )
    for pattern, is_one, code, message, hint in kinds:
        found = [
            each.span()
            for each in pattern.finditer(plain)
            if is_one(re.sub("[^0-9X]", "", each[0].upper()))
            and not _OTHER_NUMBER.search(plain[max(0, each.start() - 30) : each.start()])
        ]
        yield from ((start, end, code, message, hint) for start, end in found)
        # What was told as one kind is not another as well.
        plain = _blanked(plain, found)


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with other characters at `spans`, which stand in order."""
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], "·" * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


_OF_IDENTITY = (
    "identity-number",
    Text("这里写了身份证号码", "this is the number of an identity card"),
    Text("删去，公开的文字里不写身份证号", "leave it out of what everybody reads"),
)
_OF_CARD = (
    "card-number",
    Text("这里写了银行卡号", "this is the number of a bank card"),
    Text("删去，需要的人请到服务大厅索取", "leave it out; whoever needs it may ask at the office"),
)
_OF_MOBILE = (
    "mobile-number",
    Text("正文里写了手机号码", "a mobile number stands in a text"),
    Text(
        "个人的请删去；办公用的写在通知的“联系”或社区的“电话”里",
        "leave out a private one; an office's stands in contact of a notice or phone of the community",
    ),
)


def _is_identity_number(number: str) -> bool:
    """By the day of birth and the check digit of GB 11643."""
    if len(number) != 18 or "X" in number[:-1]:
        return False
    try:
        datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * 2 ** (17 - at) for at, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17] and number[6:8] in ("18", "19", "20")


def _is_card_number(number: str) -> bool:
    """By the check digit that Luhn devised."""
    if len(set(number)) < 2 or not number.isdigit():
        return False
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(number))]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0
