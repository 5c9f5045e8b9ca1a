"""Pages load nothing from other hosts: a picture in a text is a file of the community.

Passes:
    ![扫雪](media/snow.jpg)
Warns:
    ![扫雪](https://example.org/snow.jpg)        # would not be shown
"""

from civsite.check.case import Case, Diagnostics, is_elsewhere
from civsite.diagnostics import Text


def check(case: Case) -> Diagnostics:
    media = case.community.media
    for reference in case.references_to(lambda path: path not in media and is_elsewhere(path)):
        yield case.at(reference.key, *reference.place, words=reference.written).warning(
            "picture-elsewhere",
            Text("图片在别的网站上，不会显示", "a picture on another host is not shown"),
            Text(
                "确认可以使用后，存进 content/media/，写成 media/文件名",
                "if you may use it, save it into content/media/ and write media/NAME",
            ),
        )
