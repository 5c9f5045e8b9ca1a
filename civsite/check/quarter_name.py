"""`quarter` in an honour roll or an edition is the quarter that the file is named for.

Passes:
    content/honours/2026Q3.yml with quarter: 2026Q3
Fails:
    content/honours/2026Q3.yml with quarter: 2026Q2
"""

from civsite.check.case import Case, Diagnostics
from civsite.check.located import Key, key_of
from civsite.diagnostics import Diagnostic, Text
from civsite.model.kinds.honours import Honours


def check(case: Case) -> Diagnostics:
    community = case.community
    for roll in community.items_of(Honours):
        if roll.id != str(roll.quarter):
            yield _differs(case, key_of(roll), str(roll.quarter))
    for quarter, edition in community.editions.items():
        if edition.id != str(quarter):
            yield _differs(case, key_of(edition), str(quarter))
    # Editions may claim the quarter of another file, which therefore stands in their place.
    shown = {edition.id for edition in community.editions.values()} | community.unreadable
    for folder, record in sorted(community.sources):
        if folder == "editions" and record not in shown:
            yield _differs(case, (folder, record), None)


def _differs(case: Case, key: Key, quarter: str | None) -> Diagnostic:
    written = Text(f"“季度”写的是 {quarter}", f"quarter says {quarter}")
    if quarter is None:
        written = Text("“季度”写的是另一季度", "quarter says another quarter")
    return case.at(key, "quarter").error(
        "quarter-differs",
        Text(f"{written.zh}，文件名却是 {key[1]}", f"{written.en}, but the file is named {key[1]}"),
        Text("改“季度”或给文件改名，使两者一致", "change quarter or rename the file"),
    )
