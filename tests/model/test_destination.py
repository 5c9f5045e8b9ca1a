"""Addresses: what can be copied to is taken, and nothing that rsync, ssh or a far shell takes for more."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from civsite.model.destination import Carrier, Destination, ascii_address, carrier_of

REFUSED = (
    *("", "-e/bin/sh", "--rsh=x", "ftp://host/www", "file:///etc", "s3://", "s3:///prefix"),
    *("user@-oProxyCommand=x:/srv", "-oProxyCommand=x:/srv", "-user@host:/srv", "user@-host:www"),
    *("rsync://-oProxyCommand=x/www", "rsync://user@-host/www", "rsync://", "rsync:///www"),
    *("host:-e", "host:--rsh=x", "host::-x", "user@:/srv", "@host:/srv", "host:/srv/$(reboot)"),
    *(
        "host:/srv/`reboot`",
        "host:/srv;reboot",
        "host:/srv|sh",
        "host:/srv&",
        "host:/srv'",
        "host::",
    ),
    *('host:/srv"', "host:/srv\\x", "host:/srv*", "host:/srv>x", "host:/srv\nreboot", "ho%st:/srv"),
    *("/srv/a\0b", "/srv/a\nb", "/srv/\x1b[2J", "/srv/\u202egnp", "/srv/\ud800", "host:/srv\rx"),
    *("s3://-x/y", "s3://a@b/y", "s3://garden/../other", "s3://garden/./x", "s3://garden//x"),
)


@pytest.mark.parametrize("address", REFUSED, ids=ascii)
def test_an_address_that_means_more_than_a_place_is_refused(address: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Destination.model_validate({"to": address})
    assert refused.value.errors(include_input=False)[0]["type"] == "address-form"


@pytest.mark.parametrize(
    ("address", "carrier"),
    [
        ("/srv/www", Carrier.FOLDER),
        ("../网站 (新)", Carrier.FOLDER),
        ("~/public_html", Carrier.FOLDER),
        ("C:\\www", Carrier.FOLDER),
        ("user@host:/srv/www", Carrier.RSYNC),
        ("用户@服务器:/srv/花园 社区", Carrier.RSYNC),
        ("www-data@web-1.example.org:~/www", Carrier.RSYNC),
        ("user@domain@host:www", Carrier.RSYNC),
        ("user@[2001:db8::1]:/srv", Carrier.RSYNC),
        ("office:", Carrier.RSYNC),
        ("office::module/garden", Carrier.RSYNC),
        ("rsync://user@host:8730/module/garden", Carrier.RSYNC),
        ("s3://garden", Carrier.S3),
        ("s3://garden-1.eu/web/站/", Carrier.S3),
    ],
)
def test_a_place_is_taken_and_reached_by_its_carrier(address: str, carrier: Carrier) -> None:
    assert carrier_of(Destination.model_validate({"to": address}).to) is carrier


@pytest.mark.parametrize(
    ("address", "called"),
    [
        ("www@梨园.中国:/srv/花园", "www@xn--fcs952b.xn--fiqs8s:/srv/花园"),
        ("rsync://梨园.中国:873/网站", "rsync://xn--fcs952b.xn--fiqs8s:873/网站"),
        ("用户@服务器:/srv/www", "用户@服务器:/srv/www"),
        ("/srv/梨园.中国", "/srv/梨园.中国"),
        ("s3://garden/站", "s3://garden/站"),
    ],
)
def test_a_chinese_host_is_called_by_its_ascii_name(address: str, called: str) -> None:
    """A name of the user's own ssh is left as it is."""
    assert ascii_address(Destination.model_validate({"to": address}).to) == called
