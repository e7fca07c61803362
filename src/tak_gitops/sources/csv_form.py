"""The one form of a CSV file with addresses: what `tak fmt` writes."""

from __future__ import annotations

import csv
import io

from tak_gitops.sources.address_file import delimiter, read_address_file


def formed_csv(content: bytes, path: str) -> bytes | None:
    """A CSV file in its one form: no blanks around cells, no empty lines, quotes only where they are needed.

    The separator and the header stay as they are. None where that would change an address or a name; the file must be
    one that `read_address_file` can use.
    """
    text = content.decode("utf-8-sig")
    separator = delimiter(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    for row in rows:
        cells = [cell.strip() for cell in row]
        if any(cells):
            writer.writerow(cells[:1] if not any(cells[1:]) else cells)
    formed = out.getvalue().encode()
    before, after = (read_address_file(each, path).addresses for each in (content, formed))
    if before is None or after is None or (before.ids, before.names) != (after.ids, after.names):
        return None
    return formed
