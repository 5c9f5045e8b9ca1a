"""Where the faces that civsite prints with lie, and which characters they hold.

Enters: the fonts that set-up fetched (in the wheel, or in the user's cache). Leaves: a directory
for Typst, a digest for the keys of products, and the characters of a text that nothing can print.
"""

from civsite.fonts.faces import (
    KAI,
    SANS,
    SERIF,
    FontsMissing,
    covered_by,
    font_digest,
    font_directory,
    is_suspect,
    uncovered,
)

__all__ = [
    "KAI",
    "SANS",
    "SERIF",
    "FontsMissing",
    "covered_by",
    "font_digest",
    "font_directory",
    "is_suspect",
    "uncovered",
]
