"""A line of text enters; the web and mail addresses in it leave as links, the rest as it was.

`addresses_in` is for any run of plain text: a field of one line, or a text node of a parsed body. Its
pieces, joined, are the line itself. `ascii_url` and `mail_url` write addresses as URLs must be
written: a Chinese domain as punycode, other signs percent-encoded. `mended_url` and `mended_mail` say
what a clerk meant whose address leads nowhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit


class Link(NamedTuple):
    """Words of a line, just as they are written, and the URL that they lead to, in ASCII."""

    text: str
    url: str


Piece = str | Link

# Parts are bounded, as in DNS and SMTP: a text without end is read in time that grows with it.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ATEXT = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"
_NAME = rf"{_ATEXT}{{1,64}}(?:\.{_ATEXT}{{1,64}}){{0,8}}"
# The Chinese top-level domains in use: without spaces, they alone tell where a Chinese host ends.
_CHINESE_ENDS = (
    "中国|中國|公司|网络|網絡|政务|公益|机构|组织机构|在线|网址|网站|中文网|商城|商店|集团|移动"
    "|我爱你|企业|信息|手机|香港|台湾|台灣|澳门|澳門"
)
_HOST = (
    rf"(?:(?:{_LABEL}\.){{1,9}}(?:xn--[A-Za-z0-9-]{{1,59}}|[A-Za-z]{{2,24}})(?![A-Za-z0-9-])"
    rf"|(?:[\w-]{{1,63}}\.){{1,9}}(?:{_CHINESE_ENDS}))"
)
_ADDRESS = rf"(?:{_HOST}|localhost\b|\d{{1,3}}(?:\.\d{{1,3}}){{3}}|\[[0-9A-Fa-f:.]+\])"
# Chinese goes on directly behind an ASCII path (…/bm报名); only behind a slash it is a path itself.
_SIGNS = r"[A-Za-z0-9!#$%&'()*+,;=?@_~:.{}\[\]-]"
_PATH = rf"(?:[/?#](?:{_SIGNS}|/)*)?"
_PATH_OF_ANY = rf"(?:[/?#](?:{_SIGNS}|/|(?<=/)[\u3400-\u9fff]+)*)?"
_PORT = r"(?::\d{1,5})?"
# Compiled where it is first asked: that takes longer than most commands have texts for.
_FOUND = (
    rf"(?<![@.])(?<![A-Za-z0-9!#$%&+=?^_{{|}}~-])(?P<mail>(?!['`*/]){_NAME}@{_HOST})"
    rf"|(?<![A-Za-z0-9])(?P<url>https?://{_ADDRESS}{_PORT}{_PATH_OF_ANY})"
    rf"|(?<![A-Za-z0-9@./-])(?P<bare>(?:www\.{_HOST}"
    rf"|(?:{_LABEL}\.){{1,9}}(?:com|cn|net|org|gov|edu)(?![A-Za-z0-9@-]|\.[A-Za-z0-9])){_PORT}{_PATH})"
)
_BRACKETS = (("(", ")"), ("[", "]"))
# What may stand around an address that was copied out of a text.
_WRAPPING = " <>\"'“”‘’《》「」,;:!。、"


def addresses_in(line: str) -> list[Piece]:
    """The pieces of `line` in order; those that are a web or mail address are links.

    One that begins with `www.`, or is a host of a usual kind alone, leads to https. Stops and closing
    brackets at the end of an address are not part of it.
    """
    if "." not in line:
        return [line] if line else []
    return in_pieces(line, _found(line))


def _found(line: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(_FOUND, line, re.IGNORECASE):
        written = match[0] if match["mail"] else _without_stops(match[0])
        scheme = "https://" if match["bare"] else ""
        try:
            url = mail_url(written) if match["mail"] else ascii_url(scheme + written)
        except ValueError:  # it has the looks of an address, but no such host can be
            continue
        yield match.start(), match.start() + len(written), url


def in_pieces(line: str, found: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """`line` cut at `found`: where each link begins, where it ends, and its URL; in order."""
    pieces: list[Piece] = []
    end = 0
    for start, stop, url in found:
        pieces += [line[end:start], Link(line[start:stop], url)]
        end = stop
    return [piece for piece in (*pieces, line[end:]) if piece]


def _without_stops(address: str) -> str:
    while True:
        kept = address.rstrip(".,;:!?'*")
        for opening, closing in _BRACKETS:
            if kept.endswith(closing) and kept.count(opening) < kept.count(closing):
                kept = kept[:-1]
        if kept == address:
            return kept
        address = kept


def ascii_host(host: str) -> str:
    """`host` as only ASCII may stand: 花园.中国 as xn--…; raises ValueError for what is no host."""
    written = host.encode("idna").decode("ascii")
    if not re.fullmatch(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?", written):
        raise ValueError(host)
    return written


def ascii_url(url: str) -> str:
    """A web address in ASCII alone; `{place}` and what is percent-encoded stay as they are.

    Raises ValueError for what is no address of http or https.
    """
    parts = urlsplit(url)
    begun = re.match(r"(https?)://[^/?#]*[^/?#:](?=[/?#]|$)", url, re.IGNORECASE)
    if begun is None or not parts.hostname or re.search(r"[\s\\<>\"]", url):
        raise ValueError(url)
    host = parts.hostname
    host = f"[{host}]" if ":" in host else ascii_host(host)
    user = f"{quote(user, safe=':%')}@" if (user := parts.netloc.rpartition("@")[0]) else ""
    port = f":{parts.port}" if parts.port is not None else ""
    rest = quote(url[begun.end() :], safe="/%?#:@!$&'()*+,;=[]{}~")
    return f"{begun[1].lower()}://{user}{host}{port}{rest}"


def written_url(url: str) -> str:
    """A URL in ASCII as people read it: a Chinese host and path in Chinese."""
    host, slash, path = url.partition("//")[2].partition("/")
    host = re.sub(r"xn--[a-z0-9-]+", lambda label: _decoded(label[0]), host)
    return f"{url.partition('//')[0]}//{host}{slash}{unquote(path)}" if url else ""


def _decoded(label: str) -> str:
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


def ascii_mail(mail: str) -> str:
    """A mail address with its domain in ASCII; raises ValueError for what is no mail address."""
    name, at, host = mail.rpartition("@")
    is_name = re.fullmatch(rf"(?:\w|{_ATEXT})+(?:\.(?:\w|{_ATEXT})+)*", name)
    if not at or not is_name or "." not in host.strip("."):
        raise ValueError(mail)
    return f"{name}@{ascii_host(host)}"


def mail_url(mail: str) -> str:
    """The `mailto:` of a mail address; raises ValueError for what is none."""
    return f"mailto:{quote(ascii_mail(mail), safe='@')}"


def mended_url(text: str) -> str | None:
    """The web address that `text` probably means, as an editor writes it; None if none is clear."""
    plain = _narrow(text).replace("\\", "/")
    found = [each.text for each in addresses_in(plain) if isinstance(each, Link)]
    if not plain.isascii() and " " in plain and len(found) == 1:
        plain = found[0]
    plain = "".join(plain.split())
    rest = re.sub(r"^(?:h?t{1,3}ps?(?:[:;.]+/*|/+))+", "", plain, flags=re.IGNORECASE).lstrip("/")
    scheme = "http" if re.match(r"http[^a-z]", plain, re.IGNORECASE) else "https"
    is_host = re.match(r"[^/?#@]+\.[^\d\W]{2,}(?![^:/?#])", rest)
    address = f"{scheme}://{rest}"
    return address if is_host and _is_read(ascii_url, address) else None


def mended_mail(text: str) -> str | None:
    """The mail address that `text` probably means; None if none is clear."""
    plain = re.sub(r"^mailto:", "", _narrow(text), flags=re.IGNORECASE)
    plain = re.sub(r"@+", "@", plain)
    whole = "".join(plain.split())
    if whole.isascii() and _is_read(ascii_mail, whole):
        return whole
    found = [each.text for each in addresses_in(plain) if isinstance(each, Link)]
    mails = [each for each in found if "@" in each]
    return mails[0] if mails and len(mails) == plain.count("@") else None


def _narrow(text: str) -> str:
    """`text` with the narrow forms of its full-width signs, without what was copied around it."""
    narrow = unicodedata.normalize("NFKC", text).replace("。", ".")
    return narrow.lstrip(_WRAPPING).rstrip(f"{_WRAPPING}.")


def _is_read(read: Callable[[str], str], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
