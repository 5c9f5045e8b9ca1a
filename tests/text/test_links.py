"""Web and mail addresses in a line are links that say what is written; wrong ones can be mended."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from civsite.text.links import (
    Link,
    addresses_in,
    ascii_url,
    mail_url,
    mended_mail,
    mended_url,
    written_url,
)


def is_refused(read: Callable[[str], str], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return True
    return False


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("登录 www.pear.example 报名", {"www.pear.example": "https://www.pear.example"}),
        ("登录www.pear.example报名", {"www.pear.example": "https://www.pear.example"}),
        ("见 pear.org.cn/bm。", {"pear.org.cn/bm": "https://pear.org.cn/bm"}),
        ("http://10.0.0.8:8080/a?b=1，", {"http://10.0.0.8:8080/a?b=1": "http://10.0.0.8:8080/a?b=1"}),
        ("https://a.example/b报名", {"https://a.example/b": "https://a.example/b"}),
        ("（https://a.example/b_(c)）", {"https://a.example/b_(c)": "https://a.example/b_(c)"}),
        ("(www.a.example)", {"www.a.example": "https://www.a.example"}),
        (
            "https://梨园.中国/报名，欢迎",
            {"https://梨园.中国/报名": "https://xn--fcs952b.xn--fiqs8s/%E6%8A%A5%E5%90%8D"},
        ),
        ("写信到 li_yuan@pear.example。", {"li_yuan@pear.example": "mailto:li_yuan@pear.example"}),
        ("a.b+c-d@pear.example", {"a.b+c-d@pear.example": "mailto:a.b%2Bc-d@pear.example"}),
        ("发到li@梨园.中国报名", {"li@梨园.中国": "mailto:li@xn--fcs952b.xn--fiqs8s"}),
        ("a@x.example、b@x.example", {
            "a@x.example": "mailto:a@x.example", "b@x.example": "mailto:b@x.example",
        }),
        ("关注 @梨园社区，v1.2.3，8.30 开门，readme.md", {}),
        ("a@b@c.example", {}),
        ("https：//a.example", {}),
    ],
)  # fmt: skip
def test_addresses_in_a_line_are_links(line: str, links: dict[str, str]) -> None:
    pieces = addresses_in(line)
    assert "".join(each if isinstance(each, str) else each.text for each in pieces) == line
    assert {each.text: each.url for each in pieces if isinstance(each, Link)} == links


def test_where_only_ascii_may_stand_a_chinese_host_is_punycode() -> None:
    assert ascii_url("https://梨园.中国/报修?at={place}") == (
        "https://xn--fcs952b.xn--fiqs8s/%E6%8A%A5%E4%BF%AE?at={place}"
    )
    assert ascii_url("HTTPS://Pear.Example:8443/a%20b/#c") == "https://pear.example:8443/a%20b/#c"
    assert written_url(ascii_url("https://梨园.中国:8443/报修/")) == "https://梨园.中国:8443/报修/"
    assert mail_url("张三@梨园.中国") == "mailto:%E5%BC%A0%E4%B8%89@xn--fcs952b.xn--fiqs8s"


@pytest.mark.parametrize(
    "text",
    [
        "www.a.example", "https：//a.example", "https:// a.example", "https:/a.example",
        "ftp://a.example", "javascript:alert(1)", "//a.example", "https://", "https://a..example",
        "http://[::1", "https://a.example:port", "https://https://a.example", "a@b.example",
        "https://a.example/b c", "梨园", "",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(text: str) -> None:
    assert is_refused(ascii_url, text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("www.a.example", "https://www.a.example"),
        ("a.example/b", "https://a.example/b"),
        ("https：//a.example", "https://a.example"),
        ("ｈｔｔｐ：／／ａ．ｅｘａｍｐｌｅ", "http://a.example"),
        ("http:// www.a.example /b", "http://www.a.example/b"),
        ("https//a.example", "https://a.example"),
        ("htps:/a.example", "https://a.example"),
        ("https:\\\\a.example\\b", "https://a.example/b"),
        ("https://https://a.example", "https://a.example"),
        ("《https://a.example》。", "https://a.example"),
        ("网站 www.a.example", "https://www.a.example"),
        ("梨园.中国", "https://梨园.中国"),
        ("梨园社区", None),
        ("3.5", None),
        ("a@b.example", None),
        ("javascript:alert(1)", None),
        ("https://a.example:port", None),
    ],
)
def test_a_wrong_web_address_is_mended_where_it_is_clear_what_is_meant(
    text: str, meant: str | None
) -> None:
    assert mended_url(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a@@pear.example", "a@pear.example"),
        ("a＠pear.example", "a@pear.example"),
        ("a@pear。example", "a@pear.example"),
        ("li yuan@pear.example", "liyuan@pear.example"),
        ("mailto:a@pear.example", "a@pear.example"),
        ("<a@pear.example>", "a@pear.example"),
        ("王芳 a@pear.example", "a@pear.example"),
        ("邮箱：a@pear.example", "a@pear.example"),
        ("a@pear.example、b@pear.example", "a@pear.example"),
        ("a@b@pear.example", None),
        ("a@pear", None),
        ("王芳", None),
    ],
)
def test_a_wrong_mail_address_is_mended_where_it_is_clear_what_is_meant(
    text: str, meant: str | None
) -> None:
    assert is_refused(mail_url, text)
    assert mended_mail(text) == meant
