"""A plan can be made of content that the rules refuse; it never falls over."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from civsite.load.repository import load_community
from civsite.plan.boards.explain import explain_board
from civsite.plan.boards.written import written_edition
from civsite.quarter import Quarter
from tests.plan.printed import plan_edition

pytestmark = pytest.mark.slow

FAULTS = Path(__file__).parent.parent / "fixtures" / "faults"
FOLDERS = sorted(path for path in FAULTS.iterdir() if path.is_dir())
TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize("faulty", FOLDERS, ids=lambda path: path.name)
def test_faulty_content_is_planned_explained_and_written(faulty: Path, tmp_path: Path) -> None:
    for folder in (FAULTS / "sound", faulty):
        shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    community, _ = load_community(tmp_path)
    for quarter in (Quarter(2026, 3), Quarter(2026, 4), Quarter(2027, 1)):
        planned = plan_edition(community, quarter, TODAY)
        for board in community.boards.values():
            assert explain_board(community, planned, board).zh
        assert written_edition(community, planned, TODAY)
