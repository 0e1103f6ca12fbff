"""A rule's `transforms`: read from the file, checked against the functions' signatures, and run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, get_origin

from copydesk.extraction.patterns import checked, may_run
from copydesk.extraction.rules.positions import Path
from copydesk.extraction.rules.shapes import WRONG, Defs, Json, Mistakes, Shape, near
from copydesk.extraction.rules.transforms.registry import Parameter, Transform, is_pattern, known
from copydesk.models import Issue, Page, Source
from copydesk.models.base import record


class Piece(NamedTuple):
    """One value a rule found."""

    value: Any
    path: str
    """Its place in the page."""
    raw: Any = None
    """As found, before any transform; None where the value still is what was found."""

    def found(self) -> Any:
        """Give what was found."""
        return self.value if self.raw is None else self.raw


@record
class Step:
    """One transform with its arguments."""

    transform: Transform
    arguments: Mapping[str, Any]

    def run(self, pieces: Sequence[Piece], page: Page, source: Source | None, issues: list[Issue]) -> list[Piece]:
        """Send values through. What the transform makes nothing of is left out."""
        handed = {"page": page, "source": source, "issues": issues}
        arguments = dict(self.arguments) | {name: handed[name] for name in self.transform.handed}
        function = self.transform.function
        for pattern in self.transform.patterns:
            if isinstance(regex := arguments.get(pattern), re.Pattern):
                pieces = [piece for piece in pieces if may_run(regex, str(piece.value), page)]
        if not self.transform.takes_all:
            return [
                Piece(value, piece.path, piece.found())
                for piece in pieces
                for value in _values(function(piece.value, **arguments))
            ]
        given = [piece.value for piece in pieces]
        whole = [piece.found() for piece in pieces]
        by_identity = {id(piece.value): piece for piece in reversed(pieces)}  # first, last, keep … hand values on
        made: list[Piece] = []
        for value in _values(function(given, **arguments)):
            same = by_identity.get(id(value))
            if same is not None:
                made.append(Piece(value, same.path, same.found()))
            elif pieces:
                made.append(Piece(value, pieces[0].path, whole[0] if len(whole) == 1 else whole))
        return made


def _values(answer: Any) -> list[Any]:
    values = list(answer) if isinstance(answer, list | tuple) else [answer]
    return [value for value in values if value is not None and value != ""]


class TransformsShape(Shape):
    """A list of steps: a transform's name, or a table of one name with its argument."""

    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Give the steps; WRONG where one of them is wrong, because the others mean nothing without it."""
        if not isinstance(value, list):
            return mistakes.add(at, 'a list is wanted: transforms = ["lower", { split = ", " }]')
        steps = [self._step(item, (*at, number), mistakes) for number, item in enumerate(value)]
        return WRONG if any(step is WRONG for step in steps) else tuple(steps)

    def _step(self, item: Any, at: Path, mistakes: Mistakes) -> Any:
        if isinstance(item, str):
            name, argument = item, WRONG
        elif isinstance(item, dict) and len(item) == 1:
            ((name, argument),) = item.items()
        else:
            return mistakes.add(
                at, f'a step is a name or {{ name = argument }}, such as {{ split = ", " }}, not {item!r}'
            )
        transform = known().get(name)
        if transform is None:
            cure = near(name, known()) or f"; there are {', '.join(sorted(known()))}"
            return mistakes.add(at, f"there is no transform {name!r}{cure}")
        try:
            arguments = bind(transform, argument)
            if transform.check is not None:
                transform.check(**arguments)
            return Step(transform, arguments)
        except ValueError as error:
            return mistakes.add(at if argument is WRONG else (*at, name), f"transform {name}: {error}")

    def schema(self, defs: Defs) -> Json:
        """Give every transform's name, and the argument each takes."""
        if "transform" not in defs:
            transforms = known().values()
            bare = [t.name for t in transforms if not any(p.required for p in t.parameters)]
            tables = {t.name: argument_schema(t) | {"description": t.doc} for t in transforms if t.parameters}
            defs["transform"] = {
                "anyOf": [
                    {"enum": bare},
                    {
                        "type": "object",
                        "properties": tables,
                        "additionalProperties": False,
                        "minProperties": 1,
                        "maxProperties": 1,
                    },
                ]
            }
        return {"type": "array", "items": {"$ref": "#/$defs/transform"}}


def bind(transform: Transform, argument: Any) -> dict[str, Any]:
    """Give the arguments by name: a table names them, anything else is the first. Raises ValueError with the cure."""
    parameters = transform.parameters
    if argument is WRONG:
        if missing := [p.name for p in parameters if p.required]:
            raise ValueError(f"an argument is wanted: {usage(transform, missing)}")
        return {}
    if not parameters:
        raise ValueError(f'it takes no argument: write "{transform.name}"')
    if not isinstance(argument, dict) or _is_mapping(parameters[0]):
        others = [p.name for p in parameters if p.required]
        if [name for name in others if name != parameters[0].name]:
            raise ValueError(f"several arguments are wanted: {usage(transform, others)}")
        return {parameters[0].name: _converted(parameters[0], argument)}
    names = {p.name: p for p in parameters}
    for name in argument:
        if name not in names:
            raise ValueError(f"there is no argument {name!r}{near(name, names) or '; there are ' + ', '.join(names)}")
    if missing := [p.name for p in parameters if p.required and p.name not in argument]:
        raise ValueError(f"{' and '.join(missing)} is missing: {usage(transform, [*argument, *missing])}")
    return {name: _converted(names[name], value) for name, value in argument.items()}


def usage(transform: Transform, names: Sequence[str]) -> str:
    """Show how the step is written with these arguments."""
    if len(names) == 1 and names[0] == transform.parameters[0].name:
        return f"{{ {transform.name} = … }}"
    return f"{{ {transform.name} = {{ {', '.join(f'{name} = …' for name in names)} }} }}"


def _is_mapping(parameter: Parameter) -> bool:
    return (get_origin(parameter.type) or parameter.type) in (dict, Mapping)


def _converted(parameter: Parameter, value: Any) -> Any:
    if is_pattern(parameter.type):
        if not isinstance(value, str):
            raise ValueError(f"{parameter.name} is a regular expression, not {value!r}")
        return checked(value)
    import msgspec

    try:
        return msgspec.convert(value, parameter.type)
    except msgspec.ValidationError as error:
        raise ValueError(f"{parameter.name}: {error}") from error


def argument_schema(transform: Transform) -> Json:
    """Give the schema of what stands behind a transform's name."""
    first, *rest = transform.parameters
    alone = _type_schema(first)
    if _is_mapping(first):
        return alone
    table: Json = {
        "type": "object",
        "properties": {p.name: _type_schema(p) for p in transform.parameters},
        "required": [p.name for p in transform.parameters if p.required],
        "additionalProperties": False,
    }
    return table if any(p.required for p in rest) else {"anyOf": [alone, table]}


def _type_schema(parameter: Parameter) -> Json:
    if is_pattern(parameter.type):
        return {"type": "string", "format": "regex"}
    import msgspec

    return msgspec.json.schema(parameter.type)
