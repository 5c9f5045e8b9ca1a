"""Enters: jobs that need one another. Leaves: their results, in order, with what is refused left out."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from civsite.build.executor import PROCESSES, THREADS, UnknownExecutor, open_executor
from civsite.build.run import Run, in_dependency_order, job_key, run_jobs
from civsite.model.file import FileInput
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.store import Blob, Damaged, Store, open_store
from tests.build import renders


@pytest.fixture(autouse=True)
def called() -> list[str]:
    """The texts of the jobs that were called."""
    renders.register()
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
        function=f"tests.{function}",
        request=canonical_json({"text": text or name}),
        outputs={"text": f"site/{name}"},
        files=files or {},
        needs={need: OutputOf(need, "text") for need in needs},
        digests={f"digest of {need}": OutputOf(need, "text") for need in digests},
    )


def run(jobs: list[Job], store: Store, executor: str = THREADS) -> Run:
    with open_executor(executor, 2) as opened:
        return run_jobs(jobs, store, opened, 3, lambda done, total: None)


def texts(done: Run, store: Store) -> dict[str, str]:
    return {
        name: store.blobs.read(result["text"]).decode() for name, result in done.results.items()
    }


def test_a_job_runs_behind_those_it_needs(store: Store) -> None:
    jobs = [job("roof", "walls", "floor"), job("walls", "floor"), job("floor")]
    assert [each.name for each in in_dependency_order(jobs)] == ["floor", "walls", "roof"]
    assert texts(run(jobs, store), store) == {
        "floor": "floor",
        "walls": "wallsfloor",
        "roof": "rooffloorwallsfloor",
    }


def test_a_second_run_calls_nothing(store: Store, called: list[str]) -> None:
    jobs = [job("walls", "floor"), job("floor")]
    first = run(jobs, store)
    assert sorted(called) == ["floor", "walls"]
    with open_store() as another:
        second = run(jobs, another)
    assert sorted(called) == ["floor", "walls"]
    assert (second.rendered, second.found) == (0, 2)
    assert texts(second, store) == texts(first, store)


def test_jobs_of_equal_inputs_run_once(store: Store, called: list[str]) -> None:
    done = run([job("a", text="same"), job("b", text="same")], store)
    assert called == ["same"]
    assert texts(done, store) == {"a": "same", "b": "same"}


def test_a_changed_file_calls_what_reads_it_and_what_needs_that(
    store: Store, called: list[str], tmp_path: Path
) -> None:
    def jobs() -> list[Job]:
        file = {"file": FileInput.at(tmp_path / "file")}
        return [job("reads", files=file), job("needs", "reads"), job("apart")]

    (tmp_path / "file").write_text("one")
    run(jobs(), store)
    called.clear()
    (tmp_path / "file").write_text("two")
    done = run(jobs(), store)
    assert sorted(called) == ["needs", "reads"]
    assert texts(done, store)["needs"] == "needsreadstwo"


def test_a_file_moved_elsewhere_changes_nothing(store: Store, tmp_path: Path) -> None:
    for name in ("here", "there"):
        (tmp_path / name).write_text("same")
        done = run([job("reads", files={"file": FileInput.at(tmp_path / name)})], store)
    assert done.rendered == 0


def test_a_digest_says_hash_and_bytes_without_the_bytes(store: Store) -> None:
    done = run([job("list", digests=("large",)), job("large")], store)
    assert f'"sha256":"{done.results["large"]["text"].sha256}"' in texts(done, store)["list"]
    assert '"bytes":5' in texts(done, store)["list"]


def test_a_zip_is_written_of_what_other_jobs_made(store: Store, store_folder: Path) -> None:
    packs = replace(
        job("packs", function="archive", digests=("one", "two")), outputs={"zip": "site/all.zip"}
    )
    jobs = [packs, job("one"), job("two")]
    blob = run(jobs, store).results["packs"]["zip"]
    with zipfile.ZipFile(io.BytesIO(store.blobs.read(blob))) as archive:
        assert archive.testzip() is None
        read = {name: archive.read(name) for name in archive.namelist()}
    assert read == {"digest of one.txt": b"one", "digest of two.txt": b"two"}
    with open_store(lasting=False) as another:
        assert run(jobs, another).results["packs"]["zip"] == blob
    assert list(store_folder.rglob(".new-*")) == []


def test_a_refused_job_stops_none_but_those_that_need_it(store: Store) -> None:
    jobs = [
        job("bad", function="refuse"),
        job("worse", function="refuse"),
        job("needs bad", "bad"),
        job("needs that", "needs bad"),
        job("good"),
    ]
    done = run(jobs, store)
    assert list(done.results) == ["good"]
    assert {each.span.path for each in done.diagnostics} == {
        "content/bad.yml",
        "content/worse.yml",
    }
    assert done.rendered == 1
    again = run(jobs, store)
    assert again.diagnostics == done.diagnostics, "what was refused is told each time"


def document(name: str, location: Path) -> Job:
    """A job of civsite's own: other processes know no other."""
    return Job(
        name=name,
        function="media.document",
        request=canonical_json({"path": f"content/media/{name}", "format": "XLSX"}),
        outputs={"document": f"site/files/{name}"},
        files={"original": FileInput.at(location)},
    )


