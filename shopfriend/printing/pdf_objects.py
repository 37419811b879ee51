"""Objects of a PDF file that are made here, where ReportLab would write them in another way or press them once more."""

from reportlab.pdfbase import pdfdoc


class PdfObject(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An indirect object from bytes as they will stand, and other objects that it refers to."""

    __RefOnly__ = 1

    def __init__(self, *parts: "bytes | PdfObject") -> None:
        self._parts = parts

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The bytes, now that every object has a number."""
        parts = (part if isinstance(part, bytes) else pdfdoc.format(part, document) for part in self._parts)
        return b"".join(parts)


def stream(packed: bytes, more: bytes = b"") -> PdfObject:
    """A stream that zlib has pressed; `more` stands in its dictionary."""
    return PdfObject(b"<</Filter/FlateDecode/Length %d%b>>stream\n" % (len(packed), more), packed, b"\nendstream")
