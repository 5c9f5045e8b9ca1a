"""A minor is never named in full: the given name is left out or covered, in translations, too.

What covers a school (某小学) covers no name. A minor who is `anonymous` is not shown by name.

Passes:
    - {name: 李某某, minor: yes, …}
    - {name: 李*, minor: yes, …}
    - {name: 李XX, minor: yes, …}
    - {name: 司空同学, minor: yes, …}
    - {name: 李小明, minor: yes, anonymous: yes, …}
Passes (in a translation):
    - {name: Li X., …}
Fails:
    - {name: 李小明, minor: yes, …}
    - {name: 李小明同学, minor: yes, …}
    - {name: 李小明（某小学）, minor: yes, …}
Fails (in a translation):
    - {name: Li Xiaoming, …}
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.kinds.honours import Honours
from civsite.text.names import is_covered, names_in, surname_of


def check(case: Case) -> Diagnostics:
    for key, roll in case.each(Honours):
        original = case.original_of(key, roll) or roll
        for index, (deed, told) in enumerate(zip(original.deeds, roll.deeds, strict=True)):
            names = names_in(told.name) if deed.minor and not deed.anonymous else ()
            if names:
                yield case.at(key, "deeds", index, "name").error(
                    "minor-named",
                    Text(
                        f"未成年人“{told.name}”写了全名",
                        f"the minor “{told.name}” is named in full",
                    ),
                    _how_to_cover(names[0]),
                )


def _how_to_cover(name: str) -> Text:
    surname = surname_of(name)
    if surname.isascii():
        one, other = f"{surname} X.", f"Student {surname}"
        if " " not in name or not is_covered(other):
            one, other = "A pupil", "A child"
    elif surname == "小":
        one, other = "某同学", "某小朋友"
    else:
        one, other = f"{surname}某某", f"{surname}同学"
    return Text(f"写成“{one}”或“{other}”", f"write “{one}” or “{other}”")
