"""A small hub on loopback that speaks the Hugging Face hub's protocol, with the faults of a real network."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Files:
    """What the hub holds, and how it behaves.

    The hub answers at ``127.0.0.1`` and redirects to its store at ``localhost``, which is another host and
    may not be told the token.
    """

    content: dict[str, bytes]
    token: str | None = None
    ranges: bool = True
    breaks_after: list[int] = field(default_factory=list)
    """Bytes after which each of the next answers breaks off."""
    sha256: str | None = None
    """Told in the place of the true one; empty for none at all."""
    renamed: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def serving(files: Files) -> Iterator[str]:
    """Run the hub, and give its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_HEAD(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.answer()

        def answer(self) -> None:
            files.asked.append((self.command, self.path, dict(self.headers)))
            port = self.server.server_address[1]
            if self.path.startswith("/store/"):
                self.send_file(files.content[self.path.removeprefix("/store/")])
                return
            if files.token and self.headers.get("Authorization") != f"Bearer {files.token}":
                self.reply(401)
                return
            for old, new in files.renamed.items():
                if old in self.path:
                    self.reply(307, {"Location": self.path.replace(old, new)})
                    return
            if self.path.startswith("/api/models/"):
                repository = self.path.removeprefix("/api/models/")
                names = [
                    n.removeprefix(f"{repository}/") for n in files.content if n.startswith(f"{repository}/")
                ]
                body = json.dumps({"siblings": [{"rfilename": n} for n in ["README.md", *names]]}).encode()
                self.reply(200 if names else 404, {"Content-Type": "application/json"}, body)
                return
            name = self.path.removeprefix("/").replace("/resolve/main/", "/")
            if name not in files.content:
                self.reply(404)
                return
            sha256 = hashlib.sha256(files.content[name]).hexdigest() if files.sha256 is None else files.sha256
            linked = {"X-Linked-Etag": f'"{sha256}"', "X-Linked-Size": str(len(files.content[name]))}
            self.reply(
                302, {"Location": f"http://localhost:{port}/store/{name}", **(linked if sha256 else {})}
            )

        def send_file(self, content: bytes) -> None:
            begins = re.match(r"bytes=(\d+)-", self.headers.get("Range", "")) if files.ranges else None
            at = int(begins[1]) if begins else 0
            self.send_response(206 if begins else 200)
            self.send_header("Content-Length", str(len(content) - at))
            if begins:
                self.send_header("Content-Range", f"bytes {at}-{len(content) - 1}/{len(content)}")
            self.end_headers()
            if files.breaks_after:
                self.wfile.write(content[at : at + files.breaks_after.pop(0)])
                self.wfile.flush()
                self.close_connection = True
                self.connection.shutdown(2)
            else:
                self.wfile.write(content[at:])

        def reply(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
            self.send_response(status)
            for key, value in (headers or {}).items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
