"""Serve a folder on this computer and print the address.

python -m tools.serve FOLDER
"""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST, PORT = "127.0.0.1", 8000


class QuietHandler(SimpleHTTPRequestHandler):
    """A handler that does not print a line for every file."""

    def log_message(self, *_):
        pass


def server_for(folder, port=PORT):
    """Return a server of the folder, at a free port if this one is taken."""
    handler = partial(QuietHandler, directory=folder)
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError:
        return ThreadingHTTPServer((HOST, 0), handler)


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
