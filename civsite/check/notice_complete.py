"""A notice says what, when and where, and until which day it counts.

Passes:
    what: 更换阀门
    when: 12 月 3 日 9 时至 15 时
    where: 5、6 号楼
    until: 2026-12-03
Notes:
    title: 停水通知                              # and nothing else: no time, no place, no text
    until: …                                     # missing: it would stay for ever
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.kinds.notice import Notice


def check(case: Case) -> Diagnostics:
    for notice in case.community.items_of(Notice):
        if notice.is_emergency:
            continue  # written in haste, and its end is asked for elsewhere
        if notice.until is None:
            yield case.at(notice, "title").note(
                "notice-endless",
                Text(
                    "这份通知没有写“止”，会一直挂着、播着",
                    "this notice has no `until`: it would be shown for ever",
                ),
                Text(
                    "写上“止”，过了哪天就不用再看；长年有效的改成公约、海报或页面",
                    "write `until`, the last day on which it matters; what always holds is a"
                    " convention, a poster or a page",
                ),
            )
        # A title may say it all but time and place; where any of these stands, the rest is in it.
        if not any((notice.what, notice.when, notice.where, notice.summary, notice.body.strip())):
            yield case.at(notice, "title").note(
                "notice-bare",
                Text(
                    "这份通知只有标题，没有时间、地点和正文",
                    "this notice is a title only: no time, no place, no text",
                ),
                Text(
                    "写上“事项”“时间”“范围”，或在第二个“---”下面写正文",
                    "write what, when and where, or a body below the second “---”",
                ),
            )
