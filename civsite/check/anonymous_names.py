"""The story of somebody who stays anonymous does not tell the name.

Passes:
    - {name: 张三, anonymous: yes, deed: 一位居民连续三年为独居老人送饭。}
Fails:
    - {name: 张三, anonymous: yes, deed: 张三连续三年为独居老人送饭。}
"""

from civsite.check.case import Case, Diagnostics
from civsite.check.located import Key, key_of
from civsite.diagnostics import Text
from civsite.model.kinds.honours import Honours


def check(case: Case) -> Diagnostics:
    community = case.community
    for roll in community.items_of(Honours):
        yield from _named(case, key_of(roll), roll)
    for (language, item_id), item in community.translations.items():
        original = community.items.get(item_id)
        if isinstance(item, Honours) and isinstance(original, Honours):
            yield from _named(case, (item.folder, f"{item_id}.{language}"), item, original)


def _named(case: Case, key: Key, roll: Honours, original: Honours | None = None) -> Diagnostics:
    """A translation tells neither its own name nor the original's; what it repeats is told there."""
    for index, deed in enumerate(roll.deeds):
        names = [deed.name]
        if original is not None:
            if deed.deed == original.deeds[index].deed:
                continue
            names.append(original.deeds[index].name)
        told = [name for name in names if len(name) > 1 and name in deed.deed]
        if deed.anonymous and told:
            yield case.at(key, "deeds", index, "deed", words=told[0]).error(
                "anonymous-named",
                Text("事迹里写出了要隐去的姓名", "the story tells the name that stays hidden"),
                Text("把姓名改成“一位居民”", "write “a resident” instead of the name"),
            )
