"""Templates -> names in the author's own that nothing defines: told before a page is made, in whatever branch."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from jinja2 import Environment, TemplateAssertionError, TemplateNotFound, nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables

from audiopress.model import Template

_ASKING = {"default", "d"}  # filters, as tests, to whom a name that is not there is a question


def undeclared(
    environment: Environment, own: tuple[Template, ...], template: str, names: set[str]
) -> Iterator[tuple[Template, int, str, str]]:
    """Each with its template, line, name, and a name that is much like it, or ""."""
    given = {one.name: one for one in own}
    trees = reached(environment, template)
    known = names | {one.name for tree in trees.values() for one in tree.find_all(nodes.Name) if one.ctx != "load"}
    known |= {one.name for tree in trees.values() for one in tree.find_all(nodes.Macro)} | {*environment.globals}
    known |= {"loop", "self", "super", "caller", "varargs", "kwargs"}
    for name, tree in trees.items():
        if name not in given:
            continue
        asked = {id(one) for one in _asked(tree)}
        missing = _missing(tree, given[name]) - known
        uses = (one for one in tree.find_all(nodes.Name) if one.name in missing and id(one) not in asked)
        for use in sorted(uses, key=lambda one: one.lineno):
            near = difflib.get_close_matches(use.name, names, n=1)
            yield given[name], use.lineno, use.name, near[0] if near else ""


def _missing(tree: nodes.Template, one: Template) -> set[str]:
    try:
        return find_undeclared_variables(tree)
    except TemplateAssertionError as problem:  # a filter or a test that there is not: Jinja does not know where
        problem.filename = one.place
        raise


def reached(environment: Environment, template: str) -> dict[str, nodes.Template]:
    """The template, and all that it extends, includes or imports by a name that can be read off."""
    trees: dict[str, nodes.Template] = {}
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name in trees or environment.loader is None:
            continue
        try:
            source, place, _ = environment.loader.get_source(environment, name)
        except TemplateNotFound:  # where it is asked for says so, with its line, unless that may miss it
            continue
        trees[name] = environment.parse(source, name, place)
        waiting += [one for one in find_referenced_templates(trees[name]) if one]
    return trees


def _asked(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Names of which the template asks whether they are there."""
    for test in tree.find_all(nodes.Test):
        if test.name in {"defined", "undefined"}:
            yield test.node
    for one in tree.find_all(nodes.Filter):
        if one.name in _ASKING and one.node is not None:
            yield one.node
