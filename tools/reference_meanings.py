"""What each key means, beside the names that `civsite/model/keys.py` gives it; the reference prints it.

A key that means the same everywhere stands alone; one whose meaning depends on its record stands
as `Record.key`, which wins. What only one kind of item has stands in the file of that kind.
"""

from __future__ import annotations

from civsite.diagnostics import Text
from civsite.model.kinds import KINDS
from civsite.model.record import Record

MEANINGS: dict[str, Text] = {
    **{key: Text(text.zh, text.en) for kind in KINDS for key, text in kind.keys.items()},
    # items
    "title": Text("标题，展板和网页上的大字", "the headline on panels and pages"),
    "summary": Text("一两句摘要，用在列表、检索结果里", "a sentence or two for lists and search"),
    "from": Text("从这一天起可以展示，当天算在内", "may be shown from this day on, inclusive"),
    "until": Text("展示到这一天为止，当天算在内", "may be shown up to this day, inclusive"),
    "Item.days": Text("电子屏只在每周这几天播它；不写就天天播",
                      "the days of the week on which screens play it; absent: all"),
    "Item.hours": Text("电子屏只在每天这个时段播它，可以跨过半夜，算开始的那一天；不写就全天",
                       "the hours in which screens play it, past midnight too, as of the day they begin; absent: all day"),
    "tags": Text("标签，网站按它归类", "labels that the website sorts by"),
    "weight": Text("越大越常出现：轮换时优先，屏上次数多",
                   "larger comes round more often, on boards and on screens"),
    "on": Text("只用在这些地方：宣传栏或电子屏的类型、编号；不写就哪里都行",
               "the only places it may stand: kinds or ids of boards and screens; absent: any"),
    "pinned": Text("优先安排", "placed before anything else"),
    "part": Text("内容太长、分挂几个版位时，这里是第几部分；第一部分可以不写",
                 "of an item that goes on over several slots, which part this is; the first may go without"),
    "WrittenPlacement.pinned": Text("由编辑指定放在这里", "put here by an editor"),
    "quarter": Text("哪一季；与文件名相同", "the quarter; the same as the file's name"),
    "focus": Text("照片的主体在哪里，离左边、上边的百分比，如 `50,40`；裁切时以它为中心，"
                  "不写时横照片取 `50,40`，竖照片取 `50,30`",
                  "the subject, percent from left and top; crops keep it in view; without it "
                  "`50,40` of a lying photo, `50,30` of an upright one"),
    "file": Text("照片文件，在 content/media/ 里", "the picture, in content/media/"),
    "caption": Text("照片说明", "what the picture shows"),
    # boards
    "Board.name": Text("宣传栏的名称", "the board's name"),
    "Board.kind": Text("宣传栏的类型", "the kind of board"),
    "place": Text("在哪里", "where it is"),
    "grid": Text("属于哪个网格", "the grid it belongs to"),
    "owner": Text("谁负责", "the person in charge"),
    "Board.size": Text("一面的宽 × 高，毫米", "width × height of one side, mm"),
    "slots": Text("版位，一个一项", "the places on it, one entry each"),
    "layout": Text("用 theme/layouts.yml 里的预设布局，按尺寸缩放；其后还可加版位",
                   "a preset of theme/layouts.yml, scaled to the size; own slots follow it"),
    "Board.accepts": Text("整块栏接受的内容类型，版位的“接受”在其中再挑；不写就不限",
                          "kinds the whole board takes; its slots choose among them; absent: no limit"),
    "distance": Text("看的人站多远，厘米；决定最小字号。不写：电梯 70，其他 150",
                     "how far readers stand, cm; decides the smallest type. Absent: 70 in lifts, else 150"),
    "out_of_service": Text("从这一天起停用，不再安排内容", "from this day on nothing is planned for it"),
    "Slot.id": Text("版位编号，一块栏里不重复", "the slot's id, unique on its board"),
    "at": Text("版位左上角离这一面左边 × 上边多远，毫米",
               "its upper left corner, from the left × from the top of its side, mm"),
    "Slot.size": Text("看得见的宽 × 高，毫米；就是成品尺寸", "visible width × height, mm: the trim size"),
    "side": Text("在哪一面", "which side it is on"),
    "Slot.accepts": Text("接受哪些内容类型；不写就除页面外都行", "kinds it takes; absent: all but pages"),
    "prefers": Text("优先放哪些：内容类型、海报主题或标签；有合适的就放，没有也不空着",
                    "kinds, campaigns or tags that it carries if it can; without any it stays no emptier"),
    "keep": Text("长期不换：上一期挂什么，这一期还挂什么", "not rotated: it carries what it carried before"),
    # screens
    "Screen.name": Text("电子屏的名称", "the screen's name"),
    "Screen.kind": Text("电子屏的类型", "the kind of screen"),
    "Screen.size": Text("宽 × 高，像素", "width × height, px"),
    "Screen.days": Text("每周哪几天亮屏；不写就天天", "the days of the week on which it is on; absent: all"),
    "Screen.hours": Text("每天亮屏的时段，可以跨过半夜；不写就全天", "when it is on, past midnight too; absent: all day"),
    "Screen.accepts": Text("播哪些内容类型；不写就除页面外都播", "kinds it plays; absent: all but pages"),
    "dwell": Text("每幅停留几秒", "seconds a slide stays"),
    "programme": Text("这块屏上某些内容何时播、多常播、停多久；写内容编号的优先于主题，主题优先于类型",
                      "when, how often and how long some items play here; ids win over campaigns, these over kinds"),
    "Showing.show": Text("哪些内容：类型、海报主题或内容编号", "which items: kinds, campaigns or ids"),
    "Showing.days": Text("只在每周这几天播", "the days of the week on which they play"),
    "Showing.hours": Text("只在这个时段播，可以跨过半夜；同一内容写几个时段就是几段都播",
                          "the hours in which they play, past midnight too; several entries add up"),
    "Showing.weight": Text("代替内容自己的权重", "instead of the items' own weight"),
    "Screen.colour": Text(
        "LED 屏的颜色；不写时，字幕屏单色，大屏全彩",
        "colours of an LED screen; absent: one on a strip, all on a wall",
    ),
    # editions
    "written": Text("哪天编排的", "the day it was written"),
    "boards": Text("先写宣传栏编号，下一层写版位编号", "by board id, then by slot id"),
    "item": Text("这个版位放哪项内容，写它的编号；不写就空着", "the item's id; without it the slot stays empty"),
    "note": Text("给自己人看的备注", "a note for colleagues"),
    # inspections
    "board": Text("哪块宣传栏，写编号", "the board's id"),
    "Inspection.date": Text("巡查的日期", "the day of the inspection"),
    "inspector": Text("谁去看的", "who went"),
    "state": Text("结论", "the verdict"),
    "findings": Text("发现的问题，一个一项", "what was found, one entry each"),
    "Inspection.photos": Text("现场照片", "pictures of the place"),
    "slot": Text("哪个版位", "the slot's id"),
    "problem": Text("属于五类问题中的哪一类", "one of the five classes of fault"),
    "Finding.note": Text("具体是什么问题", "what exactly is wrong"),
    "Finding.photo": Text("整改前的照片", "a picture of the fault"),
    "reported": Text("哪天反馈的", "the day it was reported"),
    "repaired": Text("哪天整改的", "the day it was repaired"),
    "look_back": Text("哪天回头看的", "the day somebody looked again"),
    "photo_after": Text("整改后的照片", "a picture after the repair"),
    # the community
    "Details.name": Text("社区的名称", "the community's name"),
    "address": Text("居委会地址", "the office's address"),
    "phone": Text("电话，也印在展板上", "telephone; panels carry it too"),
    "mail": Text("电子邮箱", "mail address"),
    "opening": Text("办公时间", "opening hours"),
    "url": Text("网站发布到的网址；展板的二维码由它而来",
                "where the website is published; the panels' codes lead there"),
    "report_url": Text(
        "网上报修、反馈的网址；其中的 {place} 换成宣传栏、版位和期次",
        "an address for reporting damage; {place} in it becomes board, slot and edition",
    ),
    "logo": Text("标志，在 content/media/ 里", "the logo, in content/media/"),
    "timezone": Text("时区，IANA 名称", "time zone, by its IANA name"),
    "languages": Text("网站的语言，第一个是主语言", "the website's languages, the main one first"),
    "palette": Text("配色：seasons 随季节换，或 theme/palettes.yml 里的一个名字",
                    "`seasons`, which follow the quarter, or a name in theme/palettes.yml"),
    "printing": Text("印刷要求", "what the print shop asks for"),
    "bleed": Text("四边出血，毫米", "bleed on each side, mm"),
    "marks": Text("出血外面画裁切线", "crop marks outside the bleed"),
    "Printing.colour": Text("展板 PDF 的颜色", "the colours of the panels' PDF"),
    "office_paper": Text("办公打印机的纸，分张打印用", "the office printer's paper, for the tiles"),
    "material": Text("展板印在什么上，写进印制清单，例如 5mm PVC 板", "what panels are printed on, for the order: 5 mm PVC"),
    "requires": Text("哪类地方必须有哪类内容，编排时保证", "coverage that the plan is held to"),
    "show": Text("内容类型或海报主题", "a kind of item, or a campaign"),
    "Requirement.on": Text("哪些类型的宣传栏，每一块都要", "every board of these kinds"),
    "at_least": Text("至少几件", "how many at least"),
    "source": Text("哪份文件、哪年的要求", "which rule asks for it, and of when"),
    "shares": Text("某些内容每天至少要占电子屏多少时间，例如公益内容",
                   "how much of screens' time some content must have each day, such as public-interest content"),
    "Share.show": Text("内容类型或海报主题", "kinds of item, or campaigns"),
    "Share.at_least": Text("至少占多少", "how much at least"),
    "Share.on": Text("哪些电子屏，写类型或编号；不写就是所有电子屏", "kinds or ids of screens; absent: all screens"),
    "publish": Text("`civsite publish` 把网站和电子屏发布到哪里",
                    "where `civsite publish` copies website and screens to"),
    "to": Text("文件夹、rsync 地址，或 `s3://桶/前缀`", "a folder, an rsync address, or `s3://bucket/prefix`"),
    "send": Text("发哪些；都发时，电子屏在网站的 player/ 下",
                 "which parts; with both, the screens lie below the website's player/"),
    "endpoint": Text("S3 兼容存储的服务地址", "the address of an S3-like store's service"),
    "region": Text("S3 兼容存储的区域", "the region of an S3-like store"),
    "licence": Text("网站文字和图片的许可，印在页脚", "licence of texts and pictures, in the footer"),
}  # fmt: skip


def meaning_of(record: type[Record], key: str) -> Text:
    """What `key` means in `record`. Raises KeyError for one that nobody has explained."""
    for owner in record.__mro__:
        if (found := MEANINGS.get(f"{owner.__name__}.{key}")) is not None:
            return found
    return MEANINGS[key]
