"""Publishing brings a destination in line with the output, in an order that never misleads."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from civsite.build.manifest import NAME
from civsite.diagnostics import Refused
from civsite.model.destination import Destination, PublishedPart
from civsite.publish.backend import Backend, PublishFailed
from civsite.publish.deliver import Difference, Output, foresee, push
from civsite.publish.folder import FolderBackend
from civsite.publish.record import RECORD
from tests.expectations import assert_well_said
from tests.publish.outputs import SITE, Watched, published, slides, write_output

SCREENS = Destination(to="there", send=(PublishedPart.SCREENS,))
BOTH = Destination(to="there")


class Place:
    """A repository with an output folder, and a folder to publish to."""

    def __init__(self, root: Path) -> None:
        self.root = root / "社区 one"
        self.out = self.root / "build"
        self.folder = root / "web 站"
        self.out.mkdir(parents=True)

    def push(
        self, destination: Destination = BOTH, backend: Backend | None = None, **options: object
    ) -> Difference:
        output = Output(self.out, self.root, **options)  # type: ignore[arg-type]
        return push(output, destination, backend or FolderBackend(self.folder), lambda _, __: None)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_the_website_has_the_root_and_the_screens_lie_in_player(place: Place) -> None:
    write_output(place.out, SITE | slides(one="1"))
    place.push()
    there = published(place.folder)
    assert there["index.html"] == SITE["site/index.html"]
    assert there["公约/index.html"] == SITE["site/公约/index.html"]
    assert there["player/lift-1/slides/one.png"] == "1"
    assert len(there) == len(SITE) + len(slides(one="1"))


def test_screens_alone_have_the_root_of_their_destination(place: Place) -> None:
    write_output(place.out, SITE | slides(one="1"))
    place.push(SCREENS)
    assert set(published(place.folder)) == {
        "lift-1/index.html",
        "lift-1/playlist.json",
        "lift-1/slides/one.png",
    }


def test_only_what_changed_is_sent_and_what_is_gone_is_removed(place: Place) -> None:
    write_output(place.out, SITE | slides(one="1", two="2"))
    place.push()
    assert place.push().send == ()
    write_output(place.out, SITE | slides(one="1", three="3"))
    backend = Watched(FolderBackend(place.folder))
    wanted = place.push(backend=backend)
    assert backend.sent == ["player/lift-1/slides/three.png", "player/lift-1/playlist.json"]
    assert wanted.remove == ("player/lift-1/slides/two.png",)
    assert "player/lift-1/slides/two.png" not in published(place.folder)


def test_no_playlist_ever_names_a_slide_that_is_missing(place: Place) -> None:
    write_output(place.out, SITE | slides(one="1", two="2"))
    place.push()
    looks = 0

    def look() -> None:
        nonlocal looks
        screen = place.folder / "player/lift-1"
        for path, hashed in json.loads((screen / "playlist.json").read_bytes()).items():
            assert sha256((screen / path).read_bytes()).hexdigest() == hashed
        looks += 1

    write_output(place.out, SITE | slides(three="3", four="4", five="5"))
    place.push(backend=Watched(FolderBackend(place.folder), look))
    assert looks == 4


def test_pages_come_after_their_pictures_and_the_worker_after_the_pages(place: Place) -> None:
    write_output(place.out, SITE)
    backend = Watched(FolderBackend(place.folder))
    place.push(Destination(to="there", send=(PublishedPart.SITE,)), backend)
    assert backend.sent[0] == "media/a.webp"
    assert backend.sent[-1] == "service-worker.js"


def test_a_push_that_was_cut_off_goes_on_where_it_stopped(place: Place) -> None:
    write_output(place.out, SITE | slides(old="0"))
    place.push()
    many = {f"s{number}": str(number) for number in range(40)}
    write_output(place.out, SITE | slides(**many))

    class Cut(Exception):
        pass

    first = Watched(FolderBackend(place.folder))

    def cut() -> None:
        if len(first.sent) == 20:
            raise Cut

    first._after = cut
    with pytest.raises(Cut):
        place.push(backend=first)
    playlist = json.loads((place.folder / "player/lift-1/playlist.json").read_bytes())
    assert list(playlist) == ["slides/old.png"], "the old list plays on"
    place.push()
    there = published(place.folder)
    assert len([path for path in there if path.endswith(".png")]) == 40
    assert place.push() == Difference((), (), len(there))


def test_what_a_cut_push_left_is_removed_though_it_is_no_longer_wanted(place: Place) -> None:
    write_output(place.out, slides(one="1", two="2"))
    backend = Watched(FolderBackend(place.folder))
    backend._after = lambda: (_ for _ in ()).throw(KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        place.push(SCREENS, backend)
    write_output(place.out, slides(three="3"))
    place.push(SCREENS)
    assert set(published(place.folder)) == {
        "lift-1/index.html",
        "lift-1/playlist.json",
        "lift-1/slides/three.png",
    }
    assert not list(place.folder.rglob("*.civsite-part"))


def test_files_of_others_stay(place: Place) -> None:
    (place.folder / ".well-known").mkdir(parents=True)
    (place.folder / ".well-known/security.txt").write_text("ours")
    write_output(place.out, SITE)
    place.push(Destination(to="there", send=(PublishedPart.SITE,)))
    write_output(place.out, {"site/index.html": "new"})
    place.push(Destination(to="there", send=(PublishedPart.SITE,)))
    assert published(place.folder) == {".well-known/security.txt": "ours", "index.html": "new"}
    assert not (place.folder / "公约").exists(), "folders go with their last file"


def test_a_record_cannot_make_it_remove_what_lies_elsewhere(place: Place) -> None:
    victim = place.folder.parent / "letter.txt"
    victim.write_text("dear")
    paths = ["../letter.txt", str(victim), "a/../../letter.txt", "C:/letter.txt", ""]
    place.folder.mkdir()
    record = {"schema": "civsite-published/1", "files": dict.fromkeys(paths, "")}
    (place.folder / RECORD).write_text(json.dumps(record))
    write_output(place.out, SITE)
    assert place.push(Destination(to="there", send=(PublishedPart.SITE,))).remove == ()
    assert victim.read_text() == "dear"


DAMAGES = {
    "empty": b"",
    "cut": b"{",
    "list": b"[]",
    "no files": b'{"schema": "civsite-published/1"}',
    "list of files": b'{"schema": "civsite-published/1", "files": ["index.html"]}',
    "another schema": b'{"schema": "civsite-published/9", "files": {"index.html": ""}}',
    "no text": b"\xff",
    "deep": b"[" * 200_000,
    "deep files": b'{"schema": "civsite-published/1", "files": ' + b'{"a":' * 200_000,
    "half a character": b'{"schema": "civsite-published/1", "files": {"\\ud800": ""}}',
    "half a hash": b'{"schema": "civsite-published/1", "files": {"index.html": "\\udfff"}}',
    "a number": b'{"schema": "civsite-published/1", "files": {"index.html": 3}}',
    "a long number": b'{"schema": "civsite-published/1", "files": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_without_a_sound_record_all_files_count_as_files_of_others(
    place: Place, damage: bytes
) -> None:
    write_output(place.out, SITE | slides(one="1"))
    place.push()
    (place.folder / RECORD).write_bytes(damage)
    with pytest.raises(Refused) as refused:
        place.push()
    assert {each.code for each in refused.value.diagnostics} == {"file-of-others"}
    assert len(refused.value.diagnostics) == len(SITE) + 3
    assert len(place.push(replace=True).send) == len(SITE) + 3
    assert place.push().send == ()


def test_a_folder_may_become_a_file_and_a_file_a_folder(place: Place) -> None:
    destination = Destination(to="there", send=(PublishedPart.SITE,))
    for files in ({"site/a/b.txt": "1", "site/c": "2"}, {"site/a": "3", "site/c/d.txt": "4"}):
        write_output(place.out, files)
        place.push(destination)
        assert published(place.folder) == {path[5:]: text for path, text in files.items()}


def test_one_part_alone_leaves_the_other_as_it_is(place: Place) -> None:
    write_output(place.out, SITE | slides(one="1"))
    place.push()
    write_output(place.out, {"site/index.html": "new"} | slides(two="2"))
    place.push(only=PublishedPart.SCREENS)
    there = published(place.folder)
    assert there["index.html"] == SITE["site/index.html"]
    assert "media/a.webp" in there
    assert "player/lift-1/slides/two.png" in there
    assert "player/lift-1/slides/one.png" not in there


def test_anew_mends_what_was_changed_there(place: Place) -> None:
    write_output(place.out, SITE)
    destination = Destination(to="there", send=(PublishedPart.SITE,))
    place.push(destination)
    (place.folder / "index.html").write_text("defaced")
    place.push(destination, anew=True)
    assert published(place.folder)["index.html"] == SITE["site/index.html"]


def test_a_foretold_push_changes_nothing(place: Place) -> None:
    write_output(place.out, SITE | slides(one="1"))
    wanted = foresee(Output(place.out, place.root), BOTH, FolderBackend(place.folder))
    assert len(wanted.send) == wanted.files == len(SITE) + 3
    assert not place.folder.exists()


def test_a_build_during_the_push_does_not_mix_two_outputs(place: Place) -> None:
    first, second = SITE | slides(one="1"), {"site/index.html": "later"} | slides(two="2")
    write_output(place.out, first)
    rebuilt = False

    def rebuild() -> None:
        nonlocal rebuilt
        if not rebuilt:
            write_output(place.out, second)
            rebuilt = True

    place.push(backend=Watched(FolderBackend(place.folder), rebuild))
    assert published(place.folder)["index.html"] == first["site/index.html"]
    assert published(place.folder)["player/lift-1/slides/one.png"] == "1"
    place.push()
    assert published(place.folder)["index.html"] == "later"


def test_an_output_that_somebody_changed_is_not_published(place: Place) -> None:
    write_output(place.out, SITE)
    (place.out / "site/index.html").write_text("changed")
    with pytest.raises(
        PublishFailed, match="is not as it was built; run civsite build and publish again"
    ):
        place.push(Destination(to="there", send=(PublishedPart.SITE,)))
    assert not place.folder.exists()


@pytest.mark.parametrize("files", [None, slides(one="1")])
def test_without_a_built_website_it_says_what_to_run(
    place: Place, files: dict[str, str] | None
) -> None:
    if files is not None:
        write_output(place.out, files)
    with pytest.raises(PublishFailed, match=r"there is no site in .*run civsite build first"):
        place.push()


FORGED = (
    *(
        "screens/../../.htaccess",
        "site/../../x",
        "/site/x",
        "site//x",
        "site/./x",
        "site/.htaccess",
    ),
    *("site/..\\..\\x", "site/C:/x", "site/a\0b", "site/\ud800", f"site/{RECORD}"),
)


@pytest.mark.parametrize("path", FORGED, ids=ascii)
def test_a_manifest_that_no_build_wrote_is_refused_at_its_line(place: Place, path: str) -> None:
    write_output(place.out, SITE | slides(one="1"))
    manifest = json.loads((place.out / NAME).read_bytes())
    manifest["products"].append(manifest["products"][0] | {"path": path})
    (place.out / NAME).write_text(json.dumps(manifest, indent=0))
    with pytest.raises(Refused) as refused:
        place.push()
    (said,) = refused.value.diagnostics
    assert_well_said(said)
    assert (said.code, said.span.path) == ("manifest-entry", f"build/{NAME}")
    assert "�" in said.as_text("zh") or path in said.as_text("zh")
    assert not place.folder.exists()


@pytest.mark.parametrize(
    "forged", [{"bytes": "1"}, {"bytes": -1}, {"bytes": True}, {"sha256": 3}, {"sha256": "x" * 64}]
)
def test_figures_that_no_build_wrote_are_refused(place: Place, forged: dict[str, object]) -> None:
    write_output(place.out, SITE | slides(one="1"))
    manifest = json.loads((place.out / NAME).read_bytes())
    manifest["products"][0] |= forged
    (place.out / NAME).write_text(json.dumps(manifest))
    with pytest.raises(Refused, match=f"build/{NAME}"):
        place.push()
    assert not place.folder.exists()


@pytest.mark.parametrize("manifest", [b"", b"{", b"[]", b"3", b"[" * 200_000, b'{"products": 3}'])
def test_without_a_readable_manifest_it_says_what_to_run(place: Place, manifest: bytes) -> None:
    write_output(place.out, SITE)
    (place.out / NAME).write_bytes(manifest)
    with pytest.raises(PublishFailed, match="run civsite build first"):
        place.push()


@pytest.mark.parametrize("linked", ["site/index.html", "site/media", "site"])
def test_what_lies_behind_a_link_in_the_output_is_not_sent(place: Place, linked: str) -> None:
    write_output(place.out, SITE)
    (place.out / linked).rename(place.root / "elsewhere")
    (place.out / linked).symlink_to(place.root / "elsewhere")
    with pytest.raises(PublishFailed, match="is not as it was built"):
        place.push(Destination(to="there", send=(PublishedPart.SITE,)))
    assert not place.folder.exists()


def test_an_output_that_is_a_link_out_of_the_repository_is_told(place: Place) -> None:
    write_output(place.out, SITE)
    place.out.rename(place.root.parent / "of another community")
    place.out.symlink_to(place.root.parent / "of another community")
    with pytest.raises(Refused, match="build: this is a link"):
        place.push()
    assert not place.folder.exists()


def test_two_files_for_one_place_are_refused_and_the_output_stays(place: Place) -> None:
    files = {"site/player/lift-1/index.html": "1"} | slides(one="1")
    write_output(place.out, files)
    with pytest.raises(PublishFailed, match="is not as it was built"):
        place.push()
    assert {path: (place.out / path).read_text() for path in files} == files


def test_nothing_of_a_push_stays_beside_the_output_or_in_the_repository(place: Place) -> None:
    write_output(place.out, SITE | slides(one="1"))
    (place.out.parent / ".civsite").symlink_to(place.root.parent)
    place.push()
    assert {path.name for path in place.root.iterdir()} == {"build", ".civsite"}
    assert {path.name for path in place.root.parent.iterdir()} == {place.root.name, "web 站"}
