"""Text in the typeface Symbol, whose letters are stored by their place in the font: "m" there is μ, and U+F0B3 is ≥."""

from __future__ import annotations

_PRINTED = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
    "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
)
"""Its characters from 0x20, 0xA0 and 0xF1 on (Adobe's Symbol encoding, in Unicode's SYMBOL.TXT)."""

_PLACES = {
    start + place: sign
    for start, signs in zip((0x20, 0xA0, 0xF1), _PRINTED, strict=True)
    for place, sign in enumerate(signs)
}
_SIGNS = {**_PLACES, **{0xF000 + place: sign for place, sign in _PLACES.items()}}


def is_symbol_font(name: str | None) -> bool:
    """Whether a typeface of this name is Symbol."""
    return name is not None and name.strip().casefold() == "symbol"


def from_symbol_font(text: str) -> str:
    """Return what a text in the typeface Symbol shows."""
    return text.translate(_SIGNS)
