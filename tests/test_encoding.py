"""Bytes become text as browsers would have it, and no bytes whatever raise."""

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from webencodings.labels import LABELS

from osce_press._lines.encoding import Decoded, decode, undone

DECLARED = "<meta charset=windows-1251>Київ"
CITIES = "Türkiye, Österreich, Київ, Chișinău"


def codes(data: bytes) -> list[str]:
    return [notice.code for notice in decode(data).notices]


class TestWhichEncoding:
    def test_what_is_not_utf_8_is_windows_1252(self) -> None:
        declared = "<meta charset=iso-2022-jp>"  # it does not fit
        for page in ("café “x”", f"{declared}Köln"):
            assert decode(page.encode("cp1252"))[:2] == (page, "windows-1252")
            assert codes(page.encode("cp1252")) == ["encoding-guessed"]
        # Bytes that it leaves open are control characters.
        assert decode(b"\x81\x8d\x8f\x90\x9d\xe9").text == "\x81\x8d\x8f\x90\x9dé"

    @pytest.mark.parametrize("head", ["", "<meta charset=utf-8>", "<meta charset=windows-1252>"])
    @pytest.mark.parametrize("codec", ["windows-1251", "koi8-u"])
    def test_nor_are_words_in_cyrillic_letters(self, codec: str, head: str) -> None:
        for text in (
            "Миссия ОБСЕ открыла вчера библиотеку.",
            "Місія ОБСЄ відкрила нову бібліотеку.",
        ):
            page = f"{head}<p>{text}"
            assert decode(page.encode(codec))[:2] == (page, codec)
            said = "encoding-conflict" if "1252" in head else "encoding-guessed"
            assert codes(page.encode(codec)) == [said]
            # Somebody read it as declared, and saved it as UTF-8.
            assert undone(Decoded(text.encode(codec).decode("latin-1"), None)).text == text
        page = "<meta charset=iso-8859-2>Školu u Čakovcu"
        assert decode(page.encode("cp1250"))[:2] == (page, "windows-1250")
        # A name in capitals tells nothing, and neither do French and Greek.
        for words in (
            "ОБСЕ".encode(codec),
            "à é, créée".encode("cp1252"),
            "ΟΑΣΕ, η αποστολή".encode("cp1253"),
        ):
            assert decode(words).encoding == "windows-1252"

    @pytest.mark.parametrize(
        ("mark", "codec", "name"),
        [
            *[(codecs.BOM_UTF8, "utf-8", "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16le")],
            (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16be"),
        ],
    )
    def test_a_byte_order_mark_decides_and_goes(self, mark: bytes, codec: str, name: str) -> None:
        page = '<meta charset="windows-1251">' + CITIES
        assert decode(mark + page.encode(codec)) == (page, name, ())
        assert decode((CITIES * 2).encode(codec)) == (CITIES * 2, name, ())

    @pytest.mark.parametrize(
        "head",
        [
            '<meta charset="windows-1251">',
            "<meta name='x' content='y' charset='cp1251'/>",
            '<meta name=x content="charset=utf-8"><meta http-equiv=x content="a; charset=cp1251">',
            '<?xml version="1.0" encoding="windows-1251"?>',
            '<!-- <meta charset="utf-8"> --><meta charset=windows-1251>',
            '<!-- saved --><?xml version="1.0" encoding="windows-1251"?>',
            "<meta charset=><meta http-equiv=content-type><meta charset=windows-1251>",
            '<meta charset="no-such-thing"><meta charset=windows-1251>',
            '<meta charset="кирилиця"><meta charset=windows-1251>',
            f"{' ' * 100_000}<meta charset=windows-1251>",
        ],
    )
    def test_declarations(self, head: str) -> None:
        page = f"{head}<p>Київ"
        assert decode(page.encode("cp1251")) == (page, "windows-1251", ())

    @pytest.mark.parametrize(
        ("label", "codec", "text"),
        [
            *[("gb2312", "gb18030", "維也納 ḿ"), ("big5", "big5hkscs", "維也納 嘅")],
            *[("ks_c_5601-1987", "cp949", "빈 똠"), ("shift_jis", "cp932", "ウィーン ①")],
            *[("x-user-defined", "cp1252", "“Köln”"), ("iso-8859-1", "cp1252", "“Köln”")],
            # What browsers refuse.
            *[("replacement", "utf-8", "ü +AOk-"), ("iso-2022-kr", "utf-8", "ü +AOk-")],
            ("utf-7", "utf-8", "ü +AOk-"),
        ],
    )
    def test_labels_mean_what_browsers_mean(self, label: str, codec: str, text: str) -> None:
        page = f"<meta charset={label}>{text}"
        assert decode(page.encode(codec)).text == page

    @pytest.mark.parametrize("words", ["ü", "üx"])
    def test_a_declaration_that_can_be_read_is_not_utf_16(self, words: str) -> None:
        page = f"<meta charset=utf-16>{words}"
        assert decode(page.encode()) == (page, "utf-8", ())

    @pytest.mark.parametrize("label", ["iso-8859-1", "windows-1251", "koi8-r", "iso-8859-2"])
    def test_pages_saved_anew_are_utf_8_whatever_they_declare(self, label: str) -> None:
        page = f'<meta http-equiv=Content-Type content="text/html; charset={label}">{CITIES} – “x”'
        assert decode(page.encode())[:2] == (page, "utf-8")
        assert codes(page.encode()) == ["encoding-conflict"]

    def test_what_the_transport_says_comes_before_what_the_page_declares(self) -> None:
        page = "<meta charset=utf-8>Київ".encode("koi8-u")
        assert decode(page, "KOI8-U")[:2] == ("<meta charset=utf-8>Київ", "koi8-u")
        assert decode("Köln".encode(), "iso-8859-1").text == "KÃ¶ln"
        assert decode(codecs.BOM_UTF8 + "Köln".encode(), "iso-8859-1")[:2] == ("Köln", "utf-8")
        # It can be wrong.
        found = decode("<meta charset=utf-8>Köln".encode("cp1252"), "utf-8")
        assert found[:2] == ("<meta charset=utf-8>Köln", "windows-1252")
        assert decode(b"Bern", "klingon").notices[0].code == "encoding-conflict"


class TestErrors:
    @pytest.mark.parametrize("head", ["", '<meta charset="utf-8">', "\ufeff"])
    def test_one_bad_byte_does_not_spoil_a_page(self, head: str) -> None:
        data = f"{head}{CITIES}".encode() + b"\xff!"
        found = decode(data)
        assert found.text == f"{head}{CITIES}�!".removeprefix("\ufeff")
        assert (found.encoding, codes(data)) == ("utf-8", ["decoding-errors"])

    @pytest.mark.parametrize(
        ("data", "text"),
        [
            (DECLARED.encode("cp1251") + b"\x98", f"{DECLARED}�"),
            # Pages are cut in the middle of a character.
            *[("Київ".encode()[:-1], "Киї�"), ("\ufeffКиїв".encode("utf-16-le")[:-1], "Киї�")],
            ("\ufeffOSCE".encode("utf-16-be")[:-1], "OSC�"),
        ],
    )
    def test_nor_does_one_in_another_encoding_or_at_the_end(self, data: bytes, text: str) -> None:
        assert (decode(data).text, codes(data)) == (text, ["decoding-errors"])

    def test_as_many_bad_bytes_as_good_characters_spoil_a_page(self) -> None:
        # Replacement characters of the page itself are none.
        assert decode("x � � y".encode()) == ("x � � y", "utf-8", ())
        assert decode(b"\xc3\xa9\xff!")[:2] == ("Ã©ÿ!", "windows-1252")
        assert decode(b"\xc3\xa9!\xff")[:2] == ("é!\ufffd", "utf-8")


@given(st.sampled_from(sorted(LABELS)), st.binary(min_size=1))
def test_no_bytes_raise_whatever_is_declared(label: str, data: bytes) -> None:
    found = decode(f"<meta charset={label}>".encode() + data)
    assert found.text.startswith("<meta")
    assert found.encoding in LABELS.values()


#: With them, UTF-8 that was read as Windows-1252 begins its characters.
FIRST_BYTES = "".join(map(chr, range(0xC2, 0xF5)))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=FIRST_BYTES)))
def test_utf_8_is_read_as_it_was_written(text: str) -> None:
    page = "<p>" + text
    assert decode(page.encode()).text == page


