"""A web or mail address in a text is written so that it leads somewhere.

Passes:
    contact: 登录 www.example.cn 报名，或写信到 shequ@example.cn
Warns:
    contact: 登录 https：//www.example.cn 报名      # https://www.example.cn
    text: 写信到 shequ＠example.cn                 # shequ@example.cn
"""

import re

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.text.links import ascii_url, mended_mail, mended_url

_END = "com|cn|net|org|gov|edu"
_REST = r"[^\s\u3001\u3002\uff01\uff08-\uff0c\uff1b\uff1f“”‘’《》「」『』<>()\[\]\"'*`]"
_WEB = re.compile(
    rf"(?<![A-Za-z])https? ?(?:[:：;；] ?[/／\\]{{1,4}}|[/／]{{2}}) ?{_REST}+(?:。[A-Za-z0-9]{_REST}*)*"
    rf"|(?<![A-Za-z0-9.])www ?[．。,，] ?[A-Za-z0-9-]+(?:[.．。,，][A-Za-z0-9-]+)*[.．。](?:{_END})\b",
    re.IGNORECASE | re.ASCII,
)
_NAME = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+"
_MAIL = re.compile(
    rf"{_NAME}(?:＠|@[@＠])[@＠]*[A-Za-z0-9-]+(?:[.．。][A-Za-z0-9-]+)+"
    rf"|{_NAME}@[A-Za-z0-9-]+(?:[.．。][A-Za-z0-9-]+)*[．。](?:{_END})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_SUSPECT = re.compile(r"https?|www|[@＠]", re.IGNORECASE)


def check(case: Case) -> Diagnostics:
    for texts in case.texts:
        if _SUSPECT.search(texts.whole) is None:
            continue
        for place, text in texts.each:
            for wrong, meant in dict.fromkeys(_mended(text)):
                yield case.at(texts.key, *place, words=wrong).warning(
                    "address-broken",
                    Text(f"“{wrong}”这样写打不开", f"“{wrong}” leads nowhere as it is written"),
                    Text(f"写成 {meant}", f"write {meant}"),
                )


def _mended(text: str) -> list[tuple[str, str]]:
    """Each wrong address in `text` with what it means, where that is clear."""
    webs = ((wrong, mended_url(wrong)) for wrong in _WEB.findall(text) if not _is_right(wrong))
    mails = ((wrong, mended_mail(wrong)) for wrong in _MAIL.findall(text))
    return [(wrong, meant) for wrong, meant in (*webs, *mails) if meant]


def _is_right(address: str) -> bool:
    try:
        ascii_url(address)
    except ValueError:
        return False
    return True
