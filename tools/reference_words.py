"""The sentences of the content reference that the model cannot say itself, in both languages."""

from __future__ import annotations

from civsite.diagnostics import Text
from civsite.model.kinds import KINDS

TITLE = Text("内容参考", "Content reference")
GENERATED = Text(
    "本页由 `python -m tools.reference` 从内容模型生成，请勿手改。",
    "Generated from the content model by `python -m tools.reference`; do not edit.",
)
BASICS = Text(
    """\
- 内容都在 `content/` 里：每个文件夹是一类内容，每个文件是一份。文件名去掉后缀就是它的**编号**，\
可以用汉字，最多 60 个字；文件夹里可以再分文件夹。
- 清单写成 `.yml`；有正文的写成 `.md`：第一行 `---`，分项，再一行 `---`，下面是 Markdown 正文。
- 文件一律用 UTF-8 编码，不超过 5 MB，不用制表符。图片和成品稿放在 `content/media/`，引用时写 \
`media/文件名`（[能用哪些](pictures.zh.md)）。
- 每个键可以写中文，也可以写英文，同一份文件里可以混用；键后面是半角冒号加一个空格。
- 值照您写的读：`0571` 就是 `0571`，`2026-02-30` 会报错，不会悄悄变成别的。
- 空格加 `#` 后面的字是说明，不读（`until: 2026-12-31  # 到期撤下`）；内容里有 ` #` 时给整句加引号\
（`title: "3号楼 #2 单元停水"`）。列表用半角逗号隔开：`[环保, 助老]`。
- 从 PDF 复制来的部首（`⽔` U+2F54）会提醒，并按长得像的字（水）处理；看不见的字符、不换行空格会\
指出在哪里，请删去。全角空格不能用来缩进。
- “一行文字”最多 300 个字。
- “是、否”写 `是`、`否`，也可以写 `yes`、`no`（或 `true`、`false`）。
- 有的键另有常用的说法，也认得：{synonyms}。
- 每项内容的编号在全库里不能重复；宣传栏、电子屏各自不重复。
- `content/` 里的 `README.md`、以 `.` 或 `~` 开头的文件、编辑器的备份文件不读。
""",
    """\
- All content lies in `content/`: a folder is a kind, a file is one record. The file's name \
without its ending is the record's **id**; Chinese is fine, at most 60 characters; folders may \
hold folders.
- Lists are `.yml`; prose is `.md`: a line `---`, the keys, another `---`, then the body in \
Markdown.
- Files are UTF-8, at most 5 MB, without tabs. Pictures and artwork lie in `content/media/` and \
are named `media/NAME` ([which](pictures.md)).
- Every key may be written in English or in Chinese, also within one file; a colon and a space \
follow it.
- Values are read as written: `0571` stays `0571`, and `2026-02-30` is an error, not another day.
- What follows a space and `#` is a comment and is not read (`until: 2026-12-31  # take down then`); \
a value that holds ` #` is quoted (`title: "Hall #2 closed"`). Lists are separated by ASCII commas: \
`[green, elderly]`.
- Radicals that come out of a PDF (`⽔` U+2F54) are told, and read as the characters that they look \
like (水); invisible characters and no-break spaces are told where they stand. Full-width spaces \
do not indent.
- “One line” is at most 300 characters.
- Yes and no are `yes` and `no` (or `true`, `false`, `是`, `否`).
- These further Chinese words are understood: {synonyms}.
- An item's id is unique among all items; a board's among boards, a screen's among screens.
- `README.md` within `content/`, files that begin with `.` or `~` and editors' backups are not read.
""",
)
TRANSLATIONS = Text("译文", "Translations")
TRANSLATION_RULES = Text(
    """\
原文旁边放一个同名、多一段语言代号的文件，就是它的译文：`about.md` 的英文是 `about.en.md`，\
`community.yml` 的英文是 `community.en.yml`。译文只写要翻译的键，其余照原文；`.md` 的译文没有正\
文时用原文的正文。整列的记录（例如 `deeds`）逐项对应，项数要与原文相同，不翻译的一项写 `{}`；整\
列的文字（例如 `articles`）整列代替。语言代号：""",
    """\
A file beside the original, of the same name plus a language, is its translation: `about.en.md` \
translates `about.md`, `community.en.yml` translates `community.yml`. It holds only the keys \
that it translates; the rest is the original's, and so is the body of an `.md` whose \
translation has none. Lists of records (`deeds`) are matched entry by entry and must be as long \
as the original; `{}` leaves an entry as it is. Lists of texts (`articles`) replace the whole \
list. Languages: """,
)
*_FIRST, _LAST = KINDS
_ALL_KINDS = Text(
    "、".join(kind.plural.zh for kind in KINDS),
    ", ".join(kind.plural.en for kind in _FIRST) + f" and {_LAST.plural.en}",
)
COMMON = Text("各类内容都有的键", "Keys of every item")
COMMON_NOTE = Text(
    f"{_ALL_KINDS.zh}都可以写这些键。", f"{_ALL_KINDS.en.capitalize()} all take these."
)
OWN_KEYS = Text("除各类内容都有的键以外：", "Besides the keys of every item:")
KEYS_OF = Text("“{zh}”里的键", "Keys of `{en}`")
SHORT_FORM = Text("只写“{zh}”时，可以直接写它的值。", "A bare text stands for `{en}` alone.")
EXAMPLE = Text("例如", "Example")
COLUMNS = Text(
    "| 键 | 英文 | 含义 | 写法 | 不写时 |", "| key | Chinese | meaning | value | if absent |"
)
REQUIRED = Text("**必写**", "**required**")
NOTHING = Text("没有", "none")
NO_ENTRIES = Text("空", "empty")
YES_NO = {True: Text("是", "yes"), False: Text("否", "no")}
LIST_OF = Text("列表：{0}", "list: {0}")
RECORD = Text("分项，见下", "record, see below")
RECORDS = Text("列表，每项见下", "list of records, see below")
SEE_BELOW = Text("见下", "see below")
TABLE = Text("分项，见下", "mapping, see below")
ONE_OF = Text("以下之一：", "one of: ")
WHOLE_NUMBER = Text("整数，{0} 到 {1}", "whole number, {0} to {1}")
CHECKS = Text("检查什么", "What is checked")
CHECKS_NOTE = Text(
    "键、值、编号在读文件时就检查；读通之后还有这些规则。`civsite check` 一次报出全部，有位置，有改法。",
    "Keys, values and ids are checked on reading; then come these rules. `civsite check` prints all at once.",
)

