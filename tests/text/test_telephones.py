"""Telephone numbers in a line: each is a link that dials just it, and nothing else is one."""

from __future__ import annotations

import pytest

from civsite.text.links import Link
from civsite.text.telephones import area_code_of, contacts_in, telephones_in


def dialled(line: str, area: str = "0571", is_contact: bool = True) -> dict[str, str]:
    """What is linked, as written, and what it dials. Nothing of the line is ever lost."""
    pieces = contacts_in(line, area, is_contact)
    assert "".join(each if isinstance(each, str) else each.text for each in pieces) == line
    return {each.text: each.url for each in pieces if isinstance(each, Link)}


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("0571-8765 0001", "tel:+8657187650001"),
        ("(0571)87650001", "tel:+8657187650001"),
        ("（0571）8765-0001", "tel:+8657187650001"),
        ("０５７１－８７６５０００１", "tel:+8657187650001"),
        ("0571——87650001", "tel:+8657187650001"),
        ("+86 571 8765 0001", "tel:+8657187650001"),
        ("+86 571 8765-0001", "tel:+8657187650001"),
        ("+86-571-87650001", "tel:+8657187650001"),
        ("86-0571-87650001", "tel:+8657187650001"),
        ("+86 139 0000 1111", "tel:+8613900001111"),
        ("0571-8765-0001", "tel:+8657187650001"),
        ("010-8765 0001", "tel:+861087650001"),
        ("8765 0001", "tel:+8657187650001"),
        ("87650001", "tel:+8657187650001"),
        ("0570-3021234", "tel:+865703021234"),
        ("139 0000 1111", "tel:+8613900001111"),
        ("139-0000-1111", "tel:+8613900001111"),
        ("13900001111", "tel:+8613900001111"),
        ("+852 2345 6789", "tel:+85223456789"),
        ("400-820-1234", "tel:4008201234"),
        ("400 8201 234", "tel:4008201234"),
        ("800-820-1234", "tel:8008201234"),
        ("110", "tel:110"),
        ("12345", "tel:12345"),
        ("95598", "tel:95598"),
        ("96118", "tel:96118"),
    ],
)
def test_a_number_dials_just_itself(written: str, url: str) -> None:
    assert dialled(written) == {written: url}
    for line in ("白天打{}，夜里也行", "电话：{}。", "(热线:{})", "张三 {}；李四"):
        assert dialled(line.format(written)) == {written: url}


@pytest.mark.parametrize(
    "sign", [" 转 ", "转", " ext. ", " ext", " extension ", "-", "，分机", " x"]
)
def test_an_extension_is_dialled_with_its_number(sign: str) -> None:
    for number, url in (
        ("0571-8765 0001", "tel:+8657187650001"),
        ("+86 571 8765 0001", "tel:+8657187650001"),
        ("8765 0001", "tel:+8657187650001"),
        ("400-820-1234", "tel:4008201234"),
        ("13900001111", "tel:+8613900001111"),
    ):
        assert dialled(f"{number}{sign}802") == {f"{number}{sign}802": f"{url};ext=802"}


def test_an_extension_in_brackets_is_dialled_with_its_number() -> None:
    assert dialled("0571-8765 0001（转 802），找王芳") == {
        "0571-8765 0001（转 802）": "tel:+8657187650001;ext=802"
    }
    assert dialled("Call 0571-8765 0001 ext. 802.") == {
        "0571-8765 0001 ext. 802": "tel:+8657187650001;ext=802"
    }


def test_several_numbers_of_a_line_are_several_links() -> None:
    assert dialled("0571-87650001、139 0000 1111，急救 120") == {
        "0571-87650001": "tel:+8657187650001",
        "139 0000 1111": "tel:+8613900001111",
        "120": "tel:120",
    }
    assert list(dialled("87650001/87650002,87650003 87650004")) == [
        "87650001", "87650002", "87650003", "87650004",
    ]  # fmt: skip


