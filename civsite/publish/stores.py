"""Enters: a destination. Leaves: the store that reaches it."""

from __future__ import annotations

from pathlib import Path

from civsite.model.destination import Carrier, Destination, carrier_of
from civsite.publish.store import Store


def store_of(destination: Destination, root: Path) -> Store:
    """Its store; a folder's path counts from the repository. Raises PushFailed."""
    carrier = carrier_of(destination.to)
    if carrier is Carrier.S3:
        from civsite.publish.object_store import ObjectStore

        return ObjectStore(destination)
    if carrier is Carrier.RSYNC:
        from civsite.publish.rsync import RsyncStore

        return RsyncStore(destination.to)
    from civsite.publish.folder import FolderStore

    return FolderStore(root / Path(destination.to).expanduser())
