"""Everything that can be named as a source, as one stream of articles."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from demarche.sources.addresses import is_web_address
from demarche.sources.columns import Columns
from demarche.sources.files import path_items, standard_input
from demarche.sources.item import Item, Memory
from demarche.sources.web import Web, is_listing, listing_items, url_items

_LISTINGS = (".xml", ".rss", ".atom", ".opml")


def source_items(sources: Sequence[str], columns: Columns, web: Web) -> Iterator[Item | Memory]:
    """The articles of files, folders, `-` for standard input, and addresses of pages and feeds, in their order.

    Raises InputError for a source that is not there, NotInstalledError for one that needs what is not installed.
    """
    for source in sources:
        if source == "-":
            yield from standard_input(columns)
        elif is_web_address(source):
            yield from url_items(web, source)
        elif source.lower().endswith(_LISTINGS) and os.path.isfile(source) and is_listing(data := _read(source)):
            yield from listing_items(web, data, source)
        else:
            yield from path_items(source, columns)


def _read(path: str) -> bytes:
    return Path(path).read_bytes()
