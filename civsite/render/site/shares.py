"""What a site has to be made of, as tasks → the same, done by this process and by copies of it.

A page is a function of its values, so that who renders it makes no difference. Copies bring their
pages by way of the cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, nullcontext
from functools import partial
from typing import TypeVar

from civsite.beside import Beside, Lost, Turns
from civsite.collecting import collecting_early
from civsite.render.site.mkdocs_run import refusing_faulty_templates
from civsite.render.site.placing import Delivery, Pages

Task = Callable[[Delivery], None]
Work = TypeVar("Work")


def share_out(tasks: Sequence[Task], delivery: Delivery, copies: int, are_many: bool) -> Pages:
    """Has every task done once, and gives the pages that they made. Raises Refused.

    Whoever is done with one takes the next. What rendering leaves behind is looked for only where
    there `are_many` pages.
    """
    turns = Turns(len(tasks)) if copies else range(len(tasks))
    with ExitStack() as stack, collecting_early() if are_many else nullcontext():
        others = [
            stack.enter_context(Beside(partial(_made, tasks, turns, delivery.another())))
            for _ in range(copies)
        ]
        pages = _made(tasks, turns, delivery)
        try:
            for other in others:
                pages |= other.result()
        except Lost:  # such as for want of memory: nobody knows what of its work is done
            pages |= _made(tasks, range(len(tasks)), delivery)
    return pages


def in_portions(work: Sequence[Work], workers: int, least: int) -> Iterator[Sequence[Work]]:
    """All of `work`, in its order: a half of what is left for each of the `workers`, and so on.

    What stands together is done by one for the most part, and at the end nobody waits for long.
    """
    start = 0
    while start < len(work):
        size = max(least, (len(work) - start) // (2 * workers))
        yield work[start : start + size]
        start += size


def _made(tasks: Sequence[Task], turns: Iterable[int], delivery: Delivery) -> Pages:
    with refusing_faulty_templates():
        for number in turns:
            tasks[number](delivery)
    delivery.flush()
    return delivery.made
