"""What is no page says what it is, and no page is taken for anything else."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import osce_press
from osce_press import PageType
from osce_press.testing import assert_evidence, assert_lossless

PROSE = "A bridge over the Drin was opened today, and the OSCE was there to see it."


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, PROSE)
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("page.html"))
    return file.getvalue()


FILES = {
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + PROSE.encode(),
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "GIF": b"GIF89a\1\0\1\0", "WebP": b"RIFF\x24\0\0\0WEBPVP8 ", "TIFF": b"II*\0\x08\0\0\0",
    "BMP": b"BM\x46\0\0\0\0\0\0\0\x36\0", "icon": b"\0\0\1\0\1\0\x10\x10",
    "gzip": gzip.compress(PROSE.encode()), "bzip2": bz2.compress(PROSE.encode()),
    "xz": lzma.compress(PROSE.encode()), "zstandard": b"\x28\xb5\x2f\xfd\x04\0",
    "(ZIP)": zipped("page.html"), "7z": b"7z\xbc\xaf\x27\x1c\0\4", "RAR": b"Rar!\x1a\7\1\0",
    "TAR": tarred(), "office": zipped("[Content_Types].xml", "word/document.xml"),
    "office document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
    "an office document": b"{\\rtf1\\ansi " + PROSE.encode(), "recording": b"ID3\3\0\0\0",
    "a recording": b"\0\0\0\x18ftypmp42", "SQLite": b"SQLite format 3\0\x10\0",
    "PostScript": b"%!PS-Adobe-3.0\n", "font": b"wOF2\0\1\0\0", "a font": b"\0\1\0\0\0\x0f\0\x80",
    "film": b"CWS\x0a\1\2", "Parquet": b"PAR1\x15\4\x15\0",
    ".DS_Store": b"\0\0\0\1Bud1\0\0\x10\0", "program, no": b"\xcb\r\r\n\0\0\0\0",
    "no text": bytes(3000), "no text, ": bytes(range(256)) * 8, "program": b"\x7fELF\2\1\1\0",
    "a program": b"MZ\x90\0\3\0\0\0",
}  # fmt: skip
TEXTS = {
    "WARC": "WARC/1.1\r\nWARC-Type: response\r\n\r\n",
    "HTTP response": f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{PROSE}</p>",
    "JSON": f'{{"url": "https://example.org", "text": "{PROSE}"}}',
    "JSON, no": f'[\n  {{"text": "{PROSE}"}}\n]',
    "JSON, ": '[["urlkey", "timestamp"], ["org,osce)/1", "20240101"]]',
    "JSON Lines": f'{{"text": "{PROSE}"}}\n{{"text": "{PROSE}"}}\n',
    "sitemap": '<?xml version="1.0"?>\n<urlset xmlns="x"><url><loc>https://a.example</loc></url>',
    "OPML": '<?xml version="1.0"?>\n<opml version="1.0"><outline text="x"/></opml>',
    "server's error": "<Error><Code>NoSuchKey</Code><Message>No such key</Message></Error>",
    "calendar": f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{PROSE}\r\n",
    "card": f"BEGIN:VCARD\nFN:{PROSE}\n",
    "shortcut": "[InternetShortcut]\nURL=https://osce.org/",
    "CDX": "org,osce)/node/7 20100303101112 http://www.osce.org/node/7 text/html 200 ABC - - 1 2\n",
    "e-mail": f"Subject: A bridge\nFrom: a@example.org\nMIME-Version: 1.0\n\n{PROSE}\n",
    "CSV": f'url,title,text\nhttps://example.org,"A bridge, opened","{PROSE}"\n',
    "(CSV)": "Id;Date;Title\n1;3 May 2004;A bridge\n",
    "robots": "# Of www.osce.org\n\nUser-agent: *\nDisallow: /search\n",
    "SVG": f'<?xml version="1.0"?>\n<svg xmlns="x"><text>{PROSE}</text></svg>\n',
    "RSS": f'<?xml version="1.0"?>\n<!-- news -->\n<rss version="2.0"><item>{PROSE}</item></rss>',
    "Atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{PROSE}</entry></feed>',
}


@pytest.mark.parametrize("name", [*FILES, *TEXTS])
def test_files_of_other_kinds_are_named(name: str) -> None:
    page = FILES[name] if name in FILES else TEXTS[name].encode()
    article = osce_press.parse(page)
    (notice,) = [notice for notice in article.notices if not notice.code.startswith("encoding")]
    assert notice.code == "not-a-page"
    assert name in notice.message
    assert article.page_type is osce_press.page_type(page) is PageType.OTHER
    assert (article.title, article.date, article.paragraphs) == (None, None, ())
    listing = osce_press.parse_listing(page)
    assert (listing.entries, listing.notices[-1]) == ((), notice)


@pytest.mark.parametrize("text", TEXTS.values())
def test_a_text_keeps_its_lines_whatever_it_is_read_as(text: str) -> None:
    for read in (osce_press.parse, osce_press.parse_html, osce_press.parse_text):
        assert assert_lossless(read(text), text)
        assert read(text).paragraphs == ()


@pytest.mark.parametrize(
    "start",
    [
        '"It is deep," the mayor said.',
        "[1] See the note below.",
        *("{Draft} Bridge opened", "Vienna, Prague, Text", "Title, date, place"),
        *("BMW builds a bridge", "MZ said so", "PK and the bridge", "HTTP/1.1 is a protocol"),
        *("The page is called readme.txt", "Subject: a bridge over the Drin"),
        *("{rtf} is a form of text", "Access denied to observers", "User-agent is a header"),
        "<svg><path d='M0 0'/></svg>\n<h1>Bridge opened</h1>",
        "A bridge\n" + "\0" * 5000,
    ],
)
def test_a_text_is_not_taken_for_a_file(start: str) -> None:
    for page in (f"{start}\n{PROSE}\n", f"{start}\n{PROSE}\n".encode()):
        article = osce_press.parse(page)
        assert PROSE in article.paragraphs
        assert not {"not-a-page", "looks-like-a-path"} & {note.code for note in article.notices}


#: Errors of sites that name themselves, and what is no page but leads to one.
NO_PAGES: dict[str, tuple[str | bytes, ...]] = {
    "not-a-page": (
        "<title>Just a moment...</title><h1>www.osce.org</h1><p>Wait until OSCE lets you in.</p>",
        "www.osce.org\nVerifying you are human. This may take a few seconds.\nThe OSCE waits.\n",
        '<h1>Access Denied</h1>You have no permission for "https://www.osce.org/node/1".',
        *("502 Bad Gateway\nThe OSCE is silent.\n", "Moved Permanently\nThe OSCE moved here.\n"),
        "<title>Page not found | OSCE</title><nav>News</nav><p>The OSCE moved this page.</p>",
        "Страница не найдена\nОБСЕ приносит извинения за это неудобство.\n",
    ),
    "looks-like-a-path": (
        *("crawl/1.html", "C:\\crawl\\1.txt\n", "https://www.osce.org/node/1", b"./page", "~/p.md"),
    ),
}


@pytest.mark.parametrize("code", NO_PAGES)
def test_an_error_of_a_site_or_an_address_is_no_page(code: str) -> None:
    for page in NO_PAGES[code]:
        article = osce_press.parse(page)
        assert ([notice.code for notice in article.notices], article.paragraphs) == ([code], ())
        assert {block.role.value for block in article.blocks} == {"other"}


def test_a_release_about_an_error_is_one() -> None:
    page = f"Access denied\nTIRANA, 3 May 2004 - {PROSE}\n"
    assert osce_press.parse(page).page_type is PageType.ARTICLE


def test_what_to_do_with_a_path_or_a_file() -> None:
    things: dict[str, Any] = {"read_bytes": Path("page.html"), "read": io.BytesIO()}
    for name, thing in things.items():
        said = rf"bytes or str, not {type(thing).__name__}; hand in what its {name}\(\) returns"
        with pytest.raises(TypeError, match=said):
            osce_press.parse(thing)
    for name in ("url", "encoding", "template", "vocabulary"):
        with pytest.raises(TypeError, match=f"{name} is of type .* or None, not BytesIO"):
            osce_press.parse("Story", **{name: things["read"]})
    read: Any = osce_press
    with pytest.raises(TypeError, match="max_size is of type int, not str"):
        read.parse("Story", max_size="5")
    for text, near in ((None, None), ("OSH, 3 May - ", "2010")):
        with pytest.raises(
            TypeError, match=r"(text is of type str|near is of type date or None), not "
        ):
            read.parse_dateline(text, near=near)


RELEASE = """\
News item
Bridge opened in Shkodra
{0}Date:{1}
{0}Place:{1}
{0}SHKODRA
{0}Source:{1}
{0}OSCE Presence in Albania
SHKODRA, 3 May 2004 - A bridge was opened today. It has two arches: one large, one small.
It is red.
"""


@pytest.mark.parametrize("bullet", ["", "- "])
@pytest.mark.parametrize(
    "around",
    [
        *("{}", "{}\n© OSCE"),
        "Skip to main content Polski Our work About us {} Follow OSCE Facebook Legal © OSCE",
        "Bridge opened in Shkodra | OSCE Home Contact us {} Read more Ferry runs Share",
    ],
)
def test_a_text_without_line_breaks_is_read_as_far_as_it_tells(around: str, bullet: str) -> None:
    text = around.format(" ".join(RELEASE.format(bullet, "").split()))
    article, whole = osce_press.parse(text), osce_press.parse(RELEASE.format(bullet, ""))
    assert "no-line-breaks" in {notice.code for notice in article.notices}
    others = (osce_press.parse(RELEASE.format("", "").replace("\n", it)) for it in ("", "|", " | "))
    for other, name in product(others, ("kind", "title", "date", "places", "sources")):
        assert getattr(article, name) == getattr(other, name) == getattr(whole, name)
    assert article.paragraphs == (" ".join(whole.paragraphs),)
    assert assert_lossless(article, text)
    assert_evidence(article, text)


@pytest.mark.parametrize(
    "paragraph",
    [
        PROSE,
        f"News travels fast. {PROSE} {PROSE}",
        f"{PROSE} The form asks for Date: and for a name. {PROSE}",
        f"{PROSE} The first line of the telegram was VIENNA, 3 May 2004 - send a bridge at once.",
        f"SHKODRA, 3 May 2004 - {PROSE} TIRANA, 3 May 2004 - {PROSE}",
    ],
)
def test_a_paragraph_by_itself_is_one(paragraph: str) -> None:
    article = osce_press.parse(paragraph)
    assert article.paragraphs == (paragraph,)
    assert "no-line-breaks" not in {notice.code for notice in article.notices}


def test_a_dateline_after_a_title_begins_a_line() -> None:
    article = osce_press.parse(f"Bridge opened in Shkodra SHKODRA, 3 May 2004 - {PROSE}")
    assert (article.title, article.places[0].text) == ("Bridge opened in Shkodra", "SHKODRA")
