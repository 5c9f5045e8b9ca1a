"""`phone` holds a number that can be dialled: pages and panels send everybody there.

Passes:
    phone: 0731-8888 0000、138 0013 8000
Warns:
    phone: 0731-8888 000                       # a digit is missing
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text, shortened
from civsite.model.details import Details
from civsite.text.telephones import is_dialled


def check(case: Case) -> Diagnostics:
    for key, details in case.each(Details):
        phone = details.phone
        if phone is None or is_dialled(phone):
            continue
        yield case.at(key, "phone").warning(
            "phone-form",
            Text(
                f"“{shortened(phone)}”里没有能拨通的电话号码",
                f"“{shortened(phone)}” holds no number that can be dialled",
            ),
            Text(
                "数一数位数：区号加七八位，例如 0731-8888 0000；手机十一位",
                "count the digits: an area code and 7 or 8, such as 0731-8888 0000, or 11 of a mobile",
            ),
        )
