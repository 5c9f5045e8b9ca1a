"""Enters: a community that was built. Leaves: its panels as documents that bare Typst can compile."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.panels_case import TODAY
from bench.panels_compile import LIST
from civsite.build.executor import THREADS, open_executor
from civsite.build.run import run_jobs
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.plan.boards.edition import plan_edition
from civsite.quarter import Quarter
from civsite.render.boards import board_jobs
from civsite.render.job import Job
from civsite.render.panels.asked import fits_of
from civsite.render.panels.content import template_data
from civsite.render.panels.look import look_of
from civsite.store import Store


def lay_documents(
    root: Path, remembered: Path, folder: Path, quarter: Quarter, kind: str | None = None
) -> int:
    """Templates, pictures and data of every panel (of a template), to be compiled; their number.

    The photos are those that the build has derived and `remembered`: Typst is spared that.
    """
    theme = load_theme(root)
    community, _ = load_community(root, theme)
    look = look_of(theme, community.details.palette, quarter)
    fits = fits_of(community, look)
    jobs = board_jobs(community, plan_edition(community, quarter, TODAY, fits), look, fits)
    dpi = {
        job.needs["rgb"].job: json.loads(job.request)["dpi"] for job in jobs if "jpg" in job.outputs
    }
    documents = []
    with open_executor(THREADS, 1) as nobody, closing(Store(remembered)) as store:
        run = run_jobs(jobs, store, nobody, 1, lambda done, all_of_them: None)
        for job in jobs:
            if job.name in dpi:
                files = {name: file.location.read_bytes() for name, file in job.files.items()}
                for name, need in job.needs.items():
                    files[name] = store.blobs.read(run.results[need.job][need.output])
                document = {**_document(job, files, folder), "dpi": dpi[job.name]}
                if kind in (None, document["request"]["content"]["kind"]):
                    documents.append(document)
    (folder / LIST).write_text(json.dumps(documents, ensure_ascii=False), "utf-8")
    return len(documents)


def _document(job: Job, files: Mapping[str, bytes], folder: Path) -> dict[str, Any]:
    paths = {}
    for name, data in files.items():
        location = folder / name
        location.parent.mkdir(parents=True, exist_ok=True)
        location.write_bytes(data)
        if not name.startswith("theme/"):
            # Typst believes a picture's ending; derived photos are JPEGs.
            paths[name] = f"/{name}"
    request = json.loads(job.request)
    return {"request": request, "data": template_data(request, files), "paths": paths}
