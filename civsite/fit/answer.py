"""What the templates answer of an item and a size, and how an editor is told of what is too long."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from civsite.diagnostics import Diagnostic, Span, Text
from civsite.model.scalars import Size

# What templates call their texts.
_PARTS = {
    "title": Text("标题", "the title"),
    "slogan": Text("口号", "the slogan"),
    "text": Text("正文", "the text"),
    "steps": Text("步骤", "the steps"),
    "words": Text("词语和释义", "words and meanings"),
    "articles": Text("条款", "the articles"),
    "deeds": Text("善行", "the deeds"),
    "stories": Text("动态", "the stories"),
    "rows": Text("事项、时间、地点", "what, when and where"),
    "body": Text("正文", "the body"),
    "page": Text("整版内容", "the whole panel"),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a photo stands: its frame on the panel, in mm; the photo is cropped to it."""

    photo: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class TooLong:
    """Why nothing can be printed: which text is too long, and by how many percent."""

    text: str
    percent: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How an item stands on a panel, or, in parts, on several.

    `shown` is the share of its text that is printed: 1 whole, less if shortened, 0 not at all;
    `passages` how many of how many are, where the template counts them;
    `too_long` then says why. `frames` are its photos'.
    """

    shown: float
    parts: int = 1
    frames: tuple[Frame, ...] = ()
    too_long: TooLong | None = None
    passages: tuple[int, int] | None = None

    @property
    def is_whole(self) -> bool:
        return self.shown >= 1

    @property
    def is_nothing(self) -> bool:
        return self.shown <= 0

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Fit:
        """What `as_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
        said = json.loads(text)
        frames = tuple(Frame(**frame) for frame in said["frames"])
        too_long = TooLong(**said["too_long"]) if said["too_long"] else None
        passages = (said["passages"][0], said["passages"][1]) if said["passages"] else None
        return cls(said["shown"], said["parts"], frames, too_long, passages)


WHOLE = Fit(1.0)
NOTHING = Fit(0.0)


def too_long_diagnostic(
    span: Span,
    item: tuple[str, str],
    size: Size,
    minimum_pt: float,
    too_long: TooLong,
    goes_on: bool,
) -> Diagnostic:
    """The error, at `span`, about an item (id and title) on a panel of `size`.

    `goes_on`: the rest of its text could hang in another slot of the board.
    """
    part = _PARTS.get(too_long.text, Text(too_long.text, too_long.text))
    item_id, title = item
    over = max(1, too_long.percent)
    shorter = over * 100 // (100 + over) + 1
    more = Text(
        f"；或者在本栏空出一个版位，由编排续过去，也可在编排文件里那个版位写 {{item: {item_id}, part: 2}}",
        f"; or leave a slot of the board free for the plan to continue it there, or write "
        f"{{item: {item_id}, part: 2}} for that slot in the edition's file",
    )
    return Diagnostic(
        code="panel-overflow",
        span=span,
        about=too_long.text,
        message=Text(
            f"“{title}”的{part.zh}在 {size.width}×{size.height} mm 的展板上用最小可读字号（{minimum_pt:.0f} 点）"
            f"仍多出约 {over}%",
            f"{part.en} of “{title}” is about {over} % too long for a panel of "
            f"{size.width}×{size.height} mm at the smallest legible type ({minimum_pt:.0f} pt)",
        ),
        hint=Text(
            f"把{part.zh}缩短约 {shorter}%，或者换一个更大的版位{more.zh if goes_on else ''}",
            f"shorten {part.en} by about {shorter} %, or give it a larger slot"
            + (more.en if goes_on else ""),
        ),
    )
