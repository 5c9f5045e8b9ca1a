"""No text is still that of the template: what `civsite new` writes as an example is to be replaced.

Fails:
    deed: 做了什么，帮了谁，结果怎样。
    slogan: 一句话口号
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from civsite.blanks.kinds import KINDS
from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text, shortened

# A long example is known again within a text; a short one is so only if it is the whole of it.
_LONG = 8
_MARKS = re.compile(r"[\s，。、！？；：,.!?;:“”\"'…]+")


def check(case: Case) -> Diagnostics:
    for texts in case.texts:
        examples = _examples().get(texts.key[0], {})
        bare = _MARKS.sub("", texts.whole)
        if not any(each in bare for each in examples):
            continue
        for place, text in texts.each:
            for words, example in _left_in(text, examples):
                yield case.at(texts.key, *place, words=words).error(
                    "template-text",
                    Text(
                        f"这里还是模板里的文字“{shortened(example)}”",
                        f"this is still the template's text, “{shortened(example)}”",
                    ),
                    Text("写上实际的内容，或删去这一行", "write what is so, or remove the line"),
                )


def _left_in(text: str, examples: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The lines of a text that are an example, or hold a long one, with that example."""
    for line in filter(str.strip, text.split("\n")):
        bare = _MARKS.sub("", line)
        for known, example in examples.items():
            if bare == known or (len(known) >= _LONG and known in bare):
                yield line.strip(), example
                break


@cache
def _examples() -> Mapping[str, Mapping[str, str]]:
    """By folder, then without marks and spaces, as an editor may have changed those."""
    return {
        folder: {_MARKS.sub("", example): example for example in kind.examples}
        for folder, kind in KINDS.items()
    }
