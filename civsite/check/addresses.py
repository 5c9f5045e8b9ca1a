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

_END = r"(?:com|cn|net|org|gov|edu)(?![A-Za-z0-9-])"
_REST = r"[^\s\u3001\u3002\uff01\uff08-\uff0c\uff1b\uff1f“”‘’《》「」『』<>()\[\]\"'*`]"
_PART = r"[A-Za-z0-9-]+"
# Another stop than the plain one, or one with a blank beside it.
_WEB = re.compile(
    rf"(?<![A-Za-z0-9.])(?:https?://)?www(?: ?[．。,，] ?|\. | \.){_PART}(?:[.．。,，]{_PART})*[.．。]{_END}"
    rf"|(?<![A-Za-z])https? ?(?:[:：;；] ?[/／\\]{{1,4}}|[/／]{{2}}) ?{_REST}+(?:(?:。{_PART})*。{_END})?",
    re.IGNORECASE,
)
_NAME = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+"
_MAIL = re.compile(
    rf"{_NAME}(?:＠|@[@＠])[@＠]*{_PART}(?:[.．。]{_PART})+"
    rf"|{_NAME}@{_PART}(?:[.．。]{_PART})*[．。]{_END}"
    rf"|{_NAME}(?: @ ?|@ ){_PART}(?:\.{_PART})*\.{_END}",
    re.IGNORECASE,
)
# In Markdown it begins a link.
_MAILTO = re.compile(rf"mailto: ?{_NAME}@{_PART}(?:\.{_PART})+", re.IGNORECASE)
_SUSPECT = re.compile(r"https?|www|[@＠]", re.IGNORECASE)


def check(case: Case) -> Diagnostics:
    for texts in case.texts:
        if _SUSPECT.search(texts.whole) is None:
            continue
        for place, text in texts.each:
            for wrong, meant in dict.fromkeys(_mended(text, place[-1] == "body")):
                yield case.at(texts.key, *place, words=wrong).warning(
                    "address-broken",
                    Text(f"“{wrong}”这样写打不开", f"“{wrong}” leads nowhere as it is written"),
                    Text(f"写成 {meant}", f"write {meant}"),
                )


def _mended(text: str, is_markdown: bool) -> list[tuple[str, str]]:
    """Each wrong address in `text` with what it means, where that is clear."""
    webs = (each.rstrip(".,;:!?") for each in _WEB.findall(text))
    mails = _MAIL.findall(text) + ([] if is_markdown else _MAILTO.findall(text))
    found = [(wrong, mended_url(wrong)) for wrong in webs if not _is_right(wrong)]
    found += [(wrong, mended_mail(wrong)) for wrong in mails]
    return [(wrong, meant) for wrong, meant in found if meant]


def _is_right(address: str) -> bool:
    try:
        ascii_url(address)
    except ValueError:
        return False
    return not re.search(rf"[．。]{_END}", address)
