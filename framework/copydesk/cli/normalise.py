"""`copydesk normalise`: what becomes of one value, step by step."""

from __future__ import annotations

from typing import Any

import click

from copydesk.cli.group import Command
from copydesk.cli.terminal import say
from copydesk.cli.work import check_field, open_desk, print_json, told
from copydesk.errors import UsageError
from copydesk.models import Found, plain


@click.command("normalise", cls=Command)
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="VALUE")
@click.option("--context", metavar="JSON", help='What is known: \'{"language": "de", "source_tz": "Europe/Berlin"}\'.')
def command(*, field: str, value: str, context: str | None) -> None:
    """Normalise VALUE as if a page had held it for FIELD, and print what becomes of it as JSON: `field`, `value`,
    `steps`, `issues`; in `more` what else the value held, such as the agency in a byline.

    VALUE is a string; a JSON object or array stands for a structured value. A value that is null has an issue that
    says why.
    """
    from copydesk.models import Context
    from copydesk.normalise import context_from_dict
    from copydesk.plugins.guard import collecting

    check_field(field)
    given = _json(value, "VALUE") if value.lstrip()[:1] in ("{", "[") else value
    facts = _json(context, "--context") if context is not None else {}
    if not isinstance(facts, dict):
        raise UsageError('--context: a JSON object such as \'{"language": "de"}\'')
    known = context_from_dict(facts) if facts else Context()
    with collecting() as failures:
        results = open_desk().plugins.normaliser(None, {})(Found(field, given, "given", raw=given), known)
    for failure in failures:
        say(told(failure, field))
    first, *more = map(_shown, results)
    print_json({**first, "more": more})


def _json(text: str, name: str) -> Any:
    import msgspec

    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        if name == "VALUE":
            return text  # a headline may begin with a bracket
        raise UsageError(f"{name}: {text!r} is no JSON: {error}") from error


def _shown(found: Found) -> dict[str, Any]:
    return {
        "field": found.field,
        "value": plain(found.value),
        "steps": list(found.steps),
        "issues": plain(found.issues),
    }
