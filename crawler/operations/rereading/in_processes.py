"""Pages read in several processes, since reading is what rereading takes its time for."""

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

from crawler.operations.rereading.again import Page, Read, read_batch


def end_with_parent() -> None:
    """See to it that this process ends when the one that began it is gone: a killed one tells its pool nothing."""

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    parent = parent_process()
    assert parent is not None
    threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()


def spread(batches: Iterable[list[Page]], jobs: int) -> Iterator[list[Read]]:
    """Read batches of pages in so many processes, in order, with a bounded number of batches under way."""
    if jobs == 1:
        yield from map(read_batch, batches)
        return
    context = get_context("forkserver")  # no fork: the bar has a thread. No spawn: each would import all anew
    context.set_forkserver_preload([read_batch.__module__])
    with ProcessPoolExecutor(jobs, context, initializer=end_with_parent) as pool:
        under_way: deque[Future[list[Read]]] = deque()
        for batch in batches:
            under_way.append(pool.submit(read_batch, batch))
            if len(under_way) >= 2 * jobs:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
