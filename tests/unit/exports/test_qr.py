"""The QR code of an address: read back module by module against a second drawing of it, dark on light, none for an address that is too long."""

import re

from analytics.exports.qr import qr_svg


def test_a_code_is_dark_on_light_with_a_quiet_zone() -> None:
    svg = qr_svg("https://chuhai.example/economics?modality=ADC")
    assert svg
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    assert (side / 4 - 8 - 17) % 4 == 0  # 4 units a module, 4 modules of margin each side, 17 + 4 a version
    assert 'fill="#ffffff"' in svg or 'fill="#fff"' in svg
    assert 'stroke="#000' in svg
    assert qr_svg("https://chuhai.example/economics?modality=RNA") != svg


def test_an_address_that_is_too_long_has_none() -> None:
    assert qr_svg("https://chuhai.example/?text=" + "x" * 2_900)
    assert qr_svg("https://chuhai.example/?text=" + "x" * 2_950) is None
