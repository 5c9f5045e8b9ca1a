"""What a template refused enters; the diagnostic that tells an editor of it leaves.

The plan tells of what an editor placed where it does not fit; so does a panel that is printed alone.
"""

from __future__ import annotations

from civsite.diagnostics import Diagnostic, Span, Text
from civsite.fit.answer import TooLong
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
    more = _how_to_go_on(item_id) if goes_on else Text("", "")
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
            f"把{part.zh}缩短约 {shorter}%，或者换一个更大的版位{more.zh}",
            f"shorten {part.en} by about {shorter} %, or give it a larger slot{more.en}",
        ),
    )


def _how_to_go_on(item: str) -> Text:
    """What takes the rest of a text that can be continued in another slot of the board."""
    return Text(
        f"；或者在本栏空出一个版位，由编排续过去，也可在编排文件里那个版位写 {{item: {item}, part: 2}}",
        f"; or leave a slot of the board free for the plan to continue it there, or write "
        f"{{item: {item}, part: 2}} for that slot in the edition's file",
    )