# By folder; the details of the community stand under "". A kind of item says its own.
PURPOSES: dict[str, Text] = {
    "": Text("社区本身：名称、联系方式、语言、配色、印刷要求，以及哪里必须展示什么。全库只有一份。",
             "The community itself: name, contact, languages, palette, printing, what must be shown where."),
    **{kind.model.folder: kind.purpose for kind in KINDS},
    "boards": Text("实体的宣传栏，量好尺寸再写。展板按版位的尺寸排版。",
                   "Physical notice boards, as measured. Panels are typeset to the size of their slots."),
    "screens": Text("电子屏：液晶屏、LED 滚动字幕屏、LED 大屏。", "Displays: LCD screens, LED strips, LED walls."),
    "editions": Text("一季里每个版位放什么。由 `civsite plan --write` 写出，可以手改。文件名就是季度。",
                     "What hangs in each slot of a quarter, which names the file. `civsite plan --write` writes it."),
    "inspections": Text("对一块宣传栏的一次巡查：发现问题、反馈、整改、回头看。",
                        "One inspection of a board: finding, report, repair, look-back."),
}  # fmt: skip

# How a scalar of `civsite.model.scalars` is written, by the name of its type there; with an example.
FORMS: dict[str, Text] = {
    "Line": Text("一行文字", "one line"),
    "Reference": Text("编号或名称", "id or name"),
    "FocusText": Text("左,上 的百分比 `50,40`", "percent from left, top `50,40`"),
    "Name": Text("可作文件名的短编号", "short id that can stand in a file's name"),
    "Prose": Text("文字，可以多行", "text, of several lines too"),
    "Date": Text("日期 `2026-03-05`", "date `2026-03-05`"),
    "Moment": Text("日期和时刻 `2026-03-05 09:00`", "date and time `2026-03-05 09:00`"),
    "DailyHours": Text("时段 `06:30-22:00`", "daily window `06:30-22:00`"),
    "WeekdaysText": Text("星期 `周一至周五`", "days `mon-fri`"),
    "Portion": Text("占比 `33%` 或 `1/3`", "share `33%` or `1/3`"),
    "SizeMm": Text("宽x高 `600x900`", "width x height `600x900`"),
    "SizePx": Text("宽x高 `1080x1920`", "width x height `1080x1920`"),
    "PointMm": Text("左x上 `60x150`", "left x top `60x150`"),
    "QuarterText": Text("季度 `2026Q4`", "quarter `2026Q4`"),
    "Count": Text("整数 `40`", "whole number `40`"),
    "Flag": Text("是 或 否", "yes or no"),
    "MediaPath": Text("文件 `media/名字.jpg`", "file `media/NAME.jpg`"),
    "AddressText": Text("地址 `user@host:/srv/www`", "address `user@host:/srv/www`"),
    "WebAddress": Text("网址 `https://www.example.cn/`", "web address `https://www.example.cn/`"),
    "MailAddress": Text("邮箱 `shequ@example.cn`", "mail address `shequ@example.cn`"),
    "Weight": Text("整数，1 到 5", "whole number, 1 to 5"),
}

