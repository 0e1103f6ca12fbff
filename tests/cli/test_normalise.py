"""`copydesk normalise`."""

from __future__ import annotations

import json

import pytest
from command_line import Run

from copydesk.models import plain
from copydesk.normalise import context_from_dict, normalise_value


def test_value_with_its_steps(call: Run) -> None:
    """A printed date becomes a timestamp; what was done to it is listed."""
    done = call("normalise", "published", "Thu, 11/08/2016 - 23:42")
    assert (done.returncode, done.stderr) == (0, "")
    shown = json.loads(done.stdout)
    assert shown["field"] == "published"
    assert shown["value"]["local"] == "2016-08-11T23:42"
    assert shown["value"]["utc"] is None
    assert shown["steps"]


@pytest.mark.parametrize(
    ("field", "value", "context"),
    [
        ("published", "28 April 2023, 18:41", {"language": "en", "source_tz": "Europe/Berlin"}),
        ("title", "Ships &amp;amp; cranes | Tideline", {"site_name": "Tideline"}),
        ("authors", '[{"@type": "Person", "name": "Mara Quill"}]', {}),
        ("authors", "By Mara Quill and AFP", {"language": "en"}),
        ("tags", "[islands] ferries", {}),
        ("extra.colour", "blue", {}),
    ],
)
def test_the_command_shows_what_the_function_gives(call: Run, field: str, value: str, context: dict[str, str]) -> None:
    """On the command line as in a program: same value, same steps, same issues; JSON stands for structured values."""
    done = call("normalise", field, value, "--context", json.dumps(context))
    shown = json.loads(done.stdout)
    given = json.loads(value) if value.startswith("[{") else value
    first, *more = normalise_value(field, given, context_from_dict(context))
    assert shown["value"] == plain(first.value)
    assert shown["steps"] == list(first.steps)
    assert shown["issues"] == plain(first.issues)
    assert [other["field"] for other in shown["more"]] == [found.field for found in more]


def test_an_unknown_value_says_why(call: Run) -> None:
    """No weekday fits: the value is null, and the issue names the reason."""
    shown = json.loads(call("normalise", "published", "Mon, 11/08/2016").stdout)
    assert shown["value"] is None
    assert "weekday_conflict" in {issue["code"] for issue in shown["issues"]}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["pubished", "x"], "did you mean published?"),
        (["title", "x", "--context", "{"], "--context"),
        (["title", "x", "--context", "[]"], "a JSON object"),
        (["title", "x", "--context", '{"langage": "de"}'], "did you mean 'language'?"),
    ],
)
def test_wrong_use(call: Run, arguments: list[str], told: str) -> None:
    """An unknown field or context is told in a line with the nearest name."""
    done = call("normalise", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert told in line
