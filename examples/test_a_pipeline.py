"""A pipeline with a bug in it, and the test that finds it: ``pytest test_a_pipeline.py``.

The pipeline makes rows for a table. It cuts the dateline off, and with it all that stands before
it: the notice that a release was sent out again, corrected, never reaches the table. Such notices
are rare; the test finds the bug each time it is run because it asks for pages of that form, too.
"""

from hypothesis import HealthCheck, given, settings

import osce_press
from osce_press.testing import Example, form_pages


def row(page: str | bytes) -> dict[str, str]:
    """Return what the table has of a page."""
    article = osce_press.parse(page)
    body = article.text[article.dateline.end :] if article.dateline else article.text
    return {"title": article.title or "", "body": body}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(form_pages(forms=["standard", "correction"], languages=["en"], layouts=["text"]))
def test_no_word_of_the_body_is_lost(example: Example) -> None:
    """All of the body is in the row, but for its dateline."""
    wanted = example.expected.text
    if example.expected.dateline:
        wanted = wanted.replace(example.expected.dateline.text, "", 1)
    assert row(example.page)["body"] == wanted  # noqa: S101 - a test
