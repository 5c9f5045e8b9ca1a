"""Leaves: the kinds of page that the small community's website has, one address each."""

from __future__ import annotations

PAGES = (
    "", "en/", "news/", "news/2026/2026-03-05-雷锋日/", "news/archive/2026-03/",
    "news/quarter/2026Q1/", "notices/", "notices/water/", "notices/old/", "boards/", "boards/east/",
    "boards/east/A/", "posters/", "posters/让座/", "honours/", "honours/2026Q3/", "honours/category/助人为乐/", "conventions/",
    "conventions/residents/", "editions/", "editions/2026Q4/", "events/", "tags/",
    "tags/志愿服务/", "screens/", "screens/lift/", "pages/about/", "search/", "offline/",
    "404.html", "en/news/2026/2026-03-05-雷锋日/",
)  # fmt: skip
