"""Office files are zip files with clocks in them: here they get one fixed time, so that the bytes repeat."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

THEN = (2000, 1, 1, 0, 0, 0)
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def repacked(made: bytes, *, changed: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """Write an office file again with fixed times, its parts in the same order.

    Parameters
    ----------
    changed
        Name of a part -> what is to be made of it.
    """
    changes = changed or {}
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changes.get(name, bytes)(old.read(name))
            if name == "docProps/core.xml":
                content = _CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", content)
            part = zipfile.ZipInfo(name, THEN)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, content)
    return again.getvalue()
