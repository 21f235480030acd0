"""Serve a folder on this computer and print the address.

python -m tools.serve FOLDER
"""

import sys
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

HOST, PORT = "127.0.0.1", 8000
# A machine may say otherwise (Windows' registry often has text/plain), and a
# browser runs no module that is not sent as a script.
TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}


class QuietHandler(SimpleHTTPRequestHandler):
    """A handler that knows its types and prints no line for every file."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def send_error(self, code, message=None, explain=None):
        """Send the site's own page for an address that leads nowhere."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        pass


def server_for(folder, port=PORT):
    """Return a server of the folder, at a free port if this one is taken."""
    handler = partial(QuietHandler, directory=folder)
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError:
        return ThreadingHTTPServer((HOST, 0), handler)


@contextmanager
def served(folder):
    """Serve a folder while the block runs; yield the address."""
    with server_for(folder, port=0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{server.server_port}"
        server.shutdown()


def main():
    """Serve until the reader stops it."""
    folder = Path(sys.argv[1])
    if not (folder / "index.html").exists():
        sys.exit(f"There is no site in {folder} yet: `make book` builds it.")
    with server_for(folder) as server:
        print(f"The book is at http://{HOST}:{server.server_port}/", end="")
        print(" (Ctrl-C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
