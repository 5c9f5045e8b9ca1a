"""`civsite publish`: enters an output folder; leaves the same at each destination, with a line for each."""

from __future__ import annotations

from pydantic import ValidationError

from civsite.build.progress import Announcer
from civsite.diagnostics import Text
from civsite.load.repository import load_details
from civsite.model.destination import Destination
from civsite.publish.backend import NowhereToPublish, backend_of
from civsite.publish.deliver import Difference, Output, foresee, push


def publish_output(output: Output, to: str | None, dry_run: bool, announcer: Announcer) -> None:
    """Publishes to `to`, or to each destination that the repository names, in turn.

    Raises Refused for details with errors, NowhereToPublish, and PublishFailed.
    """
    # The repository's own details, not those of another behind a link.
    named = [_named(to)] if to else load_details(output.root).publish
    destinations = [each for each in named if any(map(output.sends, each.send))]
    if not destinations:
        raise NowhereToPublish(
            "还没有写发布到哪里。在 content/community.yml 里写“发布: [user@host:/srv/www]”，"
            "或用 --to 指定",
            "no destination yet: write `publish: [user@host:/srv/www]` into content/community.yml,"
            " or name one with --to",
        )
    for destination in destinations:
        backend = backend_of(destination, output.root, output.out)
        if dry_run:
            wanted = foresee(output, destination, backend)
        else:
            with announcer.bar(Text(f"发布到 {destination.to}", f"to {destination.to}")) as bar:
                wanted = push(output, destination, backend, bar)
        announcer.say(*_told(destination, wanted, dry_run))


def _told(destination: Destination, wanted: Difference, dry_run: bool) -> tuple[str, str]:
    to, sent, removed = destination.to, len(wanted.send), len(wanted.remove)
    size = f"{wanted.bytes / 1_000_000:.1f} MB"
    if not sent and not removed:
        count = wanted.files
        return f"{to}：{count} 个文件都已是最新", f"{to}: all {count} files are up to date"
    will = ("将", "would be ") if dry_run else ("已", "")
    return (
        f"{to}：{will[0]}发送 {sent} 个文件（{size}），删去 {removed} 个，共 {wanted.files} 个",
        f"{to}: {sent} files ({size}) {will[1]}sent, {removed} removed, {wanted.files} in all",
    )


def _named(address: str) -> Destination:
    try:
        return Destination.model_validate({"to": address})
    except ValidationError as error:
        about = error.errors(include_input=False)[0].get("ctx", {})
        raise NowhereToPublish(
            f"{about['zh']}；{about['hint_zh']}", f"{about['en']}; {about['hint_en']}"
        ) from error
