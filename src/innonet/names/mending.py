"""Names damaged by a wrong encoding: UTF-8 that was once read as Windows-1252 or as Mac Roman, and their right form."""

from __future__ import annotations

import re

_AS_WINDOWS = re.compile("[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙà-ïâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\ufffd ]")
_AS_MAC = re.compile("[√ƒ≈¬Œœ‚]")  # what Mac Roman shows for the first byte of a letter


def mend(name: str) -> str | None:
    """Give the right form of a name whose UTF-8 was once read as cp1252 or Mac Roman; None for a name that is whole.

    Bytes cp1252 does not know (81, 8D, 8F, 90, 9D) may be lost as U+FFFD; the letter is then the one capital
    that cp1252 could not show, most often Í before a vowel (-ÍA) and Á elsewhere.

    Examples
    --------
    >>> mend("UG (haftungsbeschrÃ¤nkt)"), mend("CÂMARA MUNICIPAL"), mend("CONSEJERÃ\ufffdA DE SALUD")
    ('UG (haftungsbeschränkt)', None, 'CONSEJERÍA DE SALUD')
    >>> mend("Nantes M√©tropole")
    'Nantes Métropole'
    """
    if name.isascii():
        return None
    if _AS_WINDOWS.search(name):
        content = _bytes(name)
        return None if content is None else _read_again(content, name)
    return _from_mac(name) if _AS_MAC.search(name) else None


def _from_mac(name: str) -> str | None:
    try:
        mended = name.encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return None
    return mended if mended != name else None


def _bytes(name: str) -> bytes | None:
    content = bytearray()
    for letter in name:
        code = _byte(letter)
        if code is None:
            return None
        content.append(code)
    return bytes(content)


def _byte(letter: str) -> int | None:
    if letter == "\ufffd":
        return 0xFF  # stands for the lost byte; UTF-8 never has it
    try:
        return letter.encode("cp1252")[0]
    except UnicodeEncodeError:
        return ord(letter) if ord(letter) < 256 else None


_LOST = {0xC4: "č", 0xC5: "Ł", 0xC2: "\u00a0", 0xCE: "Ν", 0xCF: "ρ"}  # the commonest letter whose second byte is lost


def _read_again(content: bytes, name: str) -> str | None:
    result: list[str] = []
    position = 0
    while position < len(content):
        size = _length(content[position])
        run = content[position : position + size]
        letter = _letter(run, content[position + size : position + size + 1]) if size else None
        if letter is None:
            return None
        result.append(letter)
        position += size
    mended = "".join(result)
    return mended if mended != name else None


def _length(lead: int) -> int:
    """Give how many bytes a UTF-8 letter has that begins so; 0 where none does."""
    if lead < 0x80:
        return 1
    return 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4 if 0xF0 <= lead <= 0xF4 else 0


def _letter(run: bytes, after: bytes) -> str | None:
    if run == b"\xe2\x80\xff":
        return "”"
    if len(run) == 2 and run[1] == 0xFF:
        if run[0] == 0xC3:
            return "Í" if after.upper() in (b"A", b"E", b"O") else "Á"
        return _LOST.get(run[0])
    try:
        return run.decode("utf-8")
    except UnicodeDecodeError:
        return None
