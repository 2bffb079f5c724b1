"""The live feed: nothing is said of a host that serves rightly, and each fault is found by the check meant for it."""

from __future__ import annotations

import json
import re
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from click.testing import CliRunner

from audiopress.check import CHECKS
from audiopress.check.live import SAMPLE, Scope, check_live
from audiopress.cli import main
from audiopress.model import Finding
from audiopress.places import where
from audiopress.survey import Asked, published, survey_live
from tests.check.live.conftest import Site
from tests.check.live.faults import FAULTS, Setup, at, edited, paged, spoiled, status, without
from tests.check.live.host import Host, Request, Response, hosting

ELSEWHERE = {"L-004", "L-008", "L-009", "L-027", "L-061", "L-062"}  # tried further below


def findings(site: Site, scope: Scope = SAMPLE) -> tuple[Finding, ...]:
    return survey_live((where(site.workspace),), Asked(url=site.url, scope=scope)).findings


def codes(site: Site, scope: Scope = SAMPLE) -> set[str]:
    return {one.code for one in findings(site, scope)}


@pytest.mark.parametrize("scope", [Scope(), Scope(items=None, thorough=True)])
def test_a_good_host(site: Site, scope: Scope) -> None:
    """Nothing is said of a feed that is served as it should be."""
    assert findings(site, scope) == ()


@pytest.mark.parametrize(("code", "setup"), FAULTS, ids=[f"{code}-{n}" for n, (code, _) in enumerate(FAULTS)])
def test_faults(site: Site, code: str, setup: Setup) -> None:
    """Each fault is found by the check meant for it, at an address, with something to do."""
    setup(site)
    found = [one for one in findings(site) if one.code == code]

    assert found
    assert CHECKS[code].severity == found[0].severity
    assert found[0].path.startswith(("http://", "second/"))
    assert found[0].hint


@pytest.mark.parametrize("kept", ["max-age=3600", "public, s-maxage=864000, max-age=0", "no-cache, max-age=31536000"])
def test_a_feed_that_is_kept_for_a_while(site: Site, kept: str) -> None:
    """What is asked for again within a day, or each time, is as it should be; a shared cache can be emptied."""
    at(r"/feed\.xml", without(Cache_Control=kept))(site)

    assert findings(site) == ()


def test_every_check_of_a_live_feed_is_tried() -> None:
    """No code of the table goes untried."""
    tried = {code for code, _ in FAULTS} | ELSEWHERE

    assert [code for code in CHECKS if code.startswith("L-") and code not in tried] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'(<enclosure [^>]*type="audio/mpeg)', r"\1; codecs=mp3"),
        (r'(<podcast:transcript [^>]*type="text/vtt)', r"\1; charset=utf-8"),
        (r'{base}feed.xml"', r'{base}%66eed.xml"'),
    ],
)
def test_other_ways_to_write_the_same(site: Site, old: str, new: str) -> None:
    """A type may have parameters, and a letter of an address may be written as its percent code."""
    edited(old, new)(site)

    of_the_host = {code for code in codes(site) if code.startswith("L-")}
    assert of_the_host == {"L-050"}  # it is not, to the byte, the feed that was built


def test_pages_that_follow_each_other(site: Site) -> None:
    """A feed in several pages is looked at as one, and nothing is wrong with that."""
    paged(("page-2.xml", ""), ("page-33.xml", ""))(site)

    assert codes(site) == {"L-050", "L-052"}  # pages of which the workspace knows nothing


@pytest.mark.parametrize("name", ["feed.xml", "feed-1.xml", "feed-2.xml", "short.xml", "short-1.xml"])
def test_pages_and_further_feeds(in_pages: Site, name: str) -> None:
    """Whichever document of a show is asked for, it is compared with the one of its own name."""
    asked = Asked(url=f"{in_pages.base}{name}", scope=Scope(items=None))

    assert survey_live((where(in_pages.workspace),), asked).findings == ()


@pytest.mark.parametrize(
    ("asked", "stale", "pattern", "code"),
    [
        ("feed.xml", "feed-1.xml", "A middle|The middle", "L-050"),
        ("feed.xml", "feed-1.xml", r"(?s)<item>.*?</item>", "L-051"),
        ("short.xml", "short.xml", r"(?s)<item>.*?</item>", "L-051"),
        ("short.xml", "short-1.xml", r'(?<=length=")', "L-054"),
        ("short.xml", "short.xml", r"(?<=<podcast:guid>)\w{8}", "L-056"),
        ("short.xml", "short.xml", r'(?<=<guid isPermaLink="false">)\w{8}', "L-052"),
    ],
)
def test_stale_pages_and_further_feeds(in_pages: Site, asked: str, stale: str, pattern: str, code: str) -> None:
    """A page that an upload forgot is found at its own address, and so is what is wrong with a further feed."""
    built = (in_pages.host.folder / stale).read_text(encoding="utf-8")
    changed = re.sub(pattern, "" if "item" in pattern else "11111111", built, count=1)
    in_pages.host.files[stale] = changed.encode()
    found = survey_live((where(in_pages.workspace),), Asked(url=f"{in_pages.base}{asked}")).findings

    assert changed != built
    assert (code, f"{in_pages.base}{stale}") in {(one.code, one.path) for one in found}


