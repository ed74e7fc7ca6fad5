"""A QR code of an address, drawn here; nothing is asked of another server."""

import segno

QUIET_ZONE = 4


def qr_svg(address: str) -> str | None:
    """A QR code as SVG, dark on light whatever the theme; None where the address is too long for one."""
    try:
        code = segno.make_qr(address, error="l")
    except segno.DataOverflowError:
        return None
    return code.svg_inline(scale=4, border=QUIET_ZONE, dark="#000000", light="#ffffff", omitsize=True)
