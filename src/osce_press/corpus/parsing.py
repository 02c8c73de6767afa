"""From pages to rows."""

import functools
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from typing import Any, NamedTuple

import osce_press
from osce_press import Article, ArticleRow, PageType
from osce_press.corpus.batches import Batch, in_batches
from osce_press.corpus.inputs import NO_PAGE, FailureRow, Input, checked, failure
from osce_press.corpus.near import signature
from osce_press.corpus.options import Options
from osce_press.vocabulary.check import unknown_names

__all__ = ["Parsed", "parse_batch", "parse_in_batches", "parse_pages"]

Row = ArticleRow | FailureRow
_SURROGATE = re.compile("[\ud800-\udfff]")


class Parsed(NamedTuple):
    """A row, or a failure, with what a corpus is told of the page and no column says."""

    row: Any
    #: Names that the vocabulary lacks, by its part and their folded form.
    unknown: Mapping[tuple[str, str], str] = {}
    #: What near-duplicates are found by, if they are looked for.
    signature: bytes | None = None


def parse_batch(
    inputs: Iterable[Input], options: Options | None = None
) -> list[ArticleRow | FailureRow]:
    """Return the rows of some pages, in order.

    A page gives one row; a listing one row of its own and one of each entry; a page that cannot be
    read a failure (see ``is_failure``). Whatever a page does to the parser, the others are read.
    The function and its arguments can be pickled, so that any engine can call it anywhere.

    Raises:
        TypeError: What is given is no ``Input``.
    """
    return [parsed.row for parsed in _parse_mixed(checked(inputs), options or Options())]


def parse_pages(
    pages: Iterable[Input | FailureRow],
    *,
    jobs: int | Executor = 1,
    options: Options | None = None,
) -> Iterator[Row]:
    """Yield the rows of pages, in their order; failures stand where their page was.

    Args:
        pages: What ``read_pages`` yields.
        jobs: Number of processes; with more than one, a script needs the usual
            ``if __name__ == "__main__":``. Or an executor, such as ``dask_executor`` gives, which
            is handed batches of pages and may run them on other machines.
        options: How pages are read.

    Raises:
        TypeError: What is given is neither an ``Input`` nor a failure.
    """
    for _, found in parse_in_batches(pages, jobs=jobs, options=options or Options()):
        for parsed in found:
            yield parsed.row


def parse_in_batches(
    pages: Iterable[Input | FailureRow], *, jobs: int | Executor, options: Options
) -> Iterator[tuple[Batch, list[Parsed]]]:
    """Yield batches of pages in order, each with what they gave; see ``in_batches``."""
    work = functools.partial(_parse_mixed, options=options)
    for batch, results in in_batches(pages, work, jobs):
        # Of a page that killed its process there is a plain failure.
        yield (
            batch,
            [one if isinstance(one, Parsed) else Parsed(_encodable(one)) for one in results],
        )


def _parse_mixed(batch: Iterable[Input | FailureRow], options: Options) -> list[Parsed]:
    """Parse the pages of a batch; failures stay where they are."""
    found: list[Parsed] = []
    for source in batch:
        if isinstance(source, Input):
            found.extend(_parsed(source, options))
        else:
            found.append(Parsed(_encodable(source)))
    return found


def _parsed(source: Input, options: Options) -> list[Parsed]:
    """Return the rows of a page, or its failure."""
    try:
        page = source.read(options.max_size)
        found = _parse(source, page, options)
    except osce_press.InputTooLarge as error:
        return _failed(source, "InputTooLarge", f"longer than {error.limit:,} bytes")
    except OSError as error:
        return _failed(source, type(error).__name__, error.strerror or str(error))
    except Exception as error:  # noqa: BLE001 - one page must not end the reading of the others
        return _failed(source, type(error).__name__, str(error))
    data = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    hashed = hashlib.sha256(data).hexdigest()
    for row, _, _ in found:
        if "error" not in row:
            row["input_hash"] = hashed
            row["origin_file"] = source.origin_file
            row["origin_offset"] = source.origin_offset
            row["record_id"] = source.record_id
            row["retrieved"] = source.retrieved
    return [parsed._replace(row=_encodable(parsed.row)) for parsed in found]


def _failed(source: Input, error: str, reason: str) -> list[Parsed]:
    return [Parsed(_encodable(failure(source, error, reason)))]


def _encodable(row: Any) -> Any:
    """Return a row whose strings can be written as UTF-8; U+FFFD stands for lone surrogates."""
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        row = json.loads(
            _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", json.dumps(row, ensure_ascii=False))
        )
        if "notices" in row:
            row["notices"] = list(dict.fromkeys([*row["notices"], "characters-replaced"]))
    return row


def _parse(source: Input, page: bytes | str, options: Options) -> list[Parsed]:
    read = {
        "html": osce_press.parse_html,
        "text": osce_press.parse_text,
        "markdown": osce_press.parse_markdown,
        None: osce_press.parse,
    }[source.form]
    given: Any = {
        "url": source.url,
        "encoding": (source.encoding or options.encoding) if isinstance(page, bytes) else None,
        "template": options.template,
        "vocabulary": options.vocabulary,
        "max_size": options.max_size,
    }
    article = read(page, **given)
    for notice in article.notices:
        if notice.code in NO_PAGE:
            return _failed(source, notice.code, notice.message)
    unknown = _unknown(article)
    if article.page_type is PageType.LISTING:
        own, *entries = osce_press.parse_listing(page, **given).to_rows()
        return [Parsed(own, unknown), *map(Parsed, entries)]
    sign = options.near_duplicates is not None
    return [Parsed(article.to_row(), unknown, signature(article.body) if sign else None)]


def _unknown(article: Article) -> dict[tuple[str, str], str]:
    """Return the names that the vocabulary lacks, as far as they can be written as UTF-8."""
    found = unknown_names(article)
    return {key: name for key, name in found.items() if not _SURROGATE.search(name)}