@pytest.mark.parametrize("url", ["https://EXAMPLE.org:443/checks/feed.xml", "https://example.org/checks/%66eed.xml"])
def test_an_address_in_other_letters(pristine: Path, url: str) -> None:
    """A host has no case, and a scheme's own port goes without saying: the feed is the workspace's own."""
    ours = published(where(pristine))

    assert ours is not None
    assert ours.concerns(url, "")
    assert ours.local(url) == pristine / "feeds" / "checks" / "feed.xml"


def test_a_feed_of_nobody(site: Site, tmp_path: Path) -> None:
    """Outside a workspace a feed is looked at as well, and nothing is asked of a ledger."""
    edited(r"(<guid[^>]*>)\w{{8}}", r"\g<1>00000000")(site)

    assert survey_live((where(tmp_path),), Asked(url=site.url)).findings == ()


def test_another_show_s_feed(site: Site, pristine: Path) -> None:
    """Inside a workspace a feed that is not its own is not measured against it."""
    assert survey_live((where(pristine),), Asked(url=site.url)).findings == ()


def test_only_the_newest_are_asked_for(site: Site) -> None:
    """A sample asks the host for no file of the other episodes."""
    assert findings(site, Scope(items=1)) == ()
    assert not [one.path for one in site.host.asked if one.path.startswith("/first/")]


def test_audio_is_proved_whole_only_if_asked(site: Site) -> None:
    """The newest episode's digest is proved in any case, an older one's with `thorough`."""
    at(r"/first/first\.mp3$", spoiled, "GET")(site)

    assert codes(site) == set()
    assert codes(site, Scope(thorough=True)) == {"L-026"}


def test_nobody_is_asked_in_a_hurry(site: Site) -> None:
    """The host sees who asks, and no more than four connections."""
    findings(site)

    assert {one.headers["user-agent"].partition("/")[0] for one in site.host.asked} == {"audiopress"}


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://127.0.0.1:9/feed.xml", "L-001"),
        ("http://nowhere.invalid/feed.xml", "L-001"),
        ("feed.xml", "L-001"),
        ("ftp://example.org/feed.xml", "L-001"),
        ("http://[broken/feed.xml", "L-001"),
    ],
)
def test_addresses_where_nothing_is(url: str, code: str) -> None:
    """An address that leads nowhere is a finding with its reason, whatever is wrong with it."""
    found = check_live(url, Scope())

    assert [code] == [one.code for one in found]


def test_an_address_without_its_beginning() -> None:
    """What to write is said, since nobody's host is to blame."""
    (found,) = check_live("localhost:8000/feed.xml", Scope())

    assert ("L-001", True) == (found.code, "https://" in found.hint)


def test_the_page_instead_of_the_feed(site: Site) -> None:
    """A page that names its feed is answered with the feed's address, and with nothing on types."""
    found = check_live(site.base, Scope())

    assert ["L-017"] == [one.code for one in found]
    assert f"“{site.url}”" in found[0].hint


@pytest.mark.parametrize("body", [b" ", b"<", b"<!-- -->", b"\xff\xfe"])
def test_a_page_that_is_none(site: Site, body: bytes) -> None:
    """Whatever comes as HTML is no reason to stop."""
    site.host.files["odd.html"] = body

    assert "L-017" in {one.code for one in check_live(f"{site.base}odd.html", Scope())}


def test_a_show_without_a_category(site: Site) -> None:
    """In the feed of a workspace it is said of the settings, with the code that is ignored there."""
    edited("<itunes:category [^>]*/>", "")(site)
    told = {one.code: one.path for one in findings(site)}
    elsewhere = {one.code for one in check_live(site.url, Scope())}

    assert "audiopress.toml" == told["S-005"]
    assert "F-103" not in told
    assert "F-103" in elsewhere


def test_https_where_there_is_none(site: Site) -> None:
    """A host that speaks http only is told so, and not in OpenSSL's words alone."""
    (found,) = check_live(site.url.replace("http:", "https:"), Scope())

    assert ("L-001", True) == (found.code, "speaks no https there" in found.message)


