"""Firefox as Debian ships it, driven by Playwright over WebDriver BiDi.

Playwright sends one command that this Firefox does not know yet, how a page
should see the system's colours, before it opens any page. So Playwright is
given this program in Firefox's place: it starts Firefox and hands on what
both say, but for that command.
"""

import asyncio
import json
import re
import signal
import sys

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketHandler, websocket_connect

UNKNOWN = "emulation.setMediaFeaturesOverride"
LISTENS = re.compile(rb"WebDriver BiDi listening on (ws://\S+)")
LARGEST = 2**30  # bytes of one message, a screenshot among them


class Relay(WebSocketHandler):
    """Hands on what Playwright and Firefox say to each other."""

    def initialize(self, firefox):
        self.firefox = firefox

    async def open(self):
        self.far = await websocket_connect(
            self.firefox + self.request.path,
            on_message_callback=self.answer,
            max_message_size=LARGEST,
        )

    async def on_message(self, message):
        said = json.loads(message)
        if said["method"] == UNKNOWN:
            done = {"type": "success", "id": said["id"], "result": {}}
            return await self.write_message(json.dumps(done))
        await self.far.write_message(message)

    def answer(self, message):
        if message is None:
            self.close()
        else:
            self.write_message(message)

    def on_close(self):
        self.far.close()


def relay(firefox):
    """Listen in Firefox's place, and return the address."""
    sockets = bind_sockets(0, "127.0.0.1")
    rooms = [("/.*", Relay, {"firefox": firefox.decode()})]
    app = Application(rooms, websocket_max_message_size=LARGEST)
    HTTPServer(app).add_sockets(sockets)
    return f"ws://127.0.0.1:{sockets[0].getsockname()[1]}".encode()


async def main(program, *arguments):
    """Start Firefox, and stay until it ends."""
    firefox = await asyncio.create_subprocess_exec(
        program, *arguments, stderr=asyncio.subprocess.PIPE
    )
    stop = asyncio.get_running_loop().add_signal_handler
    stop(signal.SIGTERM, firefox.terminate)
    async for line in firefox.stderr:
        if found := LISTENS.search(line):
            line = line.replace(found[1], relay(found[1]))
        sys.stderr.buffer.write(line)
        sys.stderr.flush()
    return await firefox.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*sys.argv[1:])))
