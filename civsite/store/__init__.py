"""What is remembered between runs: keys and values enter; the same values leave, or nothing.

The store lies in the user's own cache folder, never in a repository: what a stranger hands over is
never believed. A value is found by the hash of all that it is made from, so nothing in it is ever
wrong, only missing. `store.py` is its face; the other files are its parts.
"""

from civsite.store.blobs import Blob, Damaged, Writer
from civsite.store.store import Store, key_of, open_store, store_folder
from civsite.store.values import FileStamp, Stamped

__all__ = [
    "Blob",
    "Damaged",
    "FileStamp",
    "Stamped",
    "Store",
    "Writer",
    "key_of",
    "open_store",
    "store_folder",
]
