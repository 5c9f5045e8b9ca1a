"""The last day that there is, which clerks write for «without end», is a day like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite import cli
from tests.build.communities import lay_out_small_community


@pytest.mark.slow
def test_what_holds_until_the_last_day_there_is_can_be_built(tmp_path: Path) -> None:
    """On boards, on screens with what other players import, as a message to other systems."""
    root = lay_out_small_community(tmp_path / "社区")
    for name, level in (("usual", "normal"), ("storm", "emergency")):
        (root / f"content/notices/{name}.md").write_text(
            f"---\ntitle: 防汛\nlevel: {level}\nfrom: 2026-11-01\nuntil: 9999-12-31\n---\n防汛值守。\n",
            "utf-8",
        )
    (root / "content/screens/hall.yml").write_text(
        "name: 大厅屏\nkind: lcd\nsize: 640x360\nhours: 06:00-22:00\n", "utf-8"
    )
    assert cli.main(["-C", str(root), "build", "--date", "2026-11-22"]) == 0
    built = {path.name for path in (root / "build").rglob("*") if path.is_file()}
    assert any("storm" in name for name in built)