def test_other_processes_work_and_refuse_as_this_one_does(store: Store, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "sound", "w") as sound:
        sound.writestr("xl/workbook.xml", "<workbook/>")
    (tmp_path / "broken").write_bytes(b"PK no zip")
    packs = Job(
        name="packs",
        function="order.shop_zip",
        request=canonical_json({"panels": []}),
        outputs={"zip": "boards/order.zip", "jpg_zip": None},
        digests=dict.fromkeys(("order.csv", "order.xlsx"), OutputOf("sound", "document")),
    )
    jobs = [packs, *(document(name, tmp_path / name) for name in ("sound", "broken"))]
    with open_store(lasting=False) as another:
        expected = run(jobs, another, THREADS)
    done = run(jobs, store, PROCESSES)
    assert done == expected
    assert done.results.keys() == {"sound", "packs"}
    assert [each.code for each in done.diagnostics] == ["document-unreadable"]
    with zipfile.ZipFile(io.BytesIO(store.blobs.read(done.results["packs"]["zip"]))) as archive:
        assert archive.namelist() == ["order.csv", "order.xlsx"]


@pytest.mark.parametrize(
    "name",
    ["builtins:exec", "builtins.exec", "os.system", "os:system", "civsite.cli:main", "", "tests"],
)
def test_only_functions_that_were_registered_are_called(store: Store, name: str) -> None:
    wanted = replace(job("a"), function=name)
    with pytest.raises(KeyError):
        run([wanted], store)


def test_a_fault_of_the_program_ends_the_run_with_its_own_words(store: Store) -> None:
    jobs = [job("a", function="broken"), *(job(f"b{number}") for number in range(20))]
    with pytest.raises(ZeroDivisionError, match="a"):
        run(jobs, store)


def test_a_need_that_nobody_makes_is_a_fault_of_the_program(store: Store) -> None:
    with pytest.raises(ValueError, match="nobody makes"):
        run([job("a", "b")], store)


def test_two_jobs_of_one_name_are_a_fault_of_the_program(store: Store) -> None:
    with pytest.raises(ValueError, match="one name"):
        run([job("a"), job("a")], store)


def test_other_outputs_than_promised_are_a_fault_of_the_program(store: Store) -> None:
    with pytest.raises(ValueError, match="made"):
        run([job("a", function="other_outputs")], store)


def test_an_unknown_executor_is_named() -> None:
    with pytest.raises(UnknownExecutor, match="threads, processes"), open_executor("magic", 2):
        pass


Harm = Callable[[Path], object]


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda place: place.unlink(), id="gone"),
        pytest.param(lambda place: place.write_bytes(b""), id="emptied"),
        pytest.param(lambda place: place.write_bytes(b"x" * 50), id="longer"),
    ],
)
def test_a_result_whose_bytes_are_gone_is_made_again(
    store: Store, store_folder: Path, called: list[str], harm: Harm
) -> None:
    jobs = [job("walls", "floor"), job("floor")]
    first = run(jobs, store)
    harm(store_folder / "blobs" / first.results["floor"]["text"].sha256)
    called.clear()
    again = run(jobs, store)
    assert called == ["floor"]
    assert again.results == first.results
    assert texts(again, store)["floor"] == "floor"


def test_bytes_that_are_found_to_be_changed_are_made_again_by_the_next_run(
    store: Store, store_folder: Path
) -> None:
    """As many bytes as before, but others: this shows when they are read."""
    floor = job("floor")
    blob = run([floor], store).results["floor"]["text"]
    (store_folder / "blobs" / blob.sha256).write_bytes(b"FLOOR")
    with pytest.raises(Damaged):
        run([floor, job("walls", "floor")], store)
    done = run([floor, job("walls", "floor")], store)
    assert texts(done, store) == {"floor": "floor", "walls": "wallsfloor"}


@pytest.mark.parametrize(
    "value",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"text": null}',
        '{"text": ["x"]}',
        '{"text": [1, 2]}',
        '{"text": ["../values.sqlite", 5]}',
        '{"text": ["/etc/passwd", 5]}',
        '{"other": ["0", 1]}',
    ],
)
def test_a_damaged_result_is_made_again_and_leads_nowhere(
    store: Store, store_folder: Path, called: list[str], value: str
) -> None:
    first = run([job("floor")], store)
    store.put(job_key(job("floor"), {}), value)
    called.clear()
    assert run([job("floor")], store) == first._replace(rendered=1, found=0)
    assert called == ["floor"]
    assert (store_folder / "values.sqlite").is_file()


def test_results_are_remembered_as_json(store: Store, store_folder: Path) -> None:
    blob = run([job("floor")], store).results["floor"]["text"]
    base = sqlite3.connect(store_folder / "values.sqlite")
    ((text,),) = base.execute("SELECT text FROM value WHERE key LIKE 'job/%'").fetchall()
    base.close()
    assert {name: Blob(*each) for name, each in json.loads(text).items()} == {"text": blob}
