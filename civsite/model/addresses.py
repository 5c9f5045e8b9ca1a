"""Web and mail addresses as an editor writes them; a wrong one is refused with what is meant.

A web address leaves in ASCII, as every URL made of it must be; a mail address is shown, and stays as
it is written.
"""

from __future__ import annotations

from typing import Annotated

from civsite.diagnostics import Text, shortened
from civsite.model.scalars import FromText, refusal
from civsite.text.links import ascii_mail, ascii_url, mended_mail, mended_url


def _parse_url(text: str) -> str:
    try:
        return ascii_url(text)
    except ValueError:
        raise refusal(
            "url-form",
            Text(f"网址“{shortened(text)}”的写法不对", f"“{shortened(text)}” is not a web address"),
            _written(mended_url(text), "https://www.example.cn/"),
        ) from None


def _parse_mail(text: str) -> str:
    try:
        ascii_mail(text)
    except ValueError:
        raise refusal(
            "mail-form",
            Text(
                f"邮箱“{shortened(text)}”的写法不对", f"“{shortened(text)}” is not a mail address"
            ),
            _written(mended_mail(text), "shequ@example.cn"),
        ) from None
    return text


def _written(meant: str | None, example: str) -> Text:
    if meant is not None:
        return Text(f"写成 {meant}", f"write {meant}")
    return Text(
        f"写成 {example} 这样；还没有的话，删去这一项",
        f"write it like {example}, or remove the key if there is none yet",
    )


# The form of a URI is not asked of editors' programs: theirs knows no Chinese host.
WebAddress = Annotated[
    str, FromText(_parse_url, {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"})
]
MailAddress = Annotated[str, FromText(_parse_mail, {"type": "string", "pattern": "@"})]
