"""Surnames as they are written: compound ones, single characters, and in Latin letters.

Nothing enters. The one list of each, for whatever must know where a surname ends.
"""

from __future__ import annotations

# Surnames of two characters, the ones in use and the old ones that some families still bear.
COMPOUND_SURNAMES: frozenset[str] = frozenset(
    """
    欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政
    濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马
    公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌
    微生 梁丘 左丘 东门 西门 第五 公仪 公乘 太公 仲长 叔孙 屈突 尔朱 东乡 相里 胡母 司城 张廖
    纳兰 叶赫 完颜 富察 佟佳 爱新 贺兰 贺若 贺拔 达奚 耶律 那拉 范姜 陆费
    """.split()
)

# Surnames of one character that are met most, about as many as the old book of surnames has.
SURNAMES: frozenset[str] = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜"
    "郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉"
    "钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲"
    "伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双"
    "闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向"
    "古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾"
    "毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况有琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福"
    "付闫涂代覃仝苟原冼占楼战蹇撖尧兰邸初晋奉官阿揭禤区麦关邝谌敬寿展母展党㛃䶮冮芦隋朴沐洛肇粟忻綦郄火"
)

# The same in Latin letters; what many of them are written as abroad stands behind.
LATIN_SURNAMES: frozenset[str] = frozenset(
    """
    ai an ao ba bai ban bao bei bi bian bo bu cai cao cen chai chang chao che chen cheng chi chu cong
    cui dai dang deng di diao ding dong dou du duan fan fang fei feng fu gan gao ge geng gong gou gu
    guan guo hai han hang hao he hong hou hu hua huang huo ji jia jian jiang jiao jin jing ju kang ke
    kong kuang lai lan lao lei leng li lian liang liao lin ling liu long lou lu luo lv lyu ma mai man
    mao mei meng mi miao min ming mo mou mu na nan ni nie ning niu nong ou pan pang pei peng pi ping pu
    qi qian qiang qiao qin qiu qu quan ran rao ren rong ruan rui sang sha shan shang shao she shen sheng
    shi shou shu shui si song su sui sun tai tan tang tao teng tian tong tu wan wang wei wen weng wu xi
    xia xian xiang xiao xie xin xing xiong xu xuan xue yan yang yao ye yi yin ying yong you yu yuan yue
    yun zang zeng zha zhai zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuo zong zou zu zuo
    ouyang sima shangguan zhuge dongfang huangfu weichi gongsun murong linghu situ xiahou duanmu nangong
    ximen zhangsun yuwen sikong dugu baili chan chow kwok lam lau lee leung ng tsai wong yeung yip
    """.split()
)

# Surnames that are more often something else: 一张, 位于, 提高. Behind these characters they are none.
NO_SURNAME_AFTER: dict[str, str] = {
    "张": "一二两三四五六七八九十百千几数每这那半整首各多0123456789夸紧扩慌开主铺纸",
    "于": "位由对关处属在至等善勇敢乐用便适甘终过基出源鉴限易急忙低大小多少高利归限勤重敏疏",
    "和": "平温缓随谐饱祥柔附共总",
    "周": "一二两三四五六七八九十几每上下本这那数圆四0123456789",
    "高": "提升最更较很崇登身增不跳",
    "向": "面方一走倾志导意转动",
    "路": "道马公走一铁网电线水陆出半铁大修让带问0123456789",
    "时": "小按及有当同随平临准定暂届何几及学工课少",
    "成": "完建形变养达组合现收促制分写做看赞",
    "方": "地对平官双各八四立药配我一多东西南北",
    "关": "有相机无海开难公把攻",
    "万": "一二两三四五六七八九十百千几数多0123456789",
    "全": "安健完齐周保",
    "任": "责主信担委现历前新留上离",
    "何": "如任为几奈若",
    "程": "工课过路流教行进日里全疗专远",
    "平": "和水公太扁生",
    "安": "公治平西长保早晚不",
    "常": "日经正非平通照时",
    "应": "反供适响对相效回感理",
    "段": "一两几阶路手地身时这那片0123456789",
    "章": "文规印勋奖徽简违",
    "许": "也允或准",
    "项": "一两几各事选单这那款立强多每0123456789",
    "解": "了理讲化调缓谅瓦分",
    "单": "名订菜简清床账保孤传",
    "季": "一四换每当雨旺淡花",
    "包": "面钱书背红打承药山",
    "班": "上下加值晚早夜一二三四五六换全轮兴培",
    "师": "老教律厨医工导讲大",
    "米": "一两几平大小厘毫玉0123456789",
    "元": "一两几百千万单多美公0123456789",
    "计": "设统会预总合共累伙审",
    "房": "住楼厨厂病药书平库机",
    "台": "平阳阳月讲电窗舞站前后柜",
    "金": "资基现奖黄租押退养违本保",
    "车": "汽电公停骑开乘校推班列货轿动",
    "林": "树园森山绿造",
    "文": "语中英作课散公人全原论",
    "水": "自热停用雨污喝饮积开洪供排接",
    "石": "岩大碎宝化",
    "白": "明洁雪表空",
    "江": "长过沿",
    "王": "国大",
    "党": "入共爱建",
    "国": "中全爱各外祖强",
    "居": "邻家安定起",
}
