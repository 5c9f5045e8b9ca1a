"""A poster, or some of its steps, enters; what its slide says leaves."""

from __future__ import annotations

from civsite.model.kinds.poster import Poster
from civsite.plan.screens.slide import Part
from civsite.render.panels.wording import Words, ever_shorter, say
from civsite.render.screens.kinds.kind import SUMMARY_CHARACTERS, Setting, SlideKind


def _words(poster: Poster, said: Words, setting: Setting) -> Words:
    texts = ever_shorter(said["text"][0]) if said["text"] else ()
    entries = setting.part.entries
    return {
        "form": "poster",
        "tab": said["tab"],
        "words": said["words"],
        "english": [word or "" for word in said["english"]],
        "meanings": said["meanings"],
        "slogan": "".join(said["slogan"]) if said["says_title"] else None,
        "phrases": said["slogan"] if said["composition"] != "steps" else said["phrases"],
        "texts": [text for text in texts if len(text) <= SUMMARY_CHARACTERS],
        "steps": said["steps"],
        "first_step": entries[0] + 1 if entries else 1,
        "drawing": said["drawing"],
        "campaign": said["campaign"],
        "artwork": said["artwork"],
        "larger": setting.quarter.number - 1,
        "levels": say(setting.language, ["国家", "社会", "个人"], ["Nation", "Society", "Person"]),
    }


def _only(poster: Poster, part: Part) -> Poster:
    if not part.entries:
        return poster
    return poster.model_copy(update={"steps": tuple(poster.steps[index] for index in part.entries)})


KIND = SlideKind(Poster, _words, only=_only, short_texts=("texts", "steps", "meanings", "slogan"))
