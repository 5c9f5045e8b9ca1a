"""How many pictures of each scene and of each kind of person the sample community has."""

from __future__ import annotations

# Scene: number of pictures, `media/news/<scene>-<n>.webp`.
PICTURES: dict[str, int] = {
    "award": 3, "bicycle-repair": 3, "board-renewal": 4, "book-swap": 2, "calligraphy": 2,
    "canteen": 2, "charging-shed": 2, "chess-room": 2, "childrens-day": 2, "choir": 2,
    "chongyang-walk": 2, "classroom": 4, "cool-station": 3, "council": 5, "dog-walkers": 1,
    "dragon-boat": 2, "drum-team": 1, "dumplings": 1, "film-night": 2, "fire-drill": 2,
    "first-aid": 2, "flower-beds": 3, "haircut": 2, "health-check": 4, "home-visit": 5,
    "inspection-round": 3, "knitting": 3, "lake-walk": 4, "lamp-repair": 2, "lantern-evening": 2,
    "lecture": 6, "legal-advice": 1, "library": 3, "market-stall": 2, "mid-autumn": 2,
    "new-year-gate": 2, "paper-cutting": 2, "phone-class": 3, "plaza-fair": 2, "school-gate": 3,
    "service-counter": 4, "shared-table": 2, "snow-clearing": 1, "sorting-station": 3,
    "square-dance": 2, "stage-show": 3, "stairwell": 3, "storm-watch": 3, "story-time": 2,
    "street-sweeping": 4, "table-tennis": 1, "tai-chi": 2, "tree-planting": 2,
    "wall-cleaning": 3, "zongzi": 2,
}  # fmt: skip

# Kind of person: number of portraits, `media/portraits/<kind>-<nn>.webp`.
PORTRAITS: dict[str, int] = {
    "man": 14, "elder-woman": 12, "young-man": 7, "woman": 12, "young-woman": 5, "elder-man": 7,
}  # fmt: skip
