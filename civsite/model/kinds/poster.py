"""Poster 海报: a public-interest message of a campaign, typeset by us or placed as finished artwork."""

from __future__ import annotations

from typing import ClassVar

from civsite.diagnostics import Text
from civsite.model.item import Item, Kind, NamedPicture
from civsite.model.kinds.kind import ItemKind, KeyText
from civsite.model.scalars import Choice, Line, MediaPath, Prose, Reference


class Campaign(Choice):
    CORE_VALUES = "core-values", "社会主义核心价值观"
    MANNERS = "manners", "讲文明树新风"
    PICTURE_VALUES = "picture-values", "图说我们的价值观"
    VIRTUE = "virtue", "公民道德"
    MINORS = "minors", "关爱未成年人"
    SCIENCE = "science", "科普"
    SAFETY = "safety", "安全"
    VOLUNTEERING = "volunteering", "志愿服务"
    POLICY = "policy", "政策"
    SURVEY = "survey", "问卷调查"
    OWN = "own", "自办"


# The twelve words as promulgated in 2012, in their order: nation, society, person.
CORE_VALUES: tuple[tuple[str, ...], ...] = (
    ("富强", "民主", "文明", "和谐"),
    ("自由", "平等", "公正", "法治"),
    ("爱国", "敬业", "诚信", "友善"),
)
CORE_VALUES_ENGLISH: dict[str, str] = {
    "富强": "Prosperity", "民主": "Democracy", "文明": "Civility", "和谐": "Harmony",
    "自由": "Freedom", "平等": "Equality", "公正": "Justice", "法治": "Rule of law",
    "爱国": "Patriotism", "敬业": "Dedication", "诚信": "Integrity", "友善": "Friendship",
}  # fmt: skip


class Poster(Item):
    """`words` are set as great characters, `slogan` as the one sentence, `steps` as numbered steps.

    `drawing` names one of the theme's drawings. `artwork` is a finished PDF, SVG, PNG or JPG,
    placed whole and unaltered; it must say its `provenance`.
    """

    kind: ClassVar[Kind] = Kind.POSTER
    folder: ClassVar[str] = "posters"

    campaign: Campaign
    words: tuple[Line, ...] = ()
    meanings: tuple[Line, ...] = ()
    slogan: Line | None = None
    text: Prose | None = None
    steps: tuple[Line, ...] = ()
    drawing: Reference | None = None
    artwork: MediaPath | None = None
    provenance: Line | None = None

    @property
    def theme(self) -> str:
        return str(self.campaign)

    @property
    def pictures(self) -> tuple[NamedPicture, ...]:
        artwork = self.artwork
        return (NamedPicture(("artwork",), artwork, is_photo=False),) if artwork else ()


KIND = ItemKind(
    Poster,
    title=Text("海报", "poster"),
    plural=Text("海报", "posters"),
    traditional="海報",
    purpose=Text(
        "公益海报：大字、一句话、分步，或做好的成品稿。核心价值观的词语必须一字不差。",
        "Posters: great characters, one sentence, steps or finished artwork. Core values must be exact.",
    ),
    themes=tuple(Campaign),
    keys={
        "campaign": KeyText("主题", "属于哪个宣传主题，决定版式和图案",
                            "the campaign; decides composition and drawing"),
        "words": KeyText("词语", "作大字排的词", "words set as great characters"),
        "meanings": KeyText("释义", "各词的一句释义，次序与“词语”相同", "a line for each of `words`, in their order"),
        "slogan": KeyText("口号", "整张海报的那一句话", "the poster's one sentence"),
        "text": KeyText("正文", "补充说明，几句话", "a few sentences more"),
        "steps": KeyText("步骤", "分步说明，自动编号", "numbered steps"),
        "drawing": KeyText("图画", "图案的名字，见 theme/print/drawings.typ；不写就用主题的图案",
                           "a drawing of theme/print/drawings.typ by name; absent: the campaign's own"),
        "artwork": KeyText("成品稿", "做好的成品稿，原样整张使用", "finished artwork, placed whole and unaltered"),
        "provenance": KeyText("来源", "成品稿是谁做的、谁同意使用；有成品稿时必写",
                              "who made the artwork and who allows its use; required with `artwork`"),
    },
)  # fmt: skip
