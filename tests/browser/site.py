"""A site on this machine with one page: a viewer of one exercise, under a strict policy."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
)
PAGE = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>waits</title>
<link rel="stylesheet" href="page.css"><link rel="icon" href="still.svg">
<main id="figure"></main><script type="module" src="page.js"></script>"""
STYLE = b"body { margin: 0; max-width: 360px } :root { --figure-top: rgb(10 200 30) }"
SCRIPT = b"""import { mountViewer } from "./viewer.js";
window.viewer = mountViewer(document.getElementById("figure"), {
  bodyUrl: "body.glb", clipUrl: "clip.json", stillUrl: "still.svg", title: "Prone press-up",
});
viewer.ready.then(() => { document.title = "ready"; });"""
STILL = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path d="M0 0h3v2z"/></svg>'

TYPES = {
    "html": "text/html",
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "json": "application/json",
    "glb": "model/gltf-binary",
}


def files(viewer: bytes, body: bytes, clip: bytes) -> Mapping[str, bytes]:
    """Give what the site serves, by path."""
    return {
        "/page.html": PAGE,
        "/page.css": STYLE,
        "/page.js": SCRIPT,
        "/still.svg": STILL,
        "/viewer.js": viewer,
        "/body.glb": body,
        "/clip.json": clip,
    }


@contextmanager
def served(by_path: Mapping[str, bytes]) -> Iterator[str]:
    """Serve files from memory on the loopback address, and give where the page is."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = by_path.get(self.path)
            self.send_response(200 if content is not None else 404)
            self.send_header("Content-Type", TYPES.get(self.path.rpartition(".")[2], "text/plain"))
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_words: object) -> None:
            """Keep quiet: a failed test says what matters."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/page.html"
        server.shutdown()
        thread.join()
