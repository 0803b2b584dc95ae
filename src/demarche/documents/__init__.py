"""Raw article to Document: decoding, header and date, zones."""

from demarche.documents.build import build_document
from demarche.documents.decode import decode

__all__ = ["build_document", "decode"]
