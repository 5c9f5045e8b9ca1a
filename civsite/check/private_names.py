"""Nobody is named who wishes to stay unnamed, has not agreed, or is a minor: in no text, in no language.

A name is the same with spaces or another dot, in traditional characters, in Latin letters as a
translation writes it. Half of 帕提古丽·吐尔逊 is the name, too. A name that is a word of every day
(方向) counts where a person is meant.

Passes:
    - {name: 张三, anonymous: yes, deed: 一位居民连续三年为独居老人送饭。}
Fails:
    - {name: 张三, anonymous: yes, deed: 张三连续三年为独居老人送饭。}
    - {name: 李四, consent: 2026-08-10, deed: 和张 三一起送饭。}
Warns (another 张三 agreed to be named):
    title: 张三教做馕
"""

from collections.abc import Collection

from civsite.check.case import Case, Diagnostics
from civsite.check.located import Key, Spot
from civsite.check.people import Person
from civsite.diagnostics import Diagnostic, Text
from civsite.model.community import Place

_FIELDS_FOR_NAMES = frozenset({"who", "owner", "contact"})


def check(case: Case) -> Diagnostics:
    search = case.people.search
    if not search:
        return
    for texts in case.texts:
        has_field = any(place[-1] in _FIELDS_FOR_NAMES for place, _ in texts.each)
        if not has_field and not search.told_in(texts.whole, case.people.by_name):
            continue
        for place, text in texts.each:
            own, passed = _own_names(case, texts.key, place)
            is_field = place[-1] in _FIELDS_FOR_NAMES
            for name, words in search.told_in(text, own, names_a_person=is_field):
                if name not in passed:
                    person = case.people.by_name[name]
                    yield told(case, case.at(texts.key, *place, words=words), words or name, person)


def told(case: Case, spot: Spot, words: str, person: Person) -> Diagnostic:
    """That `words`, which stand at `spot`, name a person."""
    why = person.why or Text("", "")
    where = case.at(("honours", person.roll), "deeds", person.number, "name").written_at
    if any(map(case.people.is_namesake, person.names)):
        return spot.warning(
            "private-namesake",
            Text(
                f"“{words}”有两位：一位同意署名，一位{why.zh}",
                f"there are two “{words}”: one agreed to be named, one {why.en}",
            ),
            Text(
                f"核对写的是哪一位；是 {where} 的那位，就{person.instead.zh}",
                f"see which of them is meant; for the one of {where}: {person.instead.en}",
            ),
        )
    return spot.error(
        "private-named",
        Text(f"“{words}”{why.zh}，这里写出了姓名", f"“{words}” {why.en}, and is named here"),
        Text(f"{person.instead.zh}（{where} 的那位）", f"{person.instead.en} (see {where})"),
    )


def _own_names(case: Case, key: Key, place: Place) -> tuple[Collection[str], Collection[str]]:
    """Of whom a deed tells: their names, and those of them that may stand at its `place`.

    Names of whoever agreed may stand in their own deed, though others bear them. In the field for
    it a private name is not shown; `minors` and `consent` look at it.
    """
    folder, roll = case.original_key(key)
    if folder != "honours" or place[0] != "deeds" or len(place) < 3:
        return (), ()
    person = case.people.by_deed.get((roll, int(place[1])))
    if person is None:
        return (), ()
    is_open = person.why is None or place[2] == "name"
    return person.names, person.names if is_open else ()
