"""Leaves: a stranger's repository that is sound but for what a test plants in it, and commands run on it."""

from __future__ import annotations

from pathlib import Path

from tests.build.communities import SmallCommunity, lay_out_small_community

SECRET = "the password is 城门失火"


class Stranger(SmallCommunity):
    """A repository beside whose folder lies what is ours: `letter.txt`, which holds a secret."""

    @property
    def letter(self) -> Path:
        return self.root.parent / "letter.txt"

    def plant(self, path: str, text: str) -> Path:
        location = self.root / path
        location.parent.mkdir(parents=True, exist_ok=True)
        location.write_text(text, "utf-8")
        return location

    def plant_link(self, path: str, target: Path) -> None:
        location = self.root / path
        location.parent.mkdir(parents=True, exist_ok=True)
        location.unlink(missing_ok=True)
        location.symlink_to(target)

    def assert_no_harm_done(self) -> None:
        """The letter is as it was, nothing lies beside it, and no product has its words."""
        assert self.letter.read_text("utf-8") == SECRET
        assert {each.name for each in self.root.parent.iterdir()} == {"letter.txt", self.root.name}
        products = [path for path in self.out.rglob("*") if path.is_file()]
        assert [path for path in products if SECRET.encode() in path.read_bytes()] == []


def stranger_in(folder: Path) -> Stranger:
    (folder / "letter.txt").write_text(SECRET, "utf-8")
    return Stranger(lay_out_small_community(folder / "社区"), {"CIVSITE_SECRET": SECRET})
