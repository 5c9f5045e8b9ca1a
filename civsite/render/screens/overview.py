"""What all screens show enters; the page that shows it to people leaves. Called as a job."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from civsite.render.page import fill_page

_PAGE = "theme/screen/overview.html"


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `html`: each screen with its week, the day's shares, and a contact sheet of its slides."""
    screens = [
        {**screen, "bytes": json.loads(files[screen["stick"]])["bytes"]}
        for screen in request["screens"]
    ]
    return {"html": fill_page(_PAGE, files[_PAGE], {**request, "screens": screens})}
