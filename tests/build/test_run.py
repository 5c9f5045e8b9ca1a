"""Enters: jobs that need one another. Leaves: their results, in order, with what is refused left out."""

from __future__ import annotations

import io
import multiprocessing
import os
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from civsite.build.cache import Cache, Damaged

from civsite.build.executor import PROCESSES, THREADS, UnknownExecutor, open_executor
from civsite.build.run import Run, in_dependency_order, run_jobs
from civsite.model.file import FileInput
from civsite.render.job import Job, OutputOf, canonical_json
from tests.build import renders


@pytest.fixture(autouse=True)
def called() -> list[str]:
    renders.calls.clear()
    return renders.calls


def job(
    name: str,
    *needs: str,
    function: str = "join",
    text: str | None = None,
    files: Mapping[str, FileInput] | None = None,
    digests: tuple[str, ...] = (),
) -> Job:
    return Job(
        name=name,
        function=f"tests.build.renders:{function}",
        request=canonical_json({"text": text or name}),
        outputs={"text": f"site/{name}"},
        files=files or {},
        needs={need: OutputOf(need, "text") for need in needs},
        digests={f"digest of {need}": OutputOf(need, "text") for need in digests},
    )


def run(jobs: list[Job], cache: Cache, executor: str = THREADS) -> Run:
    with open_executor(executor, 2) as opened:
        return run_jobs(jobs, cache, opened, 3, lambda done, total: None)


def texts(done: Run, cache: Cache) -> dict[str, str]:
    return {name: cache.read(result["text"]).decode() for name, result in done.results.items()}


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.mark.parametrize("executor", [THREADS, PROCESSES])
def test_a_job_runs_behind_those_it_needs(cache: Cache, executor: str) -> None:
    jobs = [job("roof", "walls", "floor"), job("walls", "floor"), job("floor")]
    assert [each.name for each in in_dependency_order(jobs)] == ["floor", "walls", "roof"]
    done = run(jobs, cache, executor)
    assert texts(done, cache) == {
        "floor": "floor",
        "walls": "wallsfloor",
        "roof": "rooffloorwallsfloor",
    }


def test_a_second_run_calls_nothing(cache: Cache, called: list[str]) -> None:
    jobs = [job("walls", "floor"), job("floor")]
    first = run(jobs, cache)
    assert sorted(called) == ["floor", "walls"]
    second = run(jobs, Cache(cache._blobs.parent))
    assert sorted(called) == ["floor", "walls"]
    assert (second.rendered, second.found) == (0, 2)
    assert texts(second, cache) == texts(first, cache)


def test_jobs_of_equal_inputs_run_once(cache: Cache, called: list[str]) -> None:
    done = run([job("a", text="same"), job("b", text="same")], cache)
    assert called == ["same"]
    assert texts(done, cache) == {"a": "same", "b": "same"}


def test_a_changed_file_calls_what_reads_it_and_what_needs_that(
    cache: Cache, called: list[str], tmp_path: Path
) -> None:
    def jobs() -> list[Job]:
        file = {"file": FileInput.at(tmp_path / "file")}
        return [job("reads", files=file), job("needs", "reads"), job("apart")]

    (tmp_path / "file").write_text("one")
    run(jobs(), cache)
    called.clear()
    (tmp_path / "file").write_text("two")
    done = run(jobs(), cache)
    assert sorted(called) == ["needs", "reads"]
    assert texts(done, cache)["needs"] == "needsreadstwo"


def test_a_file_moved_elsewhere_changes_nothing(cache: Cache, tmp_path: Path) -> None:
    for name in ("here", "there"):
        (tmp_path / name).write_text("same")
        done = run([job("reads", files={"file": FileInput.at(tmp_path / name)})], cache)
    assert done.rendered == 0


def test_a_digest_says_hash_and_bytes_without_the_bytes(cache: Cache) -> None:
    done = run([job("list", digests=("large",)), job("large")], cache)
    assert f'"sha256":"{done.results["large"]["text"].sha256}"' in texts(done, cache)["list"]
    assert '"bytes":5' in texts(done, cache)["list"]


