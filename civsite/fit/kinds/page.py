"""Free pages: they hang nowhere by plan, but a panel of one is set like a story without photos."""

from __future__ import annotations

from civsite.fit.cutting import passages_of_markdown
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.page import Page

KIND = FitKind(Page, passages=lambda page: passages_of_markdown(page.body), at_first=("summary",))
