"""Enters: a CAP message. Leaves: what in it is against CAP 1.2, as the standard defines its elements.

Written from the element descriptions of the OASIS standard (Common Alerting Protocol Version 1.2,
chapter 3.2), apart from the code that makes messages: names, order, how often, and what each holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

NAMESPACE = "{urn:oasis:names:tc:emergency:cap:1.2}"

Test = Callable[[str], bool]


@dataclass(frozen=True)
class Rule:
    """How often an element comes, and what it holds: a test of its text, or the elements in it."""

    least: int
    most: int | None
    holds: Test | Sequence[tuple[str, Rule]]


def one_of(words: str) -> Test:
    return lambda text: text in words.split()


def _text(text: str) -> bool:
    return bool(text.strip())


def _moment(text: str) -> bool:
    form = r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d[+-]\d\d:\d\d"
    return re.fullmatch(form, text) is not None and not text.endswith("+00:00")


def _name(text: str) -> bool:
    return re.fullmatch(r"[^\s,<&]+", text) is not None


def _language(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", text) is not None


def _address(text: str) -> bool:
    return re.fullmatch(r"[a-z][a-z0-9+.-]*:\S+", text) is not None


def _once(holds: Test) -> Rule:
    return Rule(1, 1, holds)


def _maybe(holds: Test) -> Rule:
    return Rule(0, 1, holds)


_AREA = [("areaDesc", _once(_text))]
_INFO: Sequence[tuple[str, Rule]] = [
    ("language", _maybe(_language)),
    ("category", Rule(1, None, one_of(
        "Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other"))),
    ("event", _once(_text)),
    ("responseType", Rule(0, None, one_of(
        "Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None"))),
    ("urgency", _once(one_of("Immediate Expected Future Past Unknown"))),
    ("severity", _once(one_of("Extreme Severe Moderate Minor Unknown"))),
    ("certainty", _once(one_of("Observed Likely Possible Unlikely Unknown"))),
    ("audience", _maybe(_text)),
    ("effective", _maybe(_moment)),
    ("onset", _maybe(_moment)),
    ("expires", _maybe(_moment)),
    ("senderName", _maybe(_text)),
    ("headline", _maybe(_text)),
    ("description", _maybe(_text)),
    ("instruction", _maybe(_text)),
    ("web", _maybe(_address)),
    ("contact", _maybe(_text)),
    ("area", Rule(0, None, _AREA)),
]  # fmt: skip
ALERT: Sequence[tuple[str, Rule]] = [
    ("identifier", _once(_name)),
    ("sender", _once(_name)),
    ("sent", _once(_moment)),
    ("status", _once(one_of("Actual Exercise System Test Draft"))),
    ("msgType", _once(one_of("Alert Update Cancel Ack Error"))),
    ("source", _maybe(_text)),
    ("scope", _once(one_of("Public Restricted Private"))),
    ("note", _maybe(_text)),
    ("info", Rule(0, None, _INFO)),
]


def faults_of(message: bytes) -> list[str]:
    """Every breach; empty for a message that is CAP 1.2."""
    root = ElementTree.fromstring(message)
    if root.tag != f"{NAMESPACE}alert":
        return [f"the document is {root.tag}"]
    return list(_faults(root, ALERT, "alert"))


def _faults(
    element: ElementTree.Element, rules: Sequence[tuple[str, Rule]], path: str
) -> Iterator[str]:
    names = [child.tag.removeprefix(NAMESPACE) for child in element]
    order = [name for name, _ in rules]
    yield from (f"{path}: {name} is not known" for name in names if name not in order)
    loose = [element.text or "", *(child.tail or "" for child in element)]
    if any(text.strip() for text in loose):
        yield f"{path}: words between its elements"
    known = [order.index(name) for name in names if name in order]
    if known != sorted(known):
        yield f"{path}: {names} are not in the standard's order"
    for name, rule in rules:
        count = names.count(name)
        if count < rule.least or (rule.most is not None and count > rule.most):
            yield f"{path}: {name} comes {count} times"
    by_name: Mapping[str, Rule] = dict(rules)
    for child, name in zip(element, names, strict=True):
        if name in by_name:
            yield from _held(child, by_name[name], f"{path}/{name}")


def _held(element: ElementTree.Element, rule: Rule, path: str) -> Iterator[str]:
    if not callable(rule.holds):
        yield from _faults(element, rule.holds, path)
    elif len(element) or not rule.holds(element.text or ""):
        yield f"{path}: {element.text!r}"
