"""YAML front matter -> its keys and values, each with its line and the value's own text."""

from __future__ import annotations

from typing import Any

import yaml

from audiopress.errors import SourceError

Written = tuple[str, Any, int, str]  # key, value, line, and the value as it is written


class _Loader(yaml.SafeLoader):
    """Safe YAML whose timestamps stay text: a date that is none must be found by us, with its line."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def yaml_entries(source: str, place: str, first: int, hint: str) -> tuple[Written, ...]:
    """Every key of a block that begins on line `first`; SourceError, with `hint`, for what is no `key: value` lines."""
    loader = _Loader(source)
    try:
        node = loader.get_single_node()
        if node is None:
            return ()
        if not isinstance(node, yaml.MappingNode):
            raise SourceError("front matter holds no `key: value` lines", hint, f"{place}:{first}")
        return tuple(_entry(loader, key, value, first) for key, value in node.value)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first + min(mark.line if mark else 0, source.count("\n"))
        what = error.problem or error.context or "it is not YAML"
        raise SourceError(f"front matter does not parse: {what}", hint, f"{place}:{line}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SourceError("front matter does not parse: it is not YAML", hint, f"{place}:{first}") from error
    finally:
        loader.dispose()


def _entry(loader: yaml.SafeLoader, key: yaml.Node, value: yaml.Node, first: int) -> Written:
    written = value.value if isinstance(value, yaml.ScalarNode) else ""
    name = key.value if isinstance(key, yaml.ScalarNode) else ""
    return str(name), loader.construct_object(value, deep=True), first + key.start_mark.line, str(written)
