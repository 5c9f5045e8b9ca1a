"""The playlists of all screens enter; the items that never show on one of them leave, as warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from civsite.check.located import Key, key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.model.community import Community, Place
from civsite.model.item import Item
from civsite.model.kinds import shown_by
from civsite.model.screen import Screen
from civsite.plan.screens.airtime import DayKind
from civsite.plan.screens.playlist import Playlist, is_accepted
from civsite.plan.screens.turns import Rounds

_SCREENS_TOLD = 4
# Stands in a message for the names of screens, which are known once all have been looked at.
_ON_SCREENS = "\0"
# Where it is mended, its code, what is said of it, and how to mend it.
_Fault = tuple[Key, Place, str, Text, Text]


def missing_items(community: Community, playlists: Iterable[Playlist]) -> Iterator[Diagnostic]:
    """One diagnostic for each fault; it names the screens that have it."""
    screens: dict[_Fault, list[Screen]] = {}
    for playlist in playlists:
        screen = community.screens[playlist.screen]
        for fault in _faults(community, screen, playlist):
            screens.setdefault(fault, []).append(screen)
    for (key, place, code, said, hint), on in screens.items():
        names = [f"“{screen.name}”" for screen in on[:_SCREENS_TOLD]]
        more = len(on) - len(names)
        zh = "、".join(names) + (f"等 {len(on)} 块屏" if more else "")
        en = ", ".join(names) + (f" and {more} more" if more else "")
        message = Text(said.zh.replace(_ON_SCREENS, zh), said.en.replace(_ON_SCREENS, en))
        yield located(community, key, place, code, message, hint, Severity.WARNING)


def _faults(community: Community, screen: Screen, playlist: Playlist) -> Iterator[_Fault]:
    stretches = [each for day in playlist.day_kinds for each in day.stretches]
    yield from _endless(community, playlist)
    shown = frozenset(item for stretch in stretches for item in stretch.items)
    if not shown or all(stretch.takeover for stretch in stretches):
        return
    for item in dict.fromkeys(slide.item for slide in playlist.slides):
        if item not in shown:
            yield _never(community.items[item], screen)
    yield from _not_accepted(community, screen)
    yield from _too_brief(community, screen, playlist)


def _never(item: Item, screen: Screen) -> _Fault:
    key, place = _limits(item, screen)
    return (
        key,
        place,
        "screen-item-never",
        Text(
            f"《{item.title}》在{_ON_SCREENS}上一次也播不到：它能播的时间里屏不亮，或者被紧急通知占着",
            f"“{item.title}” never shows on {_ON_SCREENS}: whenever it may play, the screen is off or an "
            "emergency has it",
        ),
        Text("改它的星期、时段，或让屏亮得更久", "change its days or hours, or let the screen be on longer"),
    )  # fmt: skip


def _endless(community: Community, playlist: Playlist) -> Iterator[_Fault]:
    """Emergencies that nobody ends, behind which nothing else will ever show."""
    for item in (community.items[item] for item in playlist.items):
        if item.is_emergency and item.until is None:
            yield (
                key_of(item),
                ("level",),
                "emergency-endless",
                Text(
                    f"紧急通知《{item.title}》没有写到哪天为止，{_ON_SCREENS}会一直只播它",
                    f"the emergency “{item.title}” has no end: {_ON_SCREENS} will show nothing else",
                ),
                Text("写上“止”，例如 止: 2026-11-30", "write `until`, such as until: 2026-11-30"),
            )


def _not_accepted(community: Community, screen: Screen) -> Iterator[_Fault]:
    """Items that name this very screen, which does not take their kind."""
    for item in community.items.values():
        if screen.id in item.on and not item.is_emergency and not is_accepted(item, screen):
            yield (
                key_of(item),
                ("on", item.on.index(screen.id)),
                "screen-item-never",
                Text(
                    f"《{item.title}》指定用在{_ON_SCREENS}上，但这块屏不播这类内容",
                    f"“{item.title}” is meant for {_ON_SCREENS}, which does not play this kind",
                ),
                Text(
                    "在电子屏的“接受”里加上这一类，或把屏从“用于”里去掉",
                    "add its kind to the screen's `accepts`, or take the screen out of `on`",
                ),
            )


def _too_brief(community: Community, screen: Screen, playlist: Playlist) -> Iterator[_Fault]:
    """Items whose longest time in a day is shorter than the loop they take their turn in."""
    longest: dict[str, tuple[int, int]] = {}
    for day in playlist.day_kinds:
        for shown, minutes, round_ms in _times(day, playlist.rounds):
            before = longest.get(shown, (0, 1))
            longest[shown] = max(before, (minutes, round_ms), key=lambda each: each[0] / each[1])
    for item_id, (minutes, round_ms) in longest.items():
        if minutes * 60_000 < round_ms:
            item = community.items[item_id]
            key, place = _limits(item, screen)
            around = -(-round_ms // 60_000)
            yield (
                key,
                place,
                "screen-item-brief",
                Text(
                    f"《{item.title}》在{_ON_SCREENS}上一天只有 {minutes} 分钟，而循环一圈要 {around} 分钟，"
                    "有的日子会轮不到",
                    f"“{item.title}” has {minutes} minutes a day on {_ON_SCREENS}, where a round takes "
                    f"{around}: on some days its turn does not come",
                ),
                Text("放宽它的时段，或减少同一时段的内容", "widen its hours, or let fewer items play in them"),
            )  # fmt: skip


def _times(day: DayKind, rounds: Rounds) -> Iterator[tuple[str, int, int]]:
    """Each item's minutes in one piece, and the longest round among them, ms."""
    running: dict[str, tuple[int, int, int]] = {}
    for stretch in day.stretches:
        around = rounds[stretch.items].whole_ms
        for item in stretch.items:
            end, minutes, round_ms = running.get(item, (stretch.start, 0, 0))
            if end != stretch.start:
                yield item, minutes, round_ms
                minutes = round_ms = 0
            running[item] = (stretch.end, minutes + stretch.minutes, max(round_ms, around))
    yield from ((item, minutes, round_ms) for item, (_, minutes, round_ms) in running.items())


def _limits(item: Item, screen: Screen) -> tuple[Key, Place]:
    """Where an item's hours on a screen are written."""
    for index, entry in enumerate(screen.programme):
        timed = entry.days is not None or entry.hours is not None
        if timed and entry.is_about({item.id, *shown_by(item)}):
            return ("screens", screen.id), ("programme", index, "hours")
    if item.days is not None and item.hours is None:
        return key_of(item), ("days",)
    return key_of(item), ("hours",)
