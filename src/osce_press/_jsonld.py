"""A record as schema.org JSON-LD (https://schema.org/NewsArticle)."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from osce_press.models import Article, Place

__all__ = ["news_article"]


def news_article(article: "Article") -> dict[str, Any]:
    """Return a ``NewsArticle``; properties the page says nothing of are left out.

    ``dateline`` is the property of that name, where and when the text was filed, and
    ``locationCreated`` its places: what the text is about is another matter (``contentLocation``).
    """
    found: dict[str, Any] = {
        "url": article.url,
        "headline": article.title,
        "abstract": article.summary,
        "genre": article.kind_label,
        "datePublished": article.date.isoformat() if article.date else None,
        "dateline": article.dateline.text.strip() if article.dateline else None,
        "locationCreated": [_place(place) for place in article.places],
        "sourceOrganization": [
            {"@type": "Organization", "name": source.name} for source in article.sources
        ],
        "keywords": [field.name for field in article.fields_of_work],
        "inLanguage": article.language,
        "image": [image.url for image in article.images],
        "articleBody": article.text,
    }
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        **{name: value for name, value in found.items() if value},
    }


def _place(place: "Place") -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Place", "name": place.name}
    if place.country:
        found["address"] = {"@type": "PostalAddress", "addressCountry": place.country}
    return found
