"""What becomes of documents: accepted clean, or refused by a code."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from beteiligung.media import limits
from beteiligung.media.processing import Workshop
from beteiligung.media.refusals import DocumentRefused, Why
from tests.media import zoo
from tests.media.zoo import SECRET

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("forked_children")]


@pytest.fixture
def workshop(tmp_path):
    return Workshop(tmp_path / "work")


def bytes_of(writer):
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def two_pages():
    """A document as an office writes it: with author, program, and the same again as XMP."""
    writer = PdfWriter()
    for _ in range(2):
        writer.add_blank_page(200, 300)
    writer.add_metadata({"/Author": SECRET, "/Producer": SECRET, "/Title": SECRET})
    xmp = StreamObject()
    xmp.set_data(f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode())
    xmp.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    reference = writer._add_object(xmp)
    writer.root_object[NameObject("/Metadata")] = reference
    writer.pages[0][NameObject("/Metadata")] = reference
    writer.pages[0][NameObject("/PieceInfo")] = DictionaryObject({NameObject("/Prog"): TextStringObject(SECRET)})
    return writer


def named(**values):
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in values.items()})


def cleaned(workshop, data):
    with workshop.document(BytesIO(data)) as made:
        return made.file.read_bytes(), made


def refusal(workshop, data):
    with pytest.raises(DocumentRefused) as refused, workshop.document(BytesIO(data)):
        pass
    return refused.value.code


def test_a_document_keeps_its_pages_and_nothing_about_itself(workshop):
    data = bytes_of(two_pages())
    assert SECRET.encode() in data
    clean, made = cleaned(workshop, data)
    assert made.pages == 2
    assert SECRET.encode() not in clean
    reader = PdfReader(BytesIO(clean), strict=True)
    assert [tuple(page.mediabox.upper_right) for page in reader.pages] == [(200, 300)] * 2
    assert not reader.metadata
    assert reader.xmp_metadata is None
    assert b"/Info" not in clean
    assert b"pypdf" not in clean


def test_what_was_deleted_in_a_later_version_is_gone(workshop):
    writer = PdfWriter()
    page = writer.add_blank_page(200, 300)
    stream = StreamObject()
    stream.set_data(f"BT ({SECRET}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    first = BytesIO(bytes_of(writer))
    later = PdfWriter(first, incremental=True)
    del later.pages[0]["/Contents"]
    data = bytes_of(later)
    assert SECRET.encode() in data
    assert SECRET.encode() not in cleaned(workshop, data)[0]


def with_javascript():
    writer = two_pages()
    action = named(S=NameObject("/JavaScript"), JS=TextStringObject("app.alert('x')"))
    names = named(Names=ArrayObject([TextStringObject("x"), writer._add_object(action)]))
    writer.root_object[NameObject("/Names")] = named(JavaScript=names)
    return writer


def with_opening_script():
    writer = two_pages()
    action = named(S=NameObject("/JavaScript"), JS=TextStringObject("app.alert('x')"))
    writer.root_object[NameObject("/OpenAction")] = action
    return writer


def with_script_on_a_page():
    writer = two_pages()
    action = named(S=NameObject("/JavaScript"), JS=TextStringObject("app.alert('x')"))
    writer.pages[1][NameObject("/AA")] = named(O=writer._add_object(action))
    return writer


def with_launch():
    writer = two_pages()
    action = named(S=NameObject("/Launch"), F=TextStringObject("cmd.exe"))
    link = named(Type=NameObject("/Annot"), Subtype=NameObject("/Link"), A=writer._add_object(action))
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    return writer


def with_file_inside():
    writer = two_pages()
    writer.add_attachment("programm.exe", zoo.WINDOWS_EXECUTABLE)
    return writer


def with_form_of_xml():
    writer = two_pages()
    writer.root_object[NameObject("/AcroForm")] = named(XFA=TextStringObject("<xdp/>"))
    return writer


@pytest.mark.parametrize(
    "make",
    [with_javascript, with_opening_script, with_script_on_a_page, with_launch, with_file_inside, with_form_of_xml],
)
def test_what_acts_is_refused(workshop, make):
    assert refusal(workshop, bytes_of(make())) is Why.ACTIVE


def test_links_to_pages_of_others_stay(workshop):
    writer = two_pages()
    action = named(S=NameObject("/URI"), URI=TextStringObject("https://example.org/"))
    link = named(Type=NameObject("/Annot"), Subtype=NameObject("/Link"), A=action)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    page = PdfReader(BytesIO(cleaned(workshop, bytes_of(writer))[0])).pages[0]
    assert page["/Annots"][0].get_object()["/A"]["/URI"] == "https://example.org/"


def test_a_document_with_a_password_is_refused_and_one_that_only_forbids_printing_is_not(workshop):
    locked = two_pages()
    locked.encrypt("geheim", algorithm="AES-256")
    assert refusal(workshop, bytes_of(locked)) is Why.LOCKED
    restricted = two_pages()
    restricted.encrypt("", "geheim", algorithm="AES-256")
    clean, made = cleaned(workshop, bytes_of(restricted))
    assert made.pages == 2
    assert b"/Encrypt" not in clean


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", Why.EMPTY, id="nothing"),
        pytest.param(zoo.EXECUTABLE, Why.NOT_TAKEN, id="program"),
        pytest.param(zoo.HTML, Why.NOT_TAKEN, id="page"),
        pytest.param(zoo.saved(zoo.quarters(), "JPEG"), Why.NOT_TAKEN, id="picture"),
        pytest.param(b"%PDF-1.7\n" + zoo.EXECUTABLE, Why.BROKEN, id="program behind a header"),
        pytest.param(b"%PDF-1.7\n%%EOF\n", Why.BROKEN, id="no pages"),
        pytest.param(b"%PDF-1.7\n" + b" " * limits.DOCUMENT_BYTES, Why.TOO_BIG, id="too big"),
    ],
)
def test_what_is_no_document_is_refused(workshop, data, code):
    assert refusal(workshop, data) is code


def test_half_a_document_is_refused(workshop):
    data = bytes_of(two_pages())
    assert refusal(workshop, data[: len(data) // 3]) is Why.BROKEN


def test_too_many_pages_are_refused(workshop):
    writer = PdfWriter()
    for _ in range(limits.DOCUMENT_PAGES + 1):
        writer.add_blank_page(10, 10)
    assert refusal(workshop, bytes_of(writer)) is Why.TOO_MANY_PAGES