# Examples for the folders that `civsite new` has no template of.
EXAMPLES: dict[str, str] = {
    "": """\
name: 花园社区
address: 花园路 18 号
phone: 0731-8888 0000
url: https://example.org/
languages: [zh, en]
printing: {bleed: 3, marks: yes, colour: cmyk, material: 5 mm PVC 板}
requires:
  - {show: core-values, on: [showcase], at_least: 1, source: 本市公益广告要求，2026-01 版}
shares:
  - {show: [poster], at_least: 1/3, on: [lcd], source: 本市电子屏公益广告要求，2026-01 版}
""",
    "editions": """\
quarter: 2026Q4
boards:
  east-gate:
    A: core-values-nation                       # 只写内容的编号
    B: {item: residents, pinned: yes, note: 居民代表会议要求}
""",
}

# What stands before the examples in the rules' manuals.
LABELS_ZH: dict[str, str] = {
    "Passes": "通过",
    "Fails": "错误",
    "Warns": "提醒",
    "Notes": "说明",
    r"(通过|提醒) \(today is (.*)\)": r"\1（今天是 \2）",
    r"(通过|提醒) \(board (.*)\)": r"\1（宣传栏 \2）",
    r"(通过|提醒) \((.*) is there\)": r"\1（有 \2）",
    r"(通过|错误) \((.*) is anonymous\)": r"\1（\2 不愿留名）",
    r"(通过|错误) \(in a translation\)": r"\1（译文里）",
    r"提醒 \(another (.*) agreed to be named\)": r"提醒（另有一位 \1 同意署名）",
}

