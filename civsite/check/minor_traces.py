"""The deed of a minor does not say by what else the child can be found: class, door, photo.

A school alone, or a building alone, is not enough to find anybody.

Passes:
    - {name: 李某某, minor: yes, deed: 实验小学的李同学捡到钱包。, place: 3号楼}
Warns:
    - {name: 李某某, minor: yes, deed: 实验小学三年级2班的李同学捡到钱包。}
    - {name: 李某某, minor: yes, place: 3号楼2单元501室, …}
    - {name: 李某某, minor: yes, deed: 李小明捡到钱包。}
    - {name: 李某某, minor: yes, photo: media/li.jpg, …}
"""

import re

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.kinds.honours import Honours
from civsite.text.common_words import COMMON_WORDS
from civsite.text.names import begins_like_a_name, folded, is_covered, names_in, surname_of

_NUMBER = "[0-9０-９一二三四五六七八九十]"
_SCHOOL = re.compile(
    r"小学|中学|高中|初中|附中|附小|[一二三四五六七八九十]中|学校|學校|幼儿园|幼兒園|\bschool\b|\bkindergarten\b",
    re.IGNORECASE,
)
_CLASS = re.compile(
    rf"(?:[小初高]?{_NUMBER}{{1,4}}年[级級]|[小初高]{_NUMBER}|{_NUMBER}(?=[（(]))?[（(\s]{{0,3}}{_NUMBER}{{1,4}}[)）]?\s?班"
    r"|(?:大|中|小|托)[一二三四0-9]班|\bclass\s?(?:[0-9]|one|two|three|four|five|six)",
    re.IGNORECASE,
)
_DOOR = re.compile(
    rf"(?:{_NUMBER}{{1,4}}\s?(?:单元|單元)\s?)?{_NUMBER}{{1,4}}\s?(?:室|号房|號房|户门)|(?:单元|單元)\s?{_NUMBER}{{3,4}}"
    r"|[0-9０-９]{1,3}[-—－][0-9０-９]{1,3}[-—－][0-9０-９]{3,4}|\b(?:room|flat|apartment|apt\.?)\s?[0-9]{2,}",
    re.IGNORECASE,
)
_HINT = Text("删去，只写到学校或楼号", "leave it out: name the school or the building at most")


def check(case: Case) -> Diagnostics:
    for key, roll in case.each(Honours):
        original = case.original_of(key, roll) or roll
        for index, (deed, told) in enumerate(zip(original.deeds, roll.deeds, strict=True)):
            if not deed.minor:
                continue
            said = {"name": told.name, "deed": told.deed, "place": told.place or ""}
            has_school = any(map(_SCHOOL.search, said.values()))
            for place, text in said.items():
                of_class = _CLASS.search(text) if has_school else None
                for found in filter(None, (of_class, _DOOR.search(text))):
                    yield case.at(key, "deeds", index, place, words=found[0]).warning(
                        "minor-traceable",
                        Text(
                            f"凭“{found[0]}”能找到这个孩子",
                            f"by “{found[0]}” the child can be found",
                        ),
                        _HINT,
                    )
            for words in _names_of_child(told.name, told.deed):
                yield case.at(key, "deeds", index, "deed", words=words).warning(
                    "minor-traceable",
                    Text(f"“{words}”像是这个孩子的姓名", f"“{words}” looks like the child's name"),
                    Text(
                        f"改成“{surname_of(told.name)}同学”",
                        f"write “{surname_of(told.name)}同学”",
                    ),
                )
            if told.photo is not None:
                yield case.at(key, "deeds", index, "photo").warning(
                    "minor-photo",
                    Text("未成年人的照片不会展出", "the photo of a minor is not shown"),
                    Text("删去这一项", "remove this line"),
                )


def _names_of_child(name: str, deed: str) -> list[str]:
    """What begins a sentence of `deed` like the name that `name` covers: 李小明 for 李某某."""
    surname = surname_of(name)
    if not is_covered(name) or not begins_like_a_name(folded(f"{surname}某")):
        return []
    pattern = (
        rf"(?:^|[。！？；，：“”、\s])({re.escape(surname)}[^家氏姓某同老\W\d_a-zA-Z][^\W\d_a-zA-Z])"
    )
    return [
        each
        for each in dict.fromkeys(re.findall(pattern, deed))
        if names_in(each) and each[0] != each[1] and COMMON_WORDS.isdisjoint((each[:2], each[1:]))
    ]
