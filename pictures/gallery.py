"""How many pictures of each scene and of each kind of person the sample community has."""

from __future__ import annotations

# Scene: number of pictures, `media/news/<scene>-<n>.webp`.
PICTURES: dict[str, int] = {
    "award": 3, "bicycle-repair": 2, "board-renewal": 3, "book-swap": 2, "calligraphy": 2,
    "canteen": 2, "charging-shed": 2, "chess-room": 2, "childrens-day": 2, "choir": 2,
    "chongyang-walk": 2, "classroom": 3, "cool-station": 2, "council": 4, "dog-walkers": 2,
    "dragon-boat": 2, "drum-team": 2, "dumplings": 3, "film-night": 2, "fire-drill": 2,
    "first-aid": 2, "flower-beds": 3, "haircut": 3, "health-check": 4, "home-visit": 5,
    "inspection-round": 3, "knitting": 2, "lake-walk": 3, "lamp-repair": 2, "lantern-evening": 2,
    "lecture": 5, "legal-advice": 2, "library": 3, "market-stall": 1, "mid-autumn": 3,
    "new-year-gate": 2, "paper-cutting": 2, "phone-class": 3, "plaza-fair": 3, "school-gate": 2,
    "service-counter": 3, "shared-table": 2, "snow-clearing": 2, "sorting-station": 3,
    "square-dance": 2, "stage-show": 3, "stairwell": 3, "storm-watch": 2, "story-time": 3,
    "street-sweeping": 4, "table-tennis": 1, "tai-chi": 2, "tree-planting": 3,
    "wall-cleaning": 2, "zongzi": 2,
}  # fmt: skip

# Kind of person: number of portraits, `media/portraits/<kind>-<nn>.webp`.
PORTRAITS: dict[str, int] = {
    "man": 14, "elder-woman": 12, "young-man": 7, "woman": 12, "young-woman": 5, "elder-man": 7,
}  # fmt: skip