# What each rule of civsite.check promises, by module; the English is the module's own first line.
RULES_ZH: dict[str, str] = {
    "core_values": "核心价值观海报写全十二个词，或一个层面的四个词，或其中一个词，一字不差、次序不乱。",
    "virtue_words": "公民基本道德规范是二十个字：五句话，一个次序。",
    "misprints": "常见的错别字和混用的规范用语，并给出正确写法。",
    "glyphs": "每个字都印得出来：所用的字体里有这个字。",
    "article_numbers": "条款自带的编号与它的位次一致：编号由各种输出自动加上。",
    "phone_dialled": "社区的“电话”里有能拨通的号码。",
    "addresses": "文字里的网址和邮箱写得对，点得开。",
    "articles_there": "公约有条款，善行义举榜有善行，宣传栏有版位。",
    "honour_categories": "荣誉是常用的类别之一，榜才好分类；别的荣誉也可以写，只作说明。",
    "consent": "署名展示的人都已同意，同意的日期写明了，而且已经到了。",
    "private_names": "不愿留名的、没有同意的、未成年的人，在任何文字、任何语言里都不出现姓名。",
    "private_files": "文件名和文档属性里的标题，不写出要隐去的姓名。",
    "minors": "未成年人不写全名，译文里也一样。",
    "minor_traces": "未成年人的事迹里，不写班级、门牌，不放照片，叫人找不到这个孩子。",
    "personal_numbers": "文字里没有身份证号、银行卡号和私人手机号。",
    "hardship_names": "低保、残疾等个人隐私旁边，不写姓名。",
    "dates_in_order": "“起”不晚于“止”，活动不在开始之前结束。",
    "emergency_ends": "紧急通知写明哪天结束；在那之前电子屏归它一家。",
    "dates_ahead": "已经发生的事不写将来的日期；计划不超过一年以后。",
    "pins_valid": "置顶的内容没有过期。",
    "quarter_name": "善行义举榜和期的“季度”与文件名一致。",
    "media_there": "写到的每张图片、每份成品稿都在 content/media/ 里，名字（包括大小写）完全一致。",
    "photo_format": "照片是像素图；矢量图和 PDF 只用作成品稿和标志，DOCX 只供下载。",
    "photo_size": "照片的像素够用：人像短边 240，活动照片短边 480。",
    "pictures_own": "页面不从别的网站取图：正文里的图片是社区自己的文件。",
    "provenance": "成品稿写明来源：谁做的，谁同意印。",
    "on_names": "“用于”写的是已有的类型，或已有的宣传栏、电子屏的编号。",
    "requirement_names": "要求里的“展示”是内容类型或海报主题。",
    "share_names": "占比里的“展示”是内容类型或海报主题，“用于”是有的电子屏或电子屏类型。",
    "programme_names": "电子屏“播放安排”里的“展示”是有的内容、内容类型或海报主题，并且这块屏播它。",
    "timezone": "时区是 IANA 时区表里的名字。",
    "palette": "配色是 seasons，或主题里有的名字。",
    "drawing_names": "海报的“图画”是主题里有的一幅；写错名字就用宣传主题自己的图画。",
    "edition_names": "期里写的宣传栏、版位、内容都在；已经过去的期，只说明哪些不在了。",
    "edition_fits": "期里放进版位的内容，版位和宣传栏都接受，也没有限定用于别处。",
    "edition_parts": "分挂几个版位的内容，每一部分都接着本栏的前一部分。",
    "edition_twice": "一块宣传栏上同一项内容只挂一次，两面合算。",
    "inspection_names": "巡查写的宣传栏在，问题写的版位也在那块栏上；已经过去的季度，只作说明。",
    "slots_inside": "版位整个在宣传栏之内。",
    "notice_complete": "通知写明什么事、什么时间、什么地点，到哪天为止。",
    "records_apart": "没有两份说同一件事：没有副本，没有同一天同一个标题的两份。",
    "sizes_in_mm": "宣传栏和版位的尺寸用毫米，不用厘米。",
    "template_texts": "模板里的示例文字要换成实际的内容。",
    "slots_apart": "同一面上的版位不重叠。",
    "prefers_names": "版位“优先”写的是内容类型、海报主题，或有内容用着的标签。",
    "slot_ids": "一块宣传栏上的版位编号不重复，两面合算。",
}