@pytest.mark.parametrize("executor", [THREADS, PROCESSES])
def test_a_zip_is_written_of_what_other_jobs_made(
    cache: Cache, executor: str, tmp_path: Path
) -> None:
    packs = replace(
        job("packs", function="archive", digests=("one", "two")), outputs={"zip": "site/all.zip"}
    )
    jobs = [packs, job("one"), job("two")]
    blob = run(jobs, cache, executor).results["packs"]["zip"]
    with zipfile.ZipFile(io.BytesIO(cache.read(blob))) as archive:
        assert archive.testzip() is None
        read = {name: archive.read(name) for name in archive.namelist()}
    assert read == {"digest of one.txt": b"one", "digest of two.txt": b"two"}
    assert run(jobs, Cache(tmp_path / "other")).results["packs"]["zip"] == blob
    assert list((tmp_path / "cache").rglob(".new-*")) == []


@pytest.mark.parametrize("executor", [THREADS, PROCESSES])
def test_a_refused_job_stops_none_but_those_that_need_it(cache: Cache, executor: str) -> None:
    jobs = [
        job("bad", function="refuse"),
        job("worse", function="refuse"),
        job("needs bad", "bad"),
        job("needs that", "needs bad"),
        job("good"),
    ]
    done = run(jobs, cache, executor)
    assert list(done.results) == ["good"]
    assert {each.span.path for each in done.diagnostics} == {
        "content/bad.yml",
        "content/worse.yml",
    }
    assert done.rendered == 1


def test_a_need_that_nobody_makes_is_a_fault_of_the_program(cache: Cache) -> None:
    with pytest.raises(ValueError, match="nobody makes"):
        run([job("a", "b")], cache)


def test_two_jobs_of_one_name_are_a_fault_of_the_program(cache: Cache) -> None:
    with pytest.raises(ValueError, match="one name"):
        run([job("a"), job("a")], cache)


def test_other_outputs_than_promised_are_a_fault_of_the_program(cache: Cache) -> None:
    with pytest.raises(ValueError, match="made"):
        run([job("a", function="other_outputs")], cache)


def test_an_unknown_executor_is_named() -> None:
    with pytest.raises(UnknownExecutor, match="threads, processes"), open_executor("magic", 2):
        pass


def test_bytes_that_were_changed_are_never_given_out(cache: Cache) -> None:
    blob = cache.store("k" * 64, {"a": b"bytes"})["a"]
    cache._location(blob).write_bytes(b"other")
    with pytest.raises(Damaged):
        cache.read(blob)
    assert cache.find("k" * 64) is None
    cache.store("k" * 64, {"a": b"bytes"})
    assert cache.read(blob) == b"bytes"


def _store_many(folder: Path, seed: int) -> None:
    cache = Cache(folder)
    for index in range(200):
        key = f"{(index * 7 + seed) % 50:064x}"
        cache.store(key, {"a": key.encode() * 2000, "b": b"shared" * 5000})
        found = cache.find(key)
        assert found is not None
        assert cache.read(found["a"]) == key.encode() * 2000


def test_two_processes_share_a_cache_and_read_whole_bytes_only(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_store_many, args=(tmp_path, seed)) for seed in (0, 3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)
        assert worker.exitcode == 0
    assert not list(tmp_path.rglob(".new-*"))
    cache = Cache(tmp_path)
    for index in range(50):
        found = cache.find(f"{index:064x}")
        assert found is not None
        assert all(cache.read(blob) for blob in found.values())


def test_pruning_takes_what_was_not_used_for_longest(tmp_path: Path, cache: Cache) -> None:
    results = {
        f"{index:064x}": cache.store(f"{index:064x}", {"a": bytes([index]) * 1000})
        for index in range(5)
    }
    for age, (key, result) in enumerate(results.items()):
        for place in (cache._jobs / key[:2] / key, cache._location(result["a"])):
            os.utime(place, (1_000_000 + age, 1_000_000 + age))
    first = next(iter(results))
    cache.mark_used({first: results[first]})
    cache.prune(most_bytes=2300)
    kept = [key for key in results if cache.find(key) is not None]
    assert kept == [first, list(results)[-1]]