def test_no_number_is_dialled_in_another_area_than_its_own() -> None:
    assert dialled("010 87650001 87650002") == {
        "010 87650001": "tel:+861087650001",
        "87650002": "tel:+861087650002",
    }
    assert dialled("+1 212-736-5000、8765 0001") == {
        "+1 212-736-5000": "tel:+12127365000",
        "8765 0001": "tel:+8657187650001",
    }
    for line in ("(999) 8765 0001", "+44 20 8765 0001 99", "0999 8765 0001 02", "020 8765 00011"):
        assert dialled(line) == {}, line


def test_a_list_of_short_numbers_is_no_amount() -> None:
    for line in ("110，119，120", "110、119、120", "110/119/120", "报警 110，火警 119，急救 120"):
        assert list(dialled(line)) == ["110", "119", "120"], line


def test_a_local_number_takes_the_area_of_the_one_before_it_or_of_the_community() -> None:
    assert dialled("3021233、0570-3021234、3021235") == {
        "3021233": "tel:+865713021233",
        "0570-3021234": "tel:+865703021234",
        "3021235": "tel:+865703021235",
    }
    assert dialled("8765 0001", area="") == {"8765 0001": "tel:87650001"}
    assert area_code_of("139 0000 1111、0571-87650001") == "0571"
    assert area_code_of("12345") == ""


@pytest.mark.parametrize(
    "line",
    [
        "20261120", "2026-11-20", "2026.11.20 起", "2026/11/20", "2026 1120", "2026112001",
        "330102195501011234", "33010219550101123X", "330102 19550101 1234",
        "6222 0210 0100 1234 567", "6222021001001234567", "6222-0210-0100-1234",
        "9:00-17:00", "8:30—16:30", "0830-1630", "2000-2200", "2025-2026", "2025—2026 年",
        "3号楼2单元401", "5栋110室", "梨园路 110 号", "2栋 110",
        "QQ 87650001", "QQ群：87650001、87650002", "微信号 87650001", "编号 13900001111",
        "订单87650001", "工号 12345", "门牌 12345", "邮编 310000", "许可证号：87650001",
        "密码：87650001", "验证码 95598", "浙ICP备87650001号",
        "¥87650001", "3000-5000 元", "12345 元", "8765000 次", "1,234,567", "12345.67",
        "123 4567 8901", "0571-8765 000", "0571-8765 00012",
        "120 人", "110 户", "第 110 期", "共 120", "120 分钟",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_not_dialled(line: str) -> None:
    assert dialled(line) == {}
    assert dialled(line, is_contact=False) == {}


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("有事打 12345 反映", ["12345"]),
        ("12345热线全天有人", ["12345"]),
        ("水管爆了请致电 8765 0001。", ["8765 0001"]),
        ("拨打120急救电话", ["120"]),
        ("大厅 0571-87650001，夜里 139 0000 1111", ["0571-87650001", "139 0000 1111"]),
        ("今年收到 12345 件来信", []),
        ("图书馆藏书 87650001", []),
        ("热线全年接听 12345 次", []),
        ("打八折，原价 12345", []),
        ("打击诈骗 12345", []),
        ("请打市民热线12345", ["12345"]),
    ],
)
def test_in_running_text_a_word_says_that_a_short_number_is_called(
    line: str, numbers: list[str]
) -> None:
    assert list(dialled(line, is_contact=False)) == numbers


def test_a_number_within_an_address_is_not_torn_out_of_it() -> None:
    assert dialled("a13900001111@example.org、www.example.org/13900001111") == {
        "a13900001111@example.org": "mailto:a13900001111@example.org",
        "www.example.org/13900001111": "https://www.example.org/13900001111",
    }


def test_a_text_without_numbers_is_one_piece() -> None:
    assert telephones_in("楼下大厅") == ["楼下大厅"]
    assert telephones_in("") == []
