"""
A program of its own that appends entries from several threads, to be killed while it does.

Prints the id of every entry that was acknowledged, a line each, and after them `refused` and the
kind of the error if the store refused one.

Usage: python -m tests.store_writer URL ORGANISATION CLIENT COUNT [MOST_BYTES_OF_A_FILE]
"""

import os
import resource
import sys
import threading
from itertools import count

from tests.stores import morning

from proneward.app.store import StoreError, open_store

THREADS = 8


def main(url: str, organisation: str, client: str, most: int, file_bytes: int | None) -> None:
    """Append until it is enough, or the store refuses."""
    numbers, refused = count(), threading.Event()
    with open_store(url) as store:
        if file_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))

        def write() -> None:
            while next(numbers) < most and not refused.is_set():
                entry = morning()
                try:
                    store.append(organisation, client, [entry])
                except StoreError as error:
                    refused.set()
                    os.write(1, f"refused {type(error).__name__}\n".encode())
                else:
                    os.write(1, f"{entry.id}\n".encode())

        threads = [threading.Thread(target=write) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


if __name__ == "__main__":
    main(
        sys.argv[1],
        sys.argv[2],
        sys.argv[3],
        int(sys.argv[4]),
        int(sys.argv[5]) if len(sys.argv) > 5 else None,
    )
