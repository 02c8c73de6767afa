"""Kinds, labels and texts are read in every language of the data, met on a page or not."""

import datetime

import pytest

import osce_press
from languages import TEXTS
from osce_press.vocabulary import FunctionWords, KindEntry, LabelEntry, Vocabulary, default

KINDS = [entry for entry in default().kinds if entry.kind]
LABELS = [entry for entry in default().labels if entry.block == "metadata"]
OTHER_DATES = [one for one in default().labels if one.block == "dates" and one.key != "date"]
BODY = "VIENNA, 1 August 2006 - The meeting took place as planned.\n"


@pytest.mark.parametrize("entry", KINDS, ids=lambda entry: entry.slug)
def test_the_kind_of_a_page(entry: KindEntry) -> None:
    for name in (entry.name, *(name.text for name in entry.names)):
        page = f"{name}\nA title of five words\n- Date:\n- Source:\n- OSCE Secretariat\n{BODY}"
        article = osce_press.parse_text(page)
        assert article.kind_label == name
        meant = {other.kind for other in KINDS if name in [n.text for n in other.names]}
        assert article.kind in meant | {entry.kind}


@pytest.mark.parametrize("entry", LABELS, ids=lambda entry: entry.key)
def test_the_labels_of_a_page(entry: LabelEntry) -> None:
    for name in entry.names:
        page = f"Press release\nA title of five words\n- {name.text}:\n- Date:\n{BODY}"
        field, _date = osce_press.parse_text(page).metadata
        assert field.label == name.text
        meant = {e.key for e in LABELS if name.text in [other.text for other in e.names]}
        assert field.key in meant


def codes(article: osce_press.Article) -> set[str]:
    return {notice.code for notice in article.notices}


def test_there_is_a_text_for_every_language() -> None:
    assert TEXTS.keys() == {entry.lang for entry in default().function_words}


@pytest.mark.parametrize("language", TEXTS)
def test_words_overrule_an_address_and_the_markup(language: str) -> None:
    stated = "fr" if language == "de" else "de"
    for words in (f"<html lang={stated}>", "<html>"):
        page = f"{words}<h1>OSCE 2004</h1><p>{TEXTS[language]}</p>"
        article = osce_press.parse(page, url=f"https://www.osce.org/{stated}/node/1")
        assert article.language == language
        assert osce_press.parse(page).language == language
        assert "language-uncertain" not in codes(article)
    entry = f"A title\nPublishing date: 3 May 2004\n{TEXTS[language]}\n"
    assert osce_press.parse_listing(f"Newsroom\n{entry}{entry}").language == language


@pytest.mark.parametrize(
    ("text", "markup", "address", "language"),
    [
        # Of languages of the same words the address tells which, before the markup.
        *(("hbs", "", one, one) for one in ("bs", "hr", "sr")), ("sr-Cyrl", "", "sr", "sr"),
        *(("sr-Cyrl", "", "hbs", "hbs"), ("uz-Cyrl", "", "uz", "uz"), ("uz-Latn", "", "uz", "uz")),
        *(("ro", "", "ro", "ro"), ("en", "<html lang=en_GB>", "kk", "en-GB")),
        # Words of another language overrule the markup.
        *(("hbs", "<html lang=sr_RS>", "", "sr-RS"), ("hbs", "<html lang=HR>", "", "HR")),
        *(("hbs", f"<html lang={one}>", "", "hbs") for one in ("mo", "en_GB", "utf-8", "de-u")),
        *(("hbs", "<html lang=eo>", "", "eo"), ("hbs", "<html lang=und>", "", "hbs")),
    ],
)  # fmt: skip
def test_address_and_markup_tell_as_far_as_the_words_agree(
    text: str, markup: str, address: str, language: str
) -> None:
    form = f"{markup}<h1>OSCE 2004</h1><p>{{}}</p>" if markup else "OSCE 2004\n{}\n"
    url = f"https://www.osce.org/{address}/node/1" if address else None
    assert osce_press.parse(form.format(TEXTS[text]), url=url).language == language


def test_two_short_sentences_tell_a_language() -> None:
    ru = "Судьи завершили сегодня курс, который ведёт ОБСЕ. Они придут, чтобы их сдать."
    uk = "Судді завершили курс на березі, і за мостом, та в новій школі, що за нею."
    url = "https://www.osce.org/de/node/1"
    assert [osce_press.parse(f"OSCE\n{it}\n", url=url).language for it in (ru, uk)] == ["ru", "uk"]
    assert osce_press.parse("<html lang=de><p>Він читав її листи щодня.").language == "uk"


