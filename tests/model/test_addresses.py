"""Web and mail addresses of the community: what is read, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.values import Key, Told, accepted, refused

COMMUNITY = "content/community.yml"
URL = Key(COMMUNITY, "name: 示例社区\n{key}: {value}\n", ("url", "网址"), lambda c: c.details.url)
REPORT = Key(
    COMMUNITY, "name: 示例社区\n{key}: {value}\n", ("report_url", "报修网址"),
    lambda c: c.details.report_url,
)  # fmt: skip
MAIL = Key(
    COMMUNITY, "name: 示例社区\n{key}: {value}\n", ("mail", "邮箱"), lambda c: c.details.mail
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.pear.example", "https://www.pear.example"),
        ("https：//pear.example/", "https://pear.example/"),
        ("http:// pear.example", "http://pear.example"),
        ("梨园.中国", "https://梨园.中国"),
    ],
)
def test_a_web_address_of_a_wrong_form_is_told_with_the_right_one(
    tmp_path: Path, written: str, meant: str
) -> None:
    for number, key in enumerate((URL, REPORT)):
        assert refused(tmp_path / f"as written {number}", key, written) == Told(
            "url-form",
            f"网址“{written}”的写法不对",
            f"“{written}” is not a web address",
            f"写成 {meant}",
            f"write {meant}",
        )
        accepted(tmp_path / f"as told {number}", key, meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("shequ＠pear.example", "shequ@pear.example"),
        ("she qu@pear.example", "shequ@pear.example"),
        ("mailto:shequ@pear.example", "shequ@pear.example"),
        ("shequ@@pear.example", "shequ@pear.example"),
    ],
)
def test_a_mail_address_of_a_wrong_form_is_told_with_the_right_one(
    tmp_path: Path, written: str, meant: str
) -> None:
    assert refused(tmp_path / "as written", MAIL, written) == Told(
        "mail-form",
        f"邮箱“{written}”的写法不对",
        f"“{written}” is not a mail address",
        f"写成 {meant}",
        f"write {meant}",
    )
    assert accepted(tmp_path / "as told", MAIL, meant) == meant


@pytest.mark.parametrize(
    ("key", "written"),
    [
        (URL, "见公告栏"), (URL, "http://[::1"), (URL, "https://pear.example:门"), (REPORT, "report"),
        (REPORT, "javascript:alert(1)"), (REPORT, "//pear.example:x"), (REPORT, "data:text/html,x"),
        (MAIL, "王芳"), (MAIL, "a@b@pear.example"), (MAIL, "a@pear"), (MAIL, "暂无"),
    ],
)  # fmt: skip
def test_where_nothing_right_can_be_guessed_an_example_is_shown(
    tmp_path: Path, key: Key, written: str
) -> None:
    told = refused(tmp_path, key, f"'{written}'" if "[" in written else written)
    assert "写成 https://www.example.cn/ 这样" in told.hint_zh or "shequ@example.cn" in told.hint_zh
    assert told.hint_zh.endswith("删去这一项")


def test_a_chinese_domain_is_ascii_where_it_leads_and_chinese_where_it_is_read(
    tmp_path: Path,
) -> None:
    read = accepted(tmp_path / "url", URL, "https://梨园.中国/社区/")
    assert read == "https://xn--fcs952b.xn--fiqs8s/%E7%A4%BE%E5%8C%BA/"
    assert accepted(tmp_path / "mail", MAIL, "li_yuan@梨园.中国") == "li_yuan@梨园.中国"
    place = accepted(tmp_path / "report", REPORT, "https://梨园.中国/报修?at={place}")
    assert place == "https://xn--fcs952b.xn--fiqs8s/%E6%8A%A5%E4%BF%AE?at={place}"
