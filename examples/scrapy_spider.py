"""A Scrapy spider whose items are rows of the library: it follows a listing to its pages.

Run it from anywhere: ``python scrapy_spider.py``. It needs ``pip install osce-press scrapy``. The
pages come from a server on this machine, which serves the samples; of a real site, please read
``robots.txt``, and be slow.
"""

import json
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

import osce_press
from osce_press import samples

#: What the server has at which address; the listing names the others.
PAGES = {
    "/press-releases": "listing.html",
    "/bishkek/900112": "press-release.html",
    "/fsc/900113": "news-item.html",
    "/node/900114": "advisory.html",
}


class Site(BaseHTTPRequestHandler):
    """A server of the samples."""

    def do_GET(self) -> None:
        """Send the page at an address, or say that there is none."""
        name = PAGES.get(self.path)
        self.send_response(200 if name else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(samples.get(name).page if name else b"<h1>Not found</h1>")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is theirs
        """Print nothing."""


class PressReleases(scrapy.Spider):
    """Read a listing, and the pages it lists."""

    name = "press"

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        """Follow the entries of a listing; its own address makes theirs absolute."""
        for entry in osce_press.parse_listing(response.body, url=response.url).entries:
            # The samples name addresses of osce.org; here they are on this machine.
            path = (entry.url or "").removeprefix("https://www.osce.org")
            yield response.follow(path, partial(self.parse_page, listed=entry.title))

    def parse_page(self, response: Response, *, listed: str | None) -> Iterator[dict[str, Any]]:
        """Yield a page's row, with the title that the listing had for it."""
        article = osce_press.parse(response.body, url=response.url)
        yield {**article.to_row(), "listed": listed}


def main(feed: Path) -> None:
    """Crawl, and print what came."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    start = f"http://127.0.0.1:{server.server_port}/press-releases"
    settings = {"FEEDS": {feed: {"format": "jsonlines"}}, "LOG_ENABLED": False}
    process = CrawlerProcess({**settings, "TELNETCONSOLE_ENABLED": False})
    process.crawl(PressReleases, start_urls=[start])
    process.start()
    server.shutdown()
    items = [json.loads(line) for line in feed.read_text("utf-8").splitlines()]
    for item in sorted(items, key=lambda item: str(item["date"])):
        print(item["date"], "|", item["kind"], "|", item["title"])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(Path(scratch, "items.jsonl"))
