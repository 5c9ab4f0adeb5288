"""A server that answers with any bytes at all, at any pace: what http.server would not let past."""

import socket
import socketserver
import time
from collections import Counter
from contextlib import suppress
from threading import Thread


def page(body, kind="text/html; charset=utf-8", status="200 OK", headers=()):
    """Give a well-formed answer."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def head(*lines, status="200 OK", kind="text/html; charset=utf-8"):
    """Give the head of an answer alone; what follows is up to the trap."""
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", "Connection: close", *lines, "", ""]).encode()


def moved(where, status="302 Found"):
    """Give a redirect."""
    return page(b"", status=status, headers=[f"Location: {where}"])


class Server(socketserver.ThreadingTCPServer):
    """Answers each request with what `answer(path, host)` gives: bytes, or pieces of them, a number being a pause."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, answer, host="127.0.0.1"):
        self.answer = answer
        self.asked = Counter()
        self.head = b""  # of the last request
        super().__init__((host, 0), _Handler)
        self.url = f"http://{host}:{self.server_address[1]}/"

    def __enter__(self):
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class _Handler(socketserver.BaseRequestHandler):
    def handle(self):
        asked = b""
        while b"\r\n\r\n" not in asked:
            more = self.request.recv(65536)
            if not more:
                return
            asked += more
        path = asked.split(b" ", 2)[1].decode("latin-1")
        self.server.asked[path] += 1
        self.server.head = asked
        answer = self.server.answer(path, self.server.url.split("/")[2])
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with suppress(OSError):  # the client has hung up, as it should
            for piece in [answer] if isinstance(answer, bytes) else answer:
                if isinstance(piece, bytes):
                    self.request.sendall(piece)
                else:
                    time.sleep(piece)