class TestEncodedTwice:
    """Crawlers take bytes of UTF-8 for characters, and save these as UTF-8 again."""

    @pytest.mark.parametrize("taken_for", ["latin-1", "cp1252", "cp1250", "cp1251"])
    @pytest.mark.parametrize("text", ["Die Brücke ist schön – „Ja“", "“Ana’s map”…", "Ana’s map"])
    def test_is_decoded_twice(self, text: str, taken_for: str) -> None:
        bytes_ = (bytes([code]) for code in text.encode())
        wrong = "".join(it.decode(taken_for, "ignore") or it.decode("latin-1") for it in bytes_)
        assert decode(wrong.encode()).text == undone(Decoded(wrong, None)).text == text
        assert codes(wrong.encode()) == ["encoded-twice"]
        assert codes(wrong.encode("utf-16-le")) != ["encoded-twice"]

    @pytest.mark.parametrize(
        "text",
        [
            CITIES,
            # Half of it only: a part of the page quotes what became of another.
            "â\x80\x99 and ’",
            # A name in capitals, a sign and a blank: too little to tell.
            *["GENÈVE Â© 2004", "Ã", "Â© 2004", "Россия и РФ"],
        ],
    )
    def test_what_is_not_so_from_end_to_end_is_left_alone(self, text: str) -> None:
        assert decode(text.encode()) == (text, "utf-8", ())

    @given(st.text())
    def test_gives_any_text_back(self, text: str) -> None:
        data = text.encode("utf-8", "replace")
        assume(len(data) - len(text) >= 3)
        assume(decode(data) == (text, "utf-8", ()))
        assert decode(data.decode("latin-1").encode()).text == text
