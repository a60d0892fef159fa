"""What opening a damaged packed file (.xlsx, .hwpx) can raise."""

import zipfile
import zlib
from xml.etree.ElementTree import ParseError

# RuntimeError: encrypted; NotImplementedError: a way of packing that Python does not know.
DAMAGED = (zipfile.BadZipFile, zlib.error, ParseError, EOFError, KeyError, OSError, ValueError, RuntimeError,
           NotImplementedError)  # fmt: skip
