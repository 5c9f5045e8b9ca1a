"""Known misprints and mixed-up official terms, with the right form.

The table is our own; add a pair when one has been seen on a board. A wrong form must never occur
inside a right sentence: prefer long forms, or add what is right.

Warns:
    title: 花园社区居名公约                      # 居民公约
    text: 请看宣传拦                             # 宣传栏
"""

import re

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text

MISPRINTS: dict[str, str] = {
    # core values and moral standard
    "社会主义核心价值关": "社会主义核心价值观", "社会主义核心价值规": "社会主义核心价值观",
    "社会主意": "社会主义", "核心价植观": "核心价值观", "核心介值观": "核心价值观",
    "富强、民主、和谐、文明": "富强、民主、文明、和谐",
    "富强 民主 和谐 文明": "富强 民主 文明 和谐",
    "自由、平等、公平、法治": "自由、平等、公正、法治",
    "自由 平等 公平 法治": "自由 平等 公正 法治",
    "自由、平等、公正、法制": "自由、平等、公正、法治",
    "自由 平等 公正 法制": "自由 平等 公正 法治",
    "爱国、敬业、诚信、友爱": "爱国、敬业、诚信、友善",
    "爱国 敬业 诚信 友爱": "爱国 敬业 诚信 友善",
    "爱国、敬业、诚实、友善": "爱国、敬业、诚信、友善",
    "价值关": "价值观", "文名城": "文明城", "文名社区": "文明社区", "文名家庭": "文明家庭",
    "文名小区": "文明小区", "文名出行": "文明出行", "文名养犬": "文明养犬", "文名用餐": "文明用餐",
    "文名实践": "文明实践", "文名礼仪": "文明礼仪", "文名祭扫": "文明祭扫", "文名单位": "文明单位",
    "富强名主": "富强民主", "富强、名主": "富强、民主", "富强 名主": "富强 民主",
    "名主文明": "民主文明", "名主、文明": "民主、文明", "名主 文明": "民主 文明",
    "名主协商": "民主协商", "名主议事": "民主议事", "名主评议": "民主评议", "名主监督": "民主监督",
    "名主决策": "民主决策", "名主管理": "民主管理", "民主、文名": "民主、文明", "民主 文名": "民主 文明",
    "公民基本道德规犯": "公民基本道德规范",
    "明理诚信": "明礼诚信", "爱国守发": "爱国守法", "勤俭自力": "勤俭自强", "敬业奉贤": "敬业奉献",
    # boards, rolls and conventions
    "居名公约": "居民公约", "市名公约": "市民公约", "居民公药": "居民公约", "村规名约": "村规民约",
    "宣传拦": "宣传栏", "公示拦": "公示栏", "善行义举傍": "善行义举榜", "善行意举": "善行义举",
    "善行仪举": "善行义举", "好人傍": "好人榜", "光荣傍": "光荣榜", "见义勇维": "见义勇为",
    "见意勇为": "见义勇为", "诚实守心": "诚实守信",
    "拱手理": "拱手礼", "遵德守理": "遵德守礼", "讲文明数新风": "讲文明树新风",
    "讲文明树新凤": "讲文明树新风", "图说我们的价值关": "图说我们的价值观",
    "新时代文明实践占": "新时代文明实践站", "志原者": "志愿者", "自愿者服务": "志愿者服务",
    "自愿服务队": "志愿服务队", "志愿服物": "志愿服务", "未成年人包护": "未成年人保护",
    # everyday words on boards
    "既使": "即使", "按装": "安装", "布署": "部署", "座落": "坐落", "帐单": "账单", "帐户": "账户",
    "侯车": "候车", "防患于未燃": "防患于未然", "随手关们": "随手关门",
    "垃圾份类": "垃圾分类", "垃级": "垃圾", "再接再励": "再接再厉", "一如继往": "一如既往",
    "迫不急待": "迫不及待", "禁止吸咽": "禁止吸烟", "高空抛务": "高空抛物",
    "消防通到": "消防通道", "疏散通到": "疏散通道", "电动车充电庄": "电动车充电桩",
    "不径而走": "不胫而走", "走头无路": "走投无路", "穿流不息": "川流不息", "甘败下风": "甘拜下风",
    "重阳结": "重阳节", "端午结": "端午节", "清明结": "清明节", "元霄节": "元宵节", "欢渡": "欢度",
    "原霄": "元宵", "辛勤耕芸": "辛勤耕耘", "截止目前": "截至目前",
    "反应问题": "反映问题",
    "寻物启示": "寻物启事", "招领启示": "招领启事", "招聘启示": "招聘启事", "寻人启示": "寻人启事",
    "家俱": "家具", "灸手可热": "炙手可热",
}  # fmt: skip

# Where a wrong form stands by chance in what is right: 健康讲座｜落幕, 请按｜装修规定.
_RIGHT = (
    "价值关[系联注切怀键节乎]", "[中英外日法俄德译作散论古国公全原]文名(?:城|社区|单位)",
    "[一二两三四五六七八九十百\\d几数多每各]名主(?:管理|评议|决策|监督)",
    "讲座落", "按装[修袋箱卸置配]", "既使(?=[^。！？\n]*[又且])", "公布署名",
    "(?:清明|端午|重阳)结[束伴对合缘队]", "(?:好人|光荣|义举)傍晚", "宣传拦[截住下]",
    "[之大全每]家俱", "(?:不良|过敏)反应问题", "喜欢渡", "蚊帐[单户]", "新时代文明实践占[地用比据]",
)  # fmt: skip

# Longest first, so that the most telling form is the one reported.
_WRONG = "|".join(map(re.escape, sorted(MISPRINTS, key=lambda each: (-len(each), each))))
# Ten times as quick as the other: most texts hold no wrong form.
_SUSPECT = re.compile(_WRONG)
_ANY = re.compile(f"(?:{'|'.join(_RIGHT)})|({_WRONG})")


def check(case: Case) -> Diagnostics:
    for texts in case.texts:
        if _SUSPECT.search(texts.whole) is None:
            continue
        for place, text in texts.each:
            for wrong in filter(None, dict.fromkeys(_ANY.findall(text))):
                right = MISPRINTS[wrong]
                yield case.at(texts.key, *place, words=wrong).warning(
                    "misprint",
                    Text(
                        f"“{wrong}”像是“{right}”之误", f"“{wrong}” looks like a slip for “{right}”"
                    ),
                    Text(f"改成“{right}”", f"write “{right}”"),
                )