@pytest.mark.parametrize(
    ("text", "uncertain"),
    [
        *[(f"{TEXTS['en']} {TEXTS['sq']}", True), ("Заседание состоялось вчера вечером.", True)],
        *[("Library opened.", False), ("", False)],
    ],
)
def test_where_words_are_not_clear_the_address_stands(text: str, uncertain: bool) -> None:
    page = f"OSCE 2004\n{text}\n"
    article = osce_press.parse(page, url="https://www.osce.org/de/node/1")
    assert (article.language, ("language-uncertain" in codes(article))) == ("de", uncertain)
    assert osce_press.parse(page).language is None


def test_months_and_labels_count() -> None:
    words = "Misiunea OSCE, Chișinău"
    page = f"Press release\nOSCE 2004\n- {{}}:\n- OSCE Secretariat\n{words}, 3 mai – 5 iunie 2004"
    assert osce_press.parse(f"{page.format('Source')}; 1 iulie, 2 iulie, 3 iulie").language == "ro"
    assert osce_press.parse(page.format("Source")).language is None
    assert osce_press.parse(page.format("Sursa")).language == "ro"


@pytest.mark.parametrize("stated", ["html lang=hr", "body lang=hr", "html lang=hrv"])
def test_a_date_in_the_language_stated_is_read_on_a_page_in_another(stated: str) -> None:
    page = (
        f"<{stated}><h1>OSCE 2004</h1><dl><dt>Date:</dt><dd>5. listopada 2004.</dd>"
        f"<dt>Source:</dt><dd>OSCE Secretariat</dd></dl><p>{TEXTS['en']}</p>"
    )
    article = osce_press.parse(page)
    assert (article.language, article.date) == ("en", datetime.date(2004, 10, 5))


def test_a_language_of_ones_own() -> None:
    page = "OSCE 2004\nLa misio malfermis bibliotekon por infanoj kaj la libroj estas en la domo.\n"
    mine = default().extend(function_words=[FunctionWords("eo", "la kaj estas por")])
    assert osce_press.parse(page, vocabulary=mine).language == "eo"
    assert osce_press.parse(page, vocabulary=Vocabulary()).language is None


#: A label and a date, in one line or two.
MARKUPS = ("<p>{}: {}</p>", "<p>{} {}</p>", "<p>{}</p><p>{}</p>", "<p>By Ada | {}: {}</p>")
MONDAY = "<time datetime=2004-05-03>Monday</time>"
SOURCE = "<dt>Source:</dt><dd>OSCE Secretariat</dd>"


def page_with(markup: str) -> str:
    return f"<main><h1>OSCE opens a library</h1>{markup}<p>The OSCE opened a library.</p></main>"


@pytest.mark.parametrize("markup", MARKUPS)
def test_a_date_with_a_label_of_publication_is_the_date(markup: str) -> None:
    page = page_with(f"{markup.format('Veröffentlicht am', MONDAY)}<dl>{SOURCE}</dl>")
    assert osce_press.parse(page).date == datetime.date(2004, 5, 3)


@pytest.mark.parametrize("entry", OTHER_DATES, ids=lambda entry: entry.key)
class TestOtherDates:
    """A date with a label that says what else it is the date of is not that of publication."""

    @pytest.mark.parametrize("markup", MARKUPS)
    def test_beside_a_text(self, entry: LabelEntry, markup: str) -> None:
        for name in entry.names:
            page = page_with(f"{markup.format(name.text, MONDAY)}<dl>{SOURCE}</dl>")
            article = osce_press.parse(page)
            assert article.date is None
            refused = [one.reason for one in article.candidates if one.value == "2004-05-03"]
            assert refused == [f"Its label is {name.text!r}."]

    def test_in_a_block(self, entry: LabelEntry) -> None:
        for name in entry.names:
            dated = f"<dt>{name.text}</dt><dd><time datetime=2004-05-03>3 May 2004</time></dd>"
            block = f"<dl><dt>Date:</dt><dd>1 May 2004</dd>{dated}{SOURCE}</dl>"
            article = osce_press.parse(page_with(block))
            assert article.date == datetime.date(2004, 5, 1)
            field = article.metadata[1]
            assert (field.label, field.key, field.values) == (name.text, entry.key, ("3 May 2004",))
            assert not codes(article) & {"date-conflict", "unknown-label"}

    def test_does_not_make_a_block(self, entry: LabelEntry) -> None:
        for name in entry.names:
            line = f"{name.text}: 3 May 2005"
            article = osce_press.parse(f"OSCE opens a library\n{BODY}{line}\n")
            assert article.date == datetime.date(2006, 8, 1)
            # The date of a page's change ends the page, not the text.
            assert article.paragraphs == (BODY.strip(), line)[: 2 - (entry.key == "updated")]
