"""A minor is never named in full: the given name is left out or hidden.

Passes:
    - {name: 李某某, minor: yes, …}
    - {name: 李*, minor: yes, …}
    - {name: 李XX, minor: yes, …}
    - {name: 李同学, minor: yes, …}
    - {name: 李小明, minor: yes, anonymous: yes, …}
Fails:
    - {name: 李小明, minor: yes, …}
    - {name: 李小明同学, minor: yes, …}
"""

import re

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.kinds.honours import Honours

_SURNAMES_OF_TWO = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|西门|长孙|宇文"
)
_HIDDEN = re.compile("[某*＊×✕○〇□]")
_SURNAME = re.compile(f"{_SURNAMES_OF_TWO}|.")
_SURNAME_ALONE = re.compile(
    rf"小?(?:{_SURNAME.pattern})(?:姓?(?:同学|同學|小朋友)|[XxＸｘ]{{1,3}})"
)


def check(case: Case) -> Diagnostics:
    for roll in case.community.items_of(Honours):
        for index, deed in enumerate(roll.deeds):
            if deed.minor and not deed.anonymous and not is_hidden(deed.name):
                surname = _SURNAME.findall(deed.name)[0]
                yield case.at(roll, "deeds", index, "name").error(
                    "minor-named",
                    Text(
                        f"未成年人“{deed.name}”写了全名",
                        f"the minor “{deed.name}” is named in full",
                    ),
                    Text(
                        f"写成“{surname}某某”或“{surname}同学”",
                        f"write “{surname}某某” or “{surname}同学”",
                    ),
                )


def is_hidden(name: str) -> bool:
    """Whether `name` leaves out or covers the given name."""
    return bool(_HIDDEN.search(name) or _SURNAME_ALONE.fullmatch(name))
