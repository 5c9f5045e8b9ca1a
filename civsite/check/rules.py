"""A community and today enter; every diagnostic of every rule leaves, in order.

A rule is a module with a function `check`; a new one is a file beside its neighbours and a line here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping

from civsite.check import (
    addresses,
    article_numbers,
    articles_there,
    consent,
    core_values,
    dates_ahead,
    dates_in_order,
    drawing_names,
    edition_fits,
    edition_names,
    edition_parts,
    edition_twice,
    emergency_ends,
    glyphs,
    hardship_names,
    honour_categories,
    inspection_names,
    media_there,
    minor_traces,
    minors,
    misprints,
    notice_complete,
    on_names,
    palette,
    personal_numbers,
    phone_dialled,
    photo_format,
    photo_size,
    pictures_own,
    pins_valid,
    prefers_names,
    private_files,
    private_names,
    programme_names,
    provenance,
    quarter_name,
    records_apart,
    requirement_names,
    share_names,
    sizes_in_mm,
    slot_ids,
    slots_apart,
    slots_inside,
    template_texts,
    timezone,
    virtue_words,
)
from civsite.check.case import Case, Diagnostics
from civsite.check.located import Key
from civsite.check.people import People
from civsite.diagnostics import Diagnostic, in_order
from civsite.fonts import font_digest
from civsite.model.community import Community, Source
from civsite.store import Store, key_of

Rule = Callable[[Case], Diagnostics]

# Rules over each text alone: of texts that are as they were, they are not asked again.
TEXT_RULES: tuple[Rule, ...] = (
    misprints.check, glyphs.check, template_texts.check, addresses.check,
    private_names.check, personal_numbers.check, hardship_names.check,
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    # the text is right
    core_values.check, virtue_words.check, *TEXT_RULES, articles_there.check, article_numbers.check,
    honour_categories.check, phone_dialled.check,
    # people are protected
    consent.check, private_files.check, minors.check, minor_traces.check,
    # the content is current
    dates_in_order.check, dates_ahead.check, emergency_ends.check, notice_complete.check,
    pins_valid.check, quarter_name.check, records_apart.check,
    # everything named is there
    media_there.check, photo_format.check, photo_size.check, pictures_own.check, provenance.check,
    on_names.check, requirement_names.check, share_names.check, programme_names.check,
    timezone.check, palette.check, drawing_names.check, edition_names.check, edition_fits.check,
    edition_twice.check, edition_parts.check, inspection_names.check,
    # boards can carry what they shall
    slots_inside.check, slots_apart.check, slot_ids.check, prefers_names.check, sizes_in_mm.check,
)  # fmt: skip


class SilentTexts:
    """The records of whose texts the rules had nothing to say when they last read them.

    Most texts stay as they are, and of most there is nothing to say; what is to be said of the others
    is found anew each time. `names` tells which names are private. Boards take the words of their slots from the theme's layouts.
    """

    def __init__(self, store: Store, layouts_sha256: str) -> None:
        self._store = store
        self._about = (font_digest(), layouts_sha256)

    def among(self, sources: Mapping[Key, Source], names: str) -> frozenset[Key]:
        """The records that need not be read."""
        keys = {key: self._key(source, names) for key, source in sources.items()}
        known = self._store.get_all(keys.values())
        return frozenset(key for key, text_key in keys.items() if text_key in known)

    def remember(self, sources: Iterable[Source], told: Iterable[str], names: str) -> None:
        """Keeps those among `sources` whose paths are not among those that something is `told` of."""
        paths = set(told)
        kept = (each for each in sources if each.path not in paths)
        self._store.put_all({self._key(each, names): "" for each in kept})

    def _key(self, source: Source, names: str) -> str:
        return key_of("silent-text", *self._about, names, source.digest)


def check_community(
    community: Community, today: datetime.date, silent: SilentTexts | None = None
) -> tuple[Diagnostic, ...]:
    """What all rules say of `community` on `today`, by file and place; never stops at the first.

    Texts that `silent` knows are not read again. Raises `civsite.fonts.FontsMissing` where no fonts
    have been fetched.
    """
    names = People(community).digest
    known = silent.among(community.sources, names) if silent is not None else frozenset()
    case = Case(community, today, known)
    said = {rule: tuple(rule(case)) for rule in RULES}
    if silent is not None:
        told = (each.span.path for rule in TEXT_RULES for each in said[rule])
        new = (source for key, source in community.sources.items() if key not in known)
        silent.remember(new, told, names)
    return in_order(diagnostic for found in said.values() for diagnostic in found)
