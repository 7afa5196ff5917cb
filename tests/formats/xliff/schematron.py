"""A small subset of Schematron for OASIS's rules on XLIFF, run by elementpath."""

import re
from functools import partial
from pathlib import Path
from typing import Any

import elementpath
from elementpath.xpath2 import XPath2Parser
from lxml import etree

_S = "{http://purl.oclc.org/dsdl/schematron}"
_BY_CODE_POINT = "http://www.w3.org/2005/xpath-functions/collation/codepoint"
"""Collation that needs no locale of the system."""


def broken_rules(schema: Path, document: Any) -> list[str]:
    """Return the assertions that a document fails, and the reports that it triggers."""
    root = etree.parse(schema, etree.XMLParser(load_dtd=True, resolve_entities=True)).getroot()
    spaces = {str(one.get("prefix")): str(one.get("uri")) for one in root.iter(f"{_S}ns")}
    select = partial(
        elementpath.select, document, namespaces=spaces, parser=XPath2Parser, default_collation=_BY_CODE_POINT
    )
    broken: list[str] = []
    for pattern in root.iter(f"{_S}pattern"):
        seen: set[Any] = set()
        for rule in pattern.iterfind(f"{_S}rule"):
            for node in _context(select, str(rule.get("context"))):
                if node in seen:
                    continue
                seen.add(node)
                broken += _of_rule(select, rule, node)
    return broken


def _context(select: Any, context: str) -> Any:
    paths = [one.strip() for one in re.split(r"\|(?![^\[]*\])", context)]
    return select("|".join(one if one.startswith("/") else f"//{one}" for one in paths))


def _of_rule(select: Any, rule: Any, node: Any) -> list[str]:
    variables: dict[str, Any] = {"cur__": node}
    broken: list[str] = []
    for one in rule:
        kind = str(one.tag).removeprefix(_S)
        if kind == "let":
            value = str(one.get("value")).replace("current()", "$cur__")
            variables[str(one.get("name"))] = select(value, item=node, variables=variables)
        elif kind in {"assert", "report"}:
            test = str(one.get("test")).replace("current()", "$cur__")
            if bool(select(f"boolean({test})", item=node, variables=variables)) != (kind == "assert"):
                broken.append(test)
    return broken
