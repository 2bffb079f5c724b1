"""JSON-LD -> what is wrong with it by schema.org's vocabulary, as schema-dts has it for the TypeScript compiler."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.judges import MODULES, require, run


def misused(data: Any, kind: str, folder: Path) -> list[str]:
    """Properties that the kind does not have, and values that are not of theirs; `folder` has room for a file."""
    require("schema.org")
    source = folder / "data.ts"
    types = (MODULES / "schema-dts" / "dist" / "schema.d.ts").as_posix()
    text = f'import type {{WithContext, {kind}}} from "{types.removesuffix(".d.ts")}";\n'
    source.write_text(f"{text}export const data: WithContext<{kind}> = {json.dumps(data)};\n", encoding="utf-8")
    done = run("node", MODULES / "typescript" / "bin" / "tsc", "--noEmit", "--strict", "--skipLibCheck", source)
    return [line for line in done.stdout.splitlines() if ": error " in line]