def test_what_moved_is_redirected(site: Site) -> None:
    """A former address that does not lead to the new one is an error; one that does is none."""
    lock = site.workspace / "audiopress.lock"
    before = lock.read_text(encoding="utf-8")
    document = json.loads(before)
    document["show"]["formerly"] = [f"{site.base}old/feed.xml"]
    document["episodes"]["first"]["formerly"] = ["first/first.m4a"]
    lock.write_text(json.dumps(document), encoding="utf-8")
    try:
        lost = sorted((one.code, one.path.removeprefix(site.base)) for one in findings(site))

        def moved(request: Request, right: Response) -> Response:
            path = request.path.replace("/old/", "/").replace(".m4a", ".mp3")
            return right if path == request.path else Response(301, {"Location": path})

        site.host.fault = moved
        kept = findings(site)
        site.host.fault = lambda request, right: (
            Response(302, {"Location": "/first/first.mp3"}) if right.status == 404 else right
        )
        temporary = codes(site)
    finally:
        lock.write_text(before, encoding="utf-8")

    assert [
        ("L-061", "first/first.m4a"),
        ("L-061", "old/first/first.m4a"),
        ("L-061", "old/first/first.mp3"),
        ("L-061", "old/second/second.mp3"),
        ("L-062", "old/feed.xml"),
    ] == lost
    assert kept == ()
    assert {"L-061", "L-062"} == temporary


# ------------------------------------------------------------------------------------------------------------ TLS


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@contextmanager
def secured(
    site: Site, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, certificate: trustme.LeafCert
) -> Iterator[tuple[Host, str]]:
    """The site's files over https, and the address of its feed there; the authority is one that everybody knows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    host = Host(site.host.folder)
    with hosting(host, context) as base, authority.cert_pem.tempfile() as known:
        feed = site.feed.replace(site.base, base)
        host.files["feed.xml"] = feed.encode()
        monkeypatch.setenv("SSL_CERT_FILE", known)
        yield host, f"{base}feed.xml"


def test_a_good_certificate(site: Site, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said of a good feed over https either."""
    with secured(site, authority, monkeypatch, authority.issue_cert("127.0.0.1")) as (_, url):
        assert check_live(url, Scope()) == ()


@pytest.mark.parametrize(
    ("why", "named"),
    [
        ("has expired", {"not_after": datetime.now(UTC) - timedelta(days=1)}),
        ("mismatch", {"name": "example.org"}),
        ("self-signed|unable to get local issuer|self signed", {"authority": trustme.CA()}),
    ],
)
def test_certificates(
    site: Site, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, why: str, named: dict[str, object]
) -> None:
    """One that has run out, of another name, or of an authority nobody knows is told with its reason."""
    issuer = named.pop("authority", authority)
    certificate = issuer.issue_cert(named.pop("name", "127.0.0.1"), **named)
    with secured(site, authority, monkeypatch, certificate) as (_, url):
        found = check_live(url, Scope())

    assert ["L-004"] == [one.code for one in found]
    assert any(words in found[0].message for words in why.split("|"))


def test_https_is_not_given_up(site: Site, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    """Redirects from https to http are found, of the feed and of a file."""
    with secured(site, authority, monkeypatch, authority.issue_cert("127.0.0.1")) as (host, url):
        host.fault = lambda request, right: (
            right if request.path == "/feed.xml" else Response(302, {"Location": f"{site.base}{request.path[1:]}"})
        )
        files = {one.code for one in check_live(url, Scope())}
        host.fault = lambda request, right: Response(302, {"Location": site.url})
        feed = {one.code for one in check_live(url, Scope())}

    assert {"L-027"} == files
    assert {"L-007", "L-008"} == feed


@pytest.mark.skipif(sys.platform != "linux", reason="0.0.0.0 is no address to ask elsewhere")
def test_a_feed_without_https(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """http is told of, but on this machine, which nobody else can reach anyway."""
    monkeypatch.setattr("audiopress.check.live.reach.OWN_HOSTS", frozenset({"127.0.0.1"}))
    found = check_live(site.url.replace("127.0.0.1", "0.0.0.0"), Scope())

    assert "L-009" in {one.code for one in found}


# ------------------------------------------------------------------------------------------------------------ typed


def test_the_command_line(site: Site) -> None:
    """`--url` prints findings as the other checks do, and leaves with 7 for an error."""
    good = CliRunner().invoke(main, ["-C", str(site.workspace), "check", "--url", site.url])
    at(r"/first/first\.mp3$", status(404))(site)
    bad = CliRunner().invoke(main, ["-C", str(site.workspace), "check", "--url", site.url, "--json"])
    sampled = CliRunner().invoke(main, ["check", "--url", site.url, "--ignore", "L-02"])

    assert (good.exit_code, good.stdout, good.stderr) == (0, "", "No errors, 0 warnings, 0 notes.\n")
    assert [("L-020", f"{site.base}first/first.mp3")] == [(one["code"], one["path"]) for one in json.loads(bad.stdout)]
    assert (bad.exit_code, sampled.exit_code) == (7, 0)


def test_without_the_package_that_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, what to type is said."""
    monkeypatch.setitem(sys.modules, "httpx", None)
    result = CliRunner().invoke(main, ["check", "--url", "http://127.0.0.1:9/feed.xml"])

    assert result.exit_code == 5
    assert 'python -m pip install "audiopress[live]"' in result.stderr
