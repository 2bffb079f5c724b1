"""docs/hosting.md: its settings, copied from the page, make a real server serve a show as `check --url` asks."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from audiopress import pipeline
from audiopress.check.live import Scope
from audiopress.places import where
from audiopress.survey import Asked, survey_live
from audiopress.write.files import MEDIA_TYPES, media_type
from tests.check.conftest import ARTICLE, SHOW
from tests.hosting_page import SNIPPETS
from tests.judges import program as judge
from tests.judges import require

PAGE = Path(__file__).parents[3] / "docs" / "hosting.md"
MORE = """
[audio]
formats = ["mp3", "m4a", "m4b", "opus"]

[narration]
editions = ["brief"]

[feeds.short]
title = "In brief"
detail = "brief"
"""


def settings(language: str) -> str:
    """The block of that language on the page."""
    found = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("title", SNIPPETS)
def test_every_suffix_has_its_place(title: str) -> None:
    """Nothing that is published is forgotten; `.json` is a type that every one of these hosts knows."""
    text = SNIPPETS[title][1]()
    kinds = {kind for suffix, kind in MEDIA_TYPES.items() if suffix != ".json"}

    assert [kind for kind in (*kinds, "application/json+chapters") if kind not in text] == []
    assert [suffix for suffix in MEDIA_TYPES if suffix != ".json" and not re.search(rf"\b{suffix[1:]}\b", text)] == []
    assert re.search("Allow(ed)?-?Origin", text)


@pytest.fixture(scope="module")
def shown() -> Iterator[tuple[Path, int]]:
    """A show of every format, in a folder that servers may read, and the port it was built for."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to the users that servers run as
        root = Path(name)
        root.chmod(0o755)
        (root / "content").mkdir()
        base = f"http://127.0.0.1:{port}/"
        (root / "audiopress.toml").write_text(SHOW.replace("https://example.org/checks/", base) + MORE, "utf-8")
        for day, slug in enumerate(("first", "second"), start=1):
            (root / "content" / f"{slug}.md").write_text(ARTICLE.format(name=slug, day=day), encoding="utf-8")
        now = datetime(2026, 2, 1, tzinfo=UTC)
        pipeline.build(root, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)
        yield root, port


Server = Callable[[str, Path, Path, int], list[str]]  # (program, show, own folder, port) -> its command line


def nginx(program: str, show: Path, own: Path, port: int) -> list[str]:
    block = settings("nginx").replace("listen 80", f"listen 127.0.0.1:{port}").replace("/srv/show", str(show))
    kept = "".join(f"{kind}_temp_path {own}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if os.geteuid() == 0 else ""
    (own / "nginx.conf").write_text(
        f"{user} daemon off; pid {own}/pid; error_log {own}/log; events {{}} http {{ access_log off; {kept}\n{block}}}",
        encoding="utf-8",
    )
    return [program, "-p", str(own), "-e", str(own / "log"), "-c", str(own / "nginx.conf")]


def caddy(program: str, show: Path, own: Path, port: int) -> list[str]:
    block = settings("caddyfile").replace("example.org", f"http://127.0.0.1:{port}").replace("/srv/show", str(show))
    (own / "Caddyfile").write_text(f"{{\n  admin off\n}}\n{block}", encoding="utf-8")
    return [program, "run", "--adapter", "caddyfile", "--config", str(own / "Caddyfile")]


def apache(program: str, show: Path, own: Path, port: int) -> list[str]:
    (show / ".htaccess").write_text(settings("apache"), encoding="utf-8")
    modules = Path(program).parents[1] / "lib" / "apache2" / "modules"
    loaded = "".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so\n"
        for name in ("mpm_event", "authz_core", "mime", "headers", "dir")
    )
    user = "User nobody\nGroup nogroup\n" if os.geteuid() == 0 else ""
    (own / "mime.types").touch()  # the settings have to do without Debian's
    (own / "apache.conf").write_text(
        f"ServerRoot {own}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {own}/pid\nErrorLog {own}/log\n"
        f"DefaultRuntimeDir {own}\n{loaded}TypesConfig {own}/mime.types\n{user}DocumentRoot {show}\n"
        f"<Directory {show}>\nAllowOverride FileInfo Indexes\nRequire all granted\n</Directory>\n",
        encoding="utf-8",
    )
    return [program, "-X", "-f", str(own / "apache.conf")]


SERVERS: dict[str, tuple[Server, set[str]]] = {
    "nginx": (nginx, set()),
    "caddy": (caddy, set()),
    "apache2": (apache, {"L-015"}),  # it packs nothing, so that its ETag stays that of the file
}


@contextmanager
def running(command: list[str], own: Path, port: int) -> Iterator[None]:
    surroundings = {**os.environ, "HOME": str(own), "XDG_DATA_HOME": str(own), "XDG_CONFIG_HOME": str(own)}
    with (own / "output").open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, env=surroundings)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, (own / "output").read_text()
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait(20)


@pytest.mark.parametrize("name", SERVERS)
def test_the_settings_serve_a_show(shown: tuple[Path, int], tmp_path: Path, name: str) -> None:
    """Nothing is found, and every published file has its type and may be read by players in a browser."""
    require(name)
    program = judge(name)
    assert program
    root, port = shown
    configure, let = SERVERS[name]
    show, base = root / "feeds" / "checks", f"http://127.0.0.1:{port}/"
    published = [path.relative_to(show).as_posix() for path in show.rglob("*") if path.is_file()]
    with running(configure(program, show, tmp_path, port), tmp_path, port):
        asked = Asked(url=f"{base}feed.xml", scope=Scope(items=None, thorough=True))
        found = survey_live((where(root),), asked).findings
        answers = {one: httpx.head(f"{base}{one}") for one in published if not one.startswith(".")}

    assert [one for one in found if one.code not in let] == []
    # RFC 6839 § 3.1: guided navigation is JSON, too; what no client asks for by its type needs no rule of its own.
    types = {one: media_type(one).replace("guided-navigation+json", "json") for one in answers}
    assert {one: (200, kind) for one, kind in types.items()} == {
        one: (answer.status_code, answer.headers["content-type"].partition(";")[0]) for one, answer in answers.items()
    }
    assert {"*"} == {answer.headers.get("access-control-allow-origin") for answer in answers.values()}
