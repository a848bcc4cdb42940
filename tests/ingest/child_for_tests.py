"""A child process for the tests of :mod:`ingest.child`: does what each request names."""

import ctypes
import os
import time
from collections.abc import Iterator
from typing import Any

from ingest.child import serve


def answer(request: dict[str, Any]) -> Iterator[Any]:
    match request["do"]:
        case "count":
            for number in range(request["to"]):
                time.sleep(request.get("pause", 0))
                yield number
        case "die":
            yield "still here"
            os.kill(os.getpid(), 9)
        case "die in mid-reply":
            os.write(max(int(name) for name in os.listdir("/proc/self/fd") if _is_pipe(name)), b'{"item": "ha')
            os.kill(os.getpid(), 9)
        case "hang":
            time.sleep(60)
        case "fail":
            raise LookupError("no such page")
        case "swell":
            yield len(bytearray(request["bytes"]))
        case "chatter":
            print("printed by Python", flush=True)
            os.write(1, b'{"item": "written to file descriptor 1"}\n')
            ctypes.CDLL(None).puts(b"printed by C")
            ctypes.CDLL(None).fflush(None)
            yield "the answer"


def _is_pipe(name: str) -> bool:
    try:
        return int(name) > 2 and "pipe:" in os.readlink(f"/proc/self/fd/{name}")
    except OSError:
        return False


serve(answer)
