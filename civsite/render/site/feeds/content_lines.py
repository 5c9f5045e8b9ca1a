"""Names and values → lines of an iCalendar file, as RFC 5545 has them (3.1, 3.3.5, 3.3.11).

The library takes longer to load than an edit of one story may take altogether; these few lines of
an event are all that an edit changes. Tests compare each with what the library writes.
"""

from __future__ import annotations

import datetime

# With the space that a continuation begins with, no line is longer than 75 octets.
_MOST_OCTETS = 74
_CONTINUED = 0x80  # the first two bits of an octet of UTF-8 that does not begin a character


def text_line(name: str, text: str) -> bytes:
    """A property whose value is a text: `SUMMARY:…`."""
    lines = "\n".join(text.splitlines())
    for special in ("\\", ";", ","):
        lines = lines.replace(special, f"\\{special}")
    return content_line(name, lines.replace("\n", "\\n"))


def time_line(name: str, when: datetime.datetime, zone: str) -> bytes:
    """A property that is a time in the zone whose name that is: `DTSTART;TZID=…:…`."""
    return content_line(f"{name};TZID={zone}", f"{when:%Y%m%dT%H%M%S}")


def content_line(name: str, value: str) -> bytes:
    """One property, folded between characters where it is long."""
    octets = f"{name}:{value}".encode()
    parts, start = [], 0
    while len(octets) - start > _MOST_OCTETS:
        end = start + _MOST_OCTETS
        while octets[end] & 0xC0 == _CONTINUED:
            end -= 1
        if octets[end - 1 : end] == b"\\":  # some readers unfold only after they have unescaped
            end -= 1
        parts.append(octets[start:end])
        start = end
    return b"\r\n ".join([*parts, octets[start:]]) + b"\r\n"
