"""A child process for the tests of :mod:`ingest.child`: does what each request names."""

import ctypes
import os
import time
from collections.abc import Iterator
from pathlib import Path
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
            pipes = [fd for fd in Path("/proc/self/fd").iterdir() if int(fd.name) > 2 and fd.is_fifo()]
            os.write(max(int(fd.name) for fd in pipes), b'{"item": "ha')
            os.kill(os.getpid(), 9)
        case "hang":
            time.sleep(60)
        case "compute":
            yield os.getpid()
            if "busy" in request:
                Path(request["busy"]).touch()
            while True:
                pass
        case "fail":
            raise LookupError("no such page")
        case "swell":
            yield len(b"x" * request["bytes"])
        case "swell and fail":
            raise LookupError(f"{len(b'x' * request['bytes'])}")
        case "chatter":
            print("printed by Python", flush=True)
            os.write(1, b'{"item": "written to file descriptor 1"}\n')
            ctypes.CDLL(None).puts(b"printed by C")
            ctypes.CDLL(None).fflush(None)
            yield "the answer"


serve(answer)
