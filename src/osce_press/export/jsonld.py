"""Articles as schema.org's ``NewsArticle``; ``Article.to_jsonld`` calls this."""

from typing import Any

__all__ = ["jsonld"]


def jsonld(article: Any) -> dict[str, Any]:
    """Return an article as a schema.org ``NewsArticle`` (https://schema.org/NewsArticle).

    Properties that the page says nothing of are left out. ``dateline`` is the property of that
    name, where and when the text was filed, and ``locationCreated`` its places: what the text is
    about is another matter (``contentLocation``).
    """
    return {
        "@context": "https://schema.org",
        **_thing(
            "NewsArticle",
            url=article.url,
            headline=article.title,
            abstract=article.summary,
            genre=article.kind_label,
            datePublished=article.date and article.date.isoformat(),
            dateline=article.dateline and article.dateline.text.strip(),
            locationCreated=[_place(place) for place in article.places],
            sourceOrganization=[
                _thing("Organization", name=source.name) for source in article.sources
            ],
            keywords=[field.name for field in article.fields_of_work],
            inLanguage=article.language,
            image=[image.url for image in article.images],
            articleBody=article.text,
        ),
    }


def _place(place: Any) -> dict[str, Any]:
    address = place.country and _thing("PostalAddress", addressCountry=place.country)
    return _thing("Place", name=place.name, address=address)


def _thing(kind: str, **properties: Any) -> dict[str, Any]:
    return {"@type": kind, **{name: value for name, value in properties.items() if value}}
