"""The community as one language's pages see it: words, addresses, pictures, what is translated."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from civsite.canonical import canonical_json
from civsite.diagnostics import Diagnostic
from civsite.model.board import Board
from civsite.model.community import Community, ItemType, Source
from civsite.model.item import Item
from civsite.model.kinds import KINDS
from civsite.model.kinds.news import Event, News
from civsite.model.kinds.notice import Notice
from civsite.model.screen import Screen
from civsite.render.site import dates
from civsite.render.site.addresses import in_language, item_path, url_of
from civsite.render.site.description import listing, own_words
from civsite.render.site.inputs import SiteInputs
from civsite.render.site.media import document_url, picture
from civsite.render.site.pages.page import PageValues, SitePage
from civsite.render.site.references import Addresses, may_hold_links, resolve, source_of
from civsite.render.site.share import share_card
from civsite.render.site.versions import Versions, digest_of
from civsite.render.site.words import HTML_LANGUAGES, words_of

Values = dict[str, Any]
Entry = TypeVar("Entry")
# The words for overviews that are not called as their folders are.
_TITLES = {"honours": "honour_roll", "editions": "edition_archive"}


def plain(text: str) -> Values:
    """A text in the page's own language, as `View.compared` gives texts."""
    return {"text": text, "lang": None}


