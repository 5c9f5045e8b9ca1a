"""In Markdown a file whose name has spaces stands between < and >, or it is no link at all.

Passes:
    ![扫雪](<media/扫 雪.jpg>)
    ![扫雪](media/扫%20雪.jpg)
Fails:
    ![扫雪](media/扫 雪.jpg)
    [报名表](media/报名 表.docx)
"""

import re
from collections.abc import Iterator

from civsite.check.case import Case, Diagnostics
from civsite.check.located import Key, key_of
from civsite.diagnostics import Text
from civsite.model.item import Item

# Code and comments are passed over. A title in quotes may follow a name.
_SPACED = re.compile(
    r"^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,}).*?(?:^ {0,3}\1|\Z)|(?<!`)(`++)[^`\n]+\2|<!--.*?(?:-->|\Z)"
    r"|\]\( *(?P<name>(?:\.{0,2}/)*media/(?:[^()<>\n]|\([^()\n]*\))*?\.\w{2,5}) *"
    r"(?:[\"'(][^\n]*?[\"')] *)?\)",
    re.MULTILINE | re.DOTALL,
)


def check(case: Case) -> Diagnostics:
    for key, item in _texts(case):
        for found in _SPACED.finditer(item.markdown) if "](" in item.markdown else ():
            name = found["name"]
            if name and re.search(r"\s", name):
                yield case.at(key, "body", words=f"({name}").error(
                    "media-spaces",
                    Text(
                        f"文件名“{name}”里有空格，这样写显示不出来",
                        f"the file name “{name}” has spaces: written like this it is no link",
                    ),
                    Text(f"写成 (<{name}>)", f"write (<{name}>)"),
                )


def _texts(case: Case) -> Iterator[tuple[Key, Item]]:
    for item in case.items:
        yield key_of(item), item
    for (language, _), item in case.community.translations.items():
        original = case.community.items.get(item.id)
        if original is None or item.markdown != original.markdown:
            yield (item.folder, f"{item.id}.{language}"), item
