"""Enter: texts with numbers and lists of people. Leaves: which are private, at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.communities import told


def said_of(root: Path, text: str, more: str = "") -> list[str]:
    notice = f"---\ntitle: 通知\nuntil: 2026-12-31\n{more}---\n{text}\n"
    return told(root, {"notices/n.md": notice})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("登记的号码是 440308199901010012 。", "identity-number 440308199901010012"),
        (
            "号码４４０３０８１９９９０１０１００１２",
            "identity-number ４４０３０８１９９９０１０１００１２",
        ),
        ("440308 19990101 0012", "identity-number 440308 19990101 0012"),
        ("汇到 4111 1111 1111 1111", "card-number 4111 1111 1111 1111"),
        ("汇到6222021234567890128，谢谢", "card-number 6222021234567890128"),
        ("找小周：139-0013-9000", "mobile-number 139-0013-9000"),
        ("[打给小周](tel:13900139000)", "mobile-number 13900139000"),
        ("139.0013.9000", "mobile-number 139.0013.9000"),
        ("短信发到+8613900139000", "mobile-number +8613900139000"),
    ],
)
def test_a_private_number_in_a_text_is_told(tmp_path: Path, text: str, said: str) -> None:
    assert said_of(tmp_path, text) == [f"warning {said}"]


@pytest.mark.parametrize(
    "text",
    [
        "号码 440308199901010013",  # another check digit: no identity number
        "号码 440308199913010012",  # no such month
        "订单号 6222021234567890128",
        "[报名](https://example.org/o/13900139000)",
        "请拨 0731-8888 0000 或 400-800-8000",
        "共 13900 户，139001390001 度",
    ],
)
def test_other_numbers_are_left_alone(tmp_path: Path, text: str) -> None:
    assert said_of(tmp_path, text) == []


def test_the_keys_for_numbers_may_have_them(tmp_path: Path) -> None:
    assert said_of(tmp_path, "停水。", "contact: 小周 139 0013 9000\n") == []
    details = {"community.yml": "name: 示例社区\nphone: 139 0013 9000\n"}
    assert (
        told(
            tmp_path,
            {**details, "notices/n.md": "---\ntitle: 通知\nuntil: 2026-12-31\n---\n停水。\n"},
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本月低保户：周亚东、钱立、上官云", ["周亚东", "钱立", "上官云"]),
        ("低保名单如下：\n\n- 周亚东\n- 钱立", ["周亚东", "钱立"]),
        ("| 周亚东 | 男 | 肢体残疾二级 |\n| --- | --- | --- |", ["周亚东"]),
        ("钱立（低保）领取一份", ["钱立"]),
        ("慰问了残疾人钱立和低保户上官云。", ["钱立", "上官云"]),
        ("残疾人和老人免费，残疾人家庭优先", []),
        ("慰问低保户 12 户、残疾人 3 名：周末送到", []),
        ("周亚东：残疾人专职委员", []),
        ("低保：申请、审核、公示", []),
    ],
)
def test_names_beside_hardship_are_told(tmp_path: Path, text: str, names: list[str]) -> None:
    assert said_of(tmp_path, text) == [f"warning hardship-named {name}" for name in names]