def paired(originals: Sequence[Entry], told: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Each beside its translation, or beside itself where a translation has more or fewer."""
    return zip(originals, told if len(told) == len(originals) else originals, strict=True)


class View:
    """Enters: the inputs and a language. Leaves, from its methods: plain values for templates.

    URLs are relative to the site's root. What a translation lacks is said in the main language
    and marked with it.
    """

    def __init__(self, inputs: SiteInputs, language: str) -> None:
        details = inputs.community.details
        self.inputs = inputs
        self.community: Community = inputs.community
        self.today: datetime.date = inputs.today
        self.language = language
        self.main_language = str(details.languages[0])
        self.is_main = language == self.main_language
        self.html_language = HTML_LANGUAGES[language]
        self.words: Mapping[str, str] = words_of(language)
        self.details = inputs.community.details_in(language)
        self.zone = ZoneInfo(details.timezone)
        # The site's address with a slash at its end, or nothing if the community has not said it.
        self.base = details.url.rstrip("/") + "/" if details.url else ""
        self.host = urlsplit(self.base).hostname or "civsite.invalid"
        # What a link to a page without a picture of its own is shown with.
        self.card: Values | None = share_card(inputs.community, None, inputs.today)
        self.diagnostics: list[Diagnostic] = []
        # What several pages show of an item, by its id.
        self.cards: dict[str, Values] = {}
        self.summaries: dict[str, Values | None] = {}
        self.deeds: dict[str, list[Values]] = {}
        self.versions = Versions(inputs.community, language)
        self._main_html_language = HTML_LANGUAGES[self.main_language]
        self._is_translated = any(of == language for of, _ in inputs.community.translations)
        self._bodies: dict[str, Values] = {}
        self._link_versions: dict[str, str] = {}
        self._paths: dict[str, str] = {}

    def word(self, key: str, **values: object) -> str:
        """One of the site's own words, with `{n}` and its like filled in."""
        return self.words[key].format(**values) if values else self.words[key]

    def page(
        self,
        path: str,
        title: str | Values,
        template: str,
        context: Values,
        description: str = "",
        **more: Any,
    ) -> SitePage:
        """A page of this language, whose values are at hand."""
        values = self.values(title, context, description)
        version = digest_of(canonical_json([values.title, values.description, values.context]))
        return self.page_later(path, template, version, lambda: values, **more)

    def overview(
        self, folder: str, context: Values, listed: Iterable[Values] = (), **more: Any
    ) -> SitePage:
        """The page that leads to all things of a folder; `listed` is what they are called."""
        title = self.word(_TITLES.get(folder, folder))
        about = self.listing((title, self.details.name), listed)
        known: dict[str, Any] = {"made_from": (f"content/{folder}",), **more}
        return self.page(f"{folder}/index.md", title, f"{folder}.html", context, about, **known)

    def listing(self, about: Iterable[str | None], listed: Iterable[Values]) -> str:
        """The description of a page that lists: what it is about, and the first of them."""
        return listing(self.language, about, listed)

    def crumb(self, folder: str) -> Values:
        """The way back to that page."""
        title = self.word(_TITLES.get(folder, folder))
        return {"title": title, "url": self.url(f"{folder}/index.md")}

    def item_page(
        self, item: Item, template: str, context: Values, said: Values | None = None, **more: Any
    ) -> SitePage:
        """The page of an item under its title, described by what is `said`, with a card of its own."""
        return self.page(
            self.path_of(item),
            self.title_of(item),
            template,
            {"card": self.card_of(item), **context},
            own_words(said, self.main_language),
            made_from=self.sources_of(item),
            item=item.id,
            **more,
        )

    def page_later(
        self, path: str, template: str, versions: str, fill: Callable[[], PageValues], **more: Any
    ) -> SitePage:
        """A page of this language, whose values are made when they are asked for.

        `versions` has to change with all that they depend on but the community's details.
        """
        return SitePage(self.in_folder(path), template, self.language, versions, fill, **more)

    def values(self, title: str | Values, context: Values, description: str = "") -> PageValues:
        """What a page is filled with. `title` is shown in the window's bar and as the heading."""
        heading = title if isinstance(title, dict) else plain(title)
        whole = {"heading": heading, "card": self.card, "data": None, **context}
        title = str(heading["text"])
        about = description or f"{title} · {self.word('about_site', name=self.details.name)}"
        return PageValues(title, whole, about)

    def in_folder(self, path: str) -> str:
        """`path` in the folder of this language."""
        return in_language(path, self.language, self.main_language)

    def url(self, path: str) -> str:
        """The URL of the page at `path`, in this language."""
        return url_of(self.in_folder(path))

    def path_of(self, item: Item) -> str:
        """The page of an item without its language's folder, as `item_path` has it."""
        path = self._paths.get(item.id)
        if path is None:
            path = self._paths[item.id] = item_path(item)
        return path

    def item_url(self, item: Item) -> str:
        return self.url(self.path_of(item))

    def full_url(self, item: Item) -> str:
        """The same for readers elsewhere; relative to the site if its own address is not known."""
        return self.base + quote(self.item_url(item))

    def translated(self, item: ItemType) -> ItemType:
        return self.community.in_language(item, self.language) if self._is_translated else item

    def translated_record(self, record: Any) -> Any:
        """A board or screen in this language, or as it is."""
        boards, screens = self.community.translated_boards, self.community.translated_screens
        of_kind = boards if isinstance(record, Board) else screens
        return of_kind.get((self.language, record.id), record)

    def said(self, record: Item | Board | Screen, field: str) -> Values | None:
        """`{"text", "lang"}` of one field; `lang` only where it differs from the page's."""
        if isinstance(record, Item):
            return self.compared(getattr(record, field), getattr(self.translated(record), field))
        return self.compared(getattr(record, field), getattr(self.translated_record(record), field))

    def title_of(self, item: Item) -> Values:
        return self.said(item, "title") or plain(item.title)

    def compared(self, original: str | None, translated: str | None) -> Values | None:
        """A text beside its translation, as `said` gives it."""
        text = translated or original
        if not text:
            return None
        same = text == original and not self.is_main
        return {"text": text, "lang": self._main_html_language if same else None}

    def named(self, record: Board | Screen) -> Values:
        """The name of a board or screen."""
        return self.said(record, "name") or plain(record.name)

    def link(self, item: Item) -> Values:
        """An item as a link: title, URL, kind."""
        return {
            "title": self.title_of(item),
            "url": self.item_url(item),
            "kind": self.words[f"kind_{item.kind.value}"],
        }

    def day(self, day: datetime.date) -> Values:
        return {
            "iso": day.isoformat(),
            "text": dates.written_day(day, self.language),
            "day": day.day,
            "month": dates.month_alone(day.month, self.language),
            "weekday": dates.written_weekday(day, self.language),
        }

    def picture(
        self, path: str | None, alt: str = "", focus: str | None = None, large: bool = False
    ) -> Values | None:
        return picture(self.community, path, alt, focus, large)

    def moment(self, day: datetime.date) -> str:
        """The first moment of a day in the community's time zone, as RFC 3339 writes it."""
        return datetime.datetime.combine(day, datetime.time(), self.zone).isoformat()

    def card_of(self, item: Item) -> Values | None:
        """What a link to the item's page is shown with: its photo, its slide, or the common card."""
        return share_card(self.community, item, self.today) or self.card

    def body(self, item: Item) -> Values | None:
        """The Markdown of an item with its references resolved; None if it has none."""
        if item.id in self._bodies:
            return self._bodies[item.id]
        text = self.translated(item).markdown
        if not text.strip():
            return None
        same = text == item.markdown and not self.is_main
        lang = self._main_html_language if same else None
        body: Values = {"markdown": text, "references": {}, "lang": lang}
        if may_hold_links(text):
            translation = None if same or self.is_main else self._translation_source(item)
            source = translation or source_of(self.community, item)
            body["references"], said = resolve(self.community, text, source, self._addresses)
            self.diagnostics += () if same else said
            self._bodies[item.id] = body  # what leads nowhere is told once
        return body

    def body_version(self, item: Item) -> str:
        """What the item's links lead to: all that its body depends on but what was written."""
        if not may_hold_links(self.translated(item).markdown):
            return ""
        body = self.body(item)
        return canonical_json(body["references"]) if body else ""

    def link_version(self, item: Item | None) -> str:
        """What changes with a link to the item."""
        if item is None:
            return ""
        if item.id not in self._link_versions:
            written = f"{self.path_of(item)}\0{item.title}\0{self.translated(item).title}"
            self._link_versions[item.id] = written
        return self._link_versions[item.id]

    def _media(self, path: str) -> Values | None:
        """Where a body's link or picture leads: a picture, or a file to be downloaded."""
        if shown := self.picture(path, large=True):
            return {"picture": shown}
        url = document_url(self.community, path)
        return {"url": url} if url else None

    def sources_of(self, item: Item) -> tuple[str, ...]:
        """The content file of an item and its translation's, sorted."""
        path, translation = source_of(self.community, item).path, self._translation_source(item)
        return tuple(sorted((path, translation.path))) if translation else (path,)

    def _translation_source(self, item: Item) -> Source | None:
        if (self.language, item.id) not in self.community.translations:
            return None
        return self.community.sources.get((item.folder, f"{item.id}.{self.language}"))

    @cached_property
    def _addresses(self) -> Addresses:
        items, sources = self.items.values(), self.community.sources
        # A digest has no file; what its stories' folder is called leads to the list of news.
        written = ((sources.get((each.folder, each.id)), each) for each in items)
        by_source = {source.path: self.item_url(each) for source, each in written if source}
        folders = [kind.model.folder for kind in KINDS if not kind.for_site]
        folders += ["boards", "screens", "editions", "tags"]
        sections = ("index", "events", "search", *(f"{folder}/index" for folder in folders))
        urls = {url_of(f"{section}.md"): self.url(f"{section}.md") for section in sections}
        urls |= {url_of(item_path(item)): self.item_url(item) for item in items}
        return Addresses(by_source, urls, self._media)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The items that have a page: what begins later has none yet, unless it stands on a board.

        Notices are announced before they begin.
        """
        placed = {placement.item for placement in self.inputs.edition.placements}
        return {
            key: item
            for key, item in self.community.items.items()
            if item.from_ is None or item.from_ <= self.today or key in placed or item.announced
        }

    def items_of(self, item_type: type[ItemType]) -> Iterator[ItemType]:
        shown = self.items
        return (item for item in self.community.items_of(item_type) if item.id in shown)

    @cached_property
    def stories(self) -> tuple[News, ...]:
        """All news, newest first."""
        stories = self.items_of(News)
        return tuple(sorted(stories, key=attrgetter("date", "id"), reverse=True))

    @cached_property
    def events(self) -> tuple[tuple[News, Event], ...]:
        """All events with the stories that tell of them, the earliest first."""
        events = ((story, story.event) for story in self.stories if story.event is not None)
        return tuple(sorted(events, key=lambda entry: (entry[1].start, entry[0].id)))

    @cached_property
    def stories_by_topic(self) -> Mapping[str, list[News]]:
        """The news of each topic, newest first."""
        found: dict[str, list[News]] = defaultdict(list)
        for story in self.stories:
            for tag in dict.fromkeys(story.tags):
                found[tag].append(story)
        return found

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """All notices that have begun or will, the gravest and the newest first."""
        return tuple(sorted(self.items_of(Notice), key=_gravest_first))

    def current_notices(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.is_valid_on(self.today)]


def _gravest_first(notice: Notice) -> tuple[int, int, str]:
    rank = ("emergency", "important", "normal").index(notice.level.value)
    begun = notice.date or notice.from_
    return rank, -(begun.toordinal() if begun else 0), notice.id
