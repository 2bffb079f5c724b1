"""`audiopress doctor`: this machine -> what is installed, what is missing and what to type."""

from __future__ import annotations

from dataclasses import asdict

import click

from audiopress.cli.session import common, of_show, session
from audiopress.cli.speech import data, json_data
from audiopress.doctor import examine
from audiopress.errors import CheckFailed

_SIGNS = {"ok": "✓", "missing": "✗", "optional": "○"}
_WORDS = {"ok": "ok", "missing": "MISSING", "optional": "optional"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of {name, state, detail, remedy}.")
@of_show
@common
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Say what is installed, what is missing and what to type.

    \b
    Examples:
      audiopress doctor
      audiopress doctor --json
    """
    talk = session(ctx)
    items = examine(talk.shows())
    if as_json:
        json_data([asdict(item) for item in items])
    else:
        signs = _WORDS if talk.plain else _SIGNS
        sign_width = max(map(len, signs.values()))
        width = max(len(item.name) for item in items)
        for item in items:
            data(f"{signs[item.state]:<{sign_width}} {item.name:<{width}}  {item.detail}")
            if item.remedy:
                data(f"{'':<{sign_width}} {'':<{width}}  → {item.remedy}".replace("→", "->" if talk.plain else "→"))
    missing = [item.name for item in items if item.state == "missing"]
    if missing:
        raise CheckFailed(f"audiopress cannot work without {', '.join(missing)}", "each line above says what to type")
