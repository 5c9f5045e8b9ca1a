"""What a site has to be made of, as tasks → the same, done by this process and by copies of it.

A page is a function of its values, so that who renders it makes no difference. Copies bring their
pages by way of the cache.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial

from civsite.beside import Beside, Lost
from civsite.collecting import collecting_early
from civsite.render.site.mkdocs_run import refusing_faulty_templates
from civsite.render.site.placing import Delivery, Pages

Task = Callable[[Delivery], None]
_NUMBER_BYTES = 2


def share_out(tasks: Sequence[Task], delivery: Delivery, copies: int) -> Pages:
    """Has every task done once, and gives the pages that they made. Raises Refused.

    Whoever is done with one takes the next.
    """
    numbers = _Numbers(len(tasks)) if copies else range(len(tasks))
    with ExitStack() as stack, collecting_early():
        others = [
            stack.enter_context(Beside(partial(_made, tasks, numbers, delivery.another())))
            for _ in range(copies)
        ]
        pages = _made(tasks, numbers, delivery)
        try:
            for other in others:
                pages |= other.result()
        except Lost:  # such as for want of memory: nobody knows what of its work is done
            pages |= _made(tasks, range(len(tasks)), delivery)
    return pages


def _made(tasks: Sequence[Task], numbers: _Numbers | range, delivery: Delivery) -> Pages:
    with refusing_faulty_templates():
        for number in numbers:
            tasks[number](delivery)
    delivery.flush()
    return delivery.made


class _Numbers:
    """The numbers below `count`; of those who iterate, in whichever process, each has others.

    They wait in a pipe, which holds thousands.
    """

    def __init__(self, count: int) -> None:
        self._read, write = os.pipe()
        for number in range(count):
            os.write(write, number.to_bytes(_NUMBER_BYTES, "little"))
        os.close(write)

    def __iter__(self) -> Iterator[int]:
        while found := os.read(self._read, _NUMBER_BYTES):
            yield int.from_bytes(found, "little")

    def __del__(self) -> None:
        os.close(self._read)
