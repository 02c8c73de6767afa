"""Invented pages for tests and measurements of corpora, the same each time."""

import datetime
import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

TOWNS = ("Sarajevo", "Bishkek", "Vienna", "Chisinau", "Tirana", "Warsaw", "Skopje", "Dushanbe")
SOURCES = (
    "OSCE Mission to Moldova",
    "OSCE Presence in Albania",
    "OSCE Mission to Skopje",
    "OSCE Programme Office in Dushanbe",
)
FIELDS = ("Education", "Border management", "Rule of law", "Policing", "Youth")
WORDS = [
    "officers",
    "teachers",
    "judges",
    "training",
    "border",
    "river",
    "village",
    "school",
    "court",
    "winter",
    "local",
    "new",
    "shared",
    "open",
    "modern",
    "regional",
    "library",
    "mediation",
    "water",
    "energy",
    "archive",
    "exchange",
]
MENU = "\n".join(
    f'<li class="leaf"><a href="/m/{number}">{name}</a></li>'
    for number, name in enumerate(
        ("Who we are", "What we do", "Where we are", "Resources", "Contacts", "Employment") * 4
    )
)


def sentence(rng: random.Random) -> str:
    """Return a sentence of random words."""
    return f"The {' '.join(rng.choice(WORDS) for _ in range(14))} were discussed there."


def page(number: int) -> tuple[str, str]:
    """Return the address and the HTML of an invented page; every seventh has no date."""
    rng = random.Random(number)  # noqa: S311 - no secret
    node = 20_000 + number * 7
    # Thirty pages a day, put in up to five days late.
    day = datetime.date(2000, 1, 10) + datetime.timedelta(number // 30 - rng.randint(0, 5))
    printed = f"{day.day} {day:%B} {day.year}"
    town = rng.choice(TOWNS)
    dated = number % 7 != 0
    title = f"OSCE helps {' '.join(rng.choice(WORDS) for _ in range(5))} number {number}"
    dateline = f"{town.upper()}, {printed} - " if dated else ""
    paragraphs = "".join(f"<p>{sentence(rng)} {sentence(rng)}</p>" for _ in range(4))
    url = f"https://www.osce.org/node/{node}"
    return (
        url,
        f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{title} | OSCE</title><link rel="canonical" href="{url}"></head><body>
<div id="navigation"><ul class="menu">{MENU}</ul></div>
<div id="main"><div class="field-type">Press release</div><h1>{title}</h1>
<dl><dt>Date:</dt><dd>{printed if dated else ""}</dd><dt>Place:</dt><dd>{town.upper()}</dd>
<dt>Source:</dt><dd>{rng.choice(SOURCES)}</dd>
<dt>Fields of work:</dt><dd>{rng.choice(FIELDS)}</dd></dl>
<p>{dateline}{sentence(rng)}</p>{paragraphs}</div>
<div id="footer"><p>Copyright OSCE</p></div></body></html>
""",
    )


def pages(count: int) -> Iterator[tuple[str, str]]:
    """Yield the first pages, each with its address."""
    return map(page, range(count))


def paragraphs_of(html: str) -> list[str]:
    """Return the paragraphs of a page's body, without the dateline."""
    found = re.findall("<p>(.*?)</p>", html)[:-1]
    return [re.sub(r"^[A-Z]+, .*? - ", "", text) for text in found]


def copied(number: int, paragraphs: Iterable[str]) -> tuple[str, str]:
    """Return paragraphs as another site printed them, under a title of its own, without date."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"https://copies.example/{number}",
        f"<!DOCTYPE html><html><body><h1>Read elsewhere, part {number}</h1>{text}</body></html>",
    )


def near_copy(number: int, changed: float) -> tuple[str, str]:
    """Return a copy of a page with this share of its words changed, and a line about it."""
    rng = random.Random(-number)  # noqa: S311 - no secret
    words = (paragraph.split() for paragraph in paragraphs_of(page(number)[1]))
    changing = (
        " ".join(rng.choice(WORDS) if rng.random() < changed else word for word in paragraph)
        for paragraph in words
    )
    return copied(number, [*changing, "This text was first published by others."])


def other_text(number: int, shared: int) -> tuple[str, str]:
    """Return another text that has so many of a page's five paragraphs."""
    own, others = (paragraphs_of(page(of)[1]) for of in (number, number + 1_000_000))
    return copied(number, [*own[:shared], *others[shared:]])


def write_folder(folder: Path, count: int) -> Path:
    """Write each page to a file."""
    folder.mkdir()
    for number, (_, html) in enumerate(pages(count)):
        (folder / f"{number:06}.html").write_text(html, "utf-8")
    return folder


def write_jsonl(path: Path, found: Iterable[tuple[str, str]]) -> Path:
    """Write pages as JSON Lines, which do not end in a line feed."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, (url, html) in enumerate(found):
            file.write("\n" * bool(number) + json.dumps({"url": url, "html": html}))
    return path


def warc_record(
    number: int, body: bytes, *headers: str, charset: str = "=utf-8", end: str = "\r\n"
) -> bytes:
    """Return the record of a page in a WARC file, with this body and these headers besides.

    ``end`` ends the lines of HTTP; with a line feed alone, "100 Continue" stands before them.
    """
    lines = ["HTTP/1.1 200 OK", f"Content-Type: text/html; charset{charset}", *headers, "", ""]
    if end == "\n":
        lines = ["HTTP/1.1 100 Continue", "", *lines]
    answer = end.join(lines).encode() + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2024-05-01T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Target-URI: {page(number)[0]}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def write_warc(path: Path, count: int) -> list[int]:
    """Write a WARC.gz file, each record a gzip member; return where its records begin."""
    offsets: list[int] = []
    with path.open("wb") as file:
        for number, (_, html) in enumerate(pages(count)):
            offsets.append(file.tell())
            file.write(gzip.compress(warc_record(number, html.encode())))
    return offsets
