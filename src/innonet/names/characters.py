"""Characters made one: NFC and a targeted map, never blanket NFKC.

NFKC would tear Hangul compatibility letters and turn the middle dot of Korean input methods into a letter.
"""

from __future__ import annotations

import unicodedata

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u3164\u115f\u1160\uffa0"
"""Characters that show nothing: blanks without width and fillers of Hangul. Not soft hyphens: in a name that a wrong
encoding damaged they are half of a letter."""
_CHARACTERS = {
    "㈜": "(주)", "㈔": "(사)", "㈱": "(주)", "㈲": "(유)", "㈳": "(사)", "㈶": "(재)", "㈻": "(학)",
    "㊟": "(주)", "（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]", "〔": "[", "〕": "]",
    "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ",
    "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"',
    **dict.fromkeys("ㆍ・‧•･∙⋅․", "·"),
    **dict.fromkeys(f"{INVISIBLE}\u00ad", ""),
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "（）［］"},
}  # fmt: skip
_FOLD = str.maketrans(_CHARACTERS)
_HANJA_FORMS = {"(株)": "(주)", "(有)": "(유)", "(社)": "(사)", "(財)": "(재)"}


def fold(name: str) -> str:
    """Make the characters of a name one: NFC, one middle dot, plain brackets and widths; still readable.

    Examples
    --------
    >>> fold("㈜한빛ㆍ소셜　랩")
    '(주)한빛·소셜 랩'
    """
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).translate(_FOLD))
    for hanja, hangul in _HANJA_FORMS.items():
        text = text.replace(hanja, hangul)
    return " ".join(text.split())
