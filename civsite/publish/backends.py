"""Enters: a destination. Leaves: the backend that reaches it."""

from __future__ import annotations

from pathlib import Path

from civsite.model.destination import Carrier, Destination, carrier_of
from civsite.publish.backend import Backend


def backend_of(destination: Destination, root: Path) -> Backend:
    """Its backend; a folder's path counts from the repository. Raises PublishFailed."""
    carrier = carrier_of(destination.to)
    if carrier is Carrier.S3:
        from civsite.publish.s3 import S3Backend

        return S3Backend(destination)
    if carrier is Carrier.RSYNC:
        from civsite.publish.rsync import RsyncBackend

        return RsyncBackend(destination.to)
    from civsite.publish.folder import FolderBackend

    return FolderBackend(root / Path(destination.to).expanduser())
