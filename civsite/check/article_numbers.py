"""An article that bears a number bears that of its place: all outputs number articles.

Passes:
    articles: [第一条 出门牵绳, 第二条 粪便自清]
Warns:
    articles: [第一条 出门牵绳, 第三条 粪便自清]    # the second
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.kinds.convention import Convention
from civsite.text.numbering import own_number


def check(case: Case) -> Diagnostics:
    for key, convention in case.each(Convention):
        for place, article in enumerate(convention.articles, 1):
            own = own_number(article)
            if own is not None:
                yield case.at(key, "articles", place - 1).warning(
                    "article-number",
                    Text(
                        f"这一条自带编号 {own[0]}，却是第 {place} 条，会出现两个编号",
                        f"this article calls itself {own[0]} and is article {place}: it gets two numbers",
                    ),
                    Text(
                        "删去自带的编号，或者补上缺的条款",
                        "remove its number, or add what is missing before it",
                    ),
                )
