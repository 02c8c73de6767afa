"""A page object for web-poet: a project's own item, made of the library's record.

Run it from anywhere: ``python web_poet_page.py``. It needs ``pip install "osce-press[web-poet]"``.
In a crawl, scrapy-poet makes the page object; here it is given a sample.
"""

import asyncio

import attrs
from web_poet import HttpResponse

from osce_press import samples
from osce_press.export.web_poet import ArticlePage


@attrs.frozen
class Story:
    """What this project wants to know of a page."""

    headline: str | None
    day: str | None
    words: int
    doubts: tuple[str, ...]


class StoryPage(ArticlePage):
    """The library's page object, with an item of this project besides the record."""

    async def to_story(self) -> Story:
        """Read the page, and keep what is wanted."""
        article = await self.to_item()
        row = article.to_row()
        doubts = tuple(notice.message for notice in article.notices)
        return Story(article.title, row["date"], row["word_count"], doubts)


async def main() -> None:
    """Print the items of two pages."""
    for name in ("press-release.html", "redesigned-romanian.html"):
        headers = {"Content-Type": "text/html; charset=utf-8"}
        page = samples.get(name).page
        response = HttpResponse(f"https://www.osce.org/{name}", page, headers=headers)
        print(await StoryPage(response).to_story())


if __name__ == "__main__":
    asyncio.run(main())
