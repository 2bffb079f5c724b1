"""M4A and M4B: clips as AAC, and a file with chapters, cover and tags whose index comes first, muxed by libavformat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

import av
from av.container import OutputContainer
from av.container.core import Flags
from av.stream import Disposition, Stream

from audiopress.errors import EncodeError
from audiopress.model import Timeline
from audiopress.sound import aac
from audiopress.sound.languages import iso639_2
from audiopress.sound.packets import packed, unpacked
from audiopress.sound.tags import Facts

if TYPE_CHECKING:
    from av.container.core import Chapter

_TITLE = 255  # bytes of a chapter's title: Nero's chapters give its length in one byte
_SHORT = 255  # characters of `desc`; the whole description stands in `ldes` (iTunes)
_PIECE = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Kind:
    """What tells one sort of MPEG-4 audio file from another: its brand (ISO 14496-12 § 4.3), what iTunes calls it."""

    brand: str
    media: str  # `stik`: 2 audiobook, 21 podcast
    genre: str


KINDS = {"m4a": Kind("M4A ", "21", "Podcast"), "m4b": Kind("M4B ", "2", "Audiobook")}


@dataclass(frozen=True, slots=True)
class Mp4:
    """AAC in an MPEG-4 file: M4A for podcasts, M4B for audiobooks, which players resume where they were left."""

    name: str
    rate: int  # Hz, of the timeline
    bit_rate: int  # kb/s aimed at; speech takes up to a third more, pauses next to nothing

    @property
    def settings(self) -> aac.Settings:
        return aac.Settings(self.rate, self.bit_rate)

    @property
    def step(self) -> int:
        """Samples of the timeline in a frame."""
        return aac.FRAME // self.settings.scale

    def identity(self) -> object:
        return [*aac.IDENTITY, self.bit_rate, self.rate]

    def fits(self, sample: int) -> bool:
        return sample % self.step == 0

    def encode(self, pcm: bytes) -> bytes:
        """The clip's frames; the first one is heard before the clip's place, where there is silence."""
        return packed(aac.frames(pcm, self.settings))

    def samples(self, fragment: bytes) -> int:
        return self.step * sum(1 for _ in unpacked(fragment))

    def file(self, facts: Facts, timeline: Timeline, fragment: Callable[[str], bytes]) -> Iterator[bytes]:
        """The index comes first (fast start), so the file is put together on the disk and then handed over.

        Raises EncodeError where the folder for temporary files has no room for it.
        """
        with TemporaryDirectory(prefix="audiopress-") as folder:
            path = Path(folder) / f"episode.{self.name}"
            try:
                self._mux(path, facts, timeline, fragment)
            except av.FFmpegError as problem:
                raise EncodeError(
                    f"the {self.name} file cannot be put together: {problem.strerror}",
                    "see that the folder for temporary files (TMPDIR) has room for it",
                ) from problem
            with path.open("rb") as file:
                yield from iter(partial(file.read, _PIECE), b"")

    def _mux(self, path: Path, facts: Facts, timeline: Timeline, fragment: Callable[[str], bytes]) -> None:
        rate = self.settings.own_rate
        options = {"movflags": "+faststart", "brand": KINDS[self.name].brand, "movie_timescale": str(rate)}
        with av.open(str(path), "w", format="mp4", options=options) as container:
            container.flags |= cast(int, Flags.bitexact.value)  # no date, no library version
            sound = container.add_stream("aac", rate=rate)
            aac.set_up(sound.codec_context, self.settings)
            sound.metadata["language"] = iso639_2(facts.language)
            cover = _cover(container, facts.picture) if facts.picture else None
            container.metadata.update(_tags(facts, KINDS[self.name]))
            container.set_chapters(_chapters(timeline))
            container.start_encoding()
            if cover is not None:
                container.mux_one(_packet(cover, facts.picture, 0, 0))
            end = timeline.samples * self.settings.scale
            for index, frame in enumerate(self._frames(timeline, fragment)):
                # ISO 14496-12 § 8.6.6: libavformat makes of these times an edit list from 0 to `end`
                start = index * aac.FRAME - aac.PRIMING
                container.mux_one(_packet(sound, frame, start, min(aac.FRAME, end - start)))

    def _frames(self, timeline: Timeline, fragment: Callable[[str], bytes]) -> Iterator[bytes]:
        """Every frame of the file: each clip behind the silence before it, and silence to the end."""
        silent = aac.silent_frame(self.settings)
        count = 0
        for one in timeline.laid:
            for _ in range(count, one.start // self.step):
                yield silent
            yield from unpacked(fragment(one.clip))
            count = (one.start + one.as_(self.name).samples) // self.step
        for _ in range(count, -(-timeline.samples // self.step) + 1):  # one for the priming
            yield silent


def _packet(stream: Stream, data: bytes, start: int, duration: int) -> av.Packet[Stream]:
    packet = av.Packet(data)
    packet.stream = stream
    packet.time_base = cast(Fraction, stream.time_base)
    packet.pts = packet.dts = start
    packet.duration = duration
    packet.is_keyframe = True
    return packet


def _cover(container: OutputContainer, picture: bytes) -> Stream:
    with av.open(BytesIO(picture)) as held:
        size = held.streams.video[0].codec_context
        kind = "png" if picture.startswith(b"\x89PNG") else "mjpeg"
        stream = container.add_mux_stream(kind, width=size.width, height=size.height)
    stream.disposition = Disposition.attached_pic
    return stream


def _tags(facts: Facts, kind: Kind) -> dict[str, str]:
    """By libavformat's names of iTunes' atoms; players show the composer of an audiobook as its narrator."""
    return {
        "title": facts.title,
        "artist": ", ".join(facts.authors) or facts.show,
        "album_artist": facts.show,
        "album": facts.show,
        "composer": facts.narrator,
        "genre": kind.genre,
        "date": facts.published.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "description": facts.description[:_SHORT],
        "synopsis": facts.description,
        "comment": facts.page,
        "lyrics": facts.lyrics,
        "media_type": kind.media,
    }


def _chapters(timeline: Timeline) -> list[Chapter]:
    """For both sorts of chapters: QuickTime's, a text track, holds them all; Nero's (`chpl`) the first 255."""
    return [
        {
            "id": number,
            "start": chapter.start,
            "end": chapter.end,
            "time_base": Fraction(1, timeline.rate),
            "metadata": {"title": _cut(chapter.title)},
        }
        for number, chapter in enumerate(timeline.chapters)
    ]


def _cut(title: str) -> str:
    """As much of a title as fits, whole characters only."""
    return title.encode()[:_TITLE].decode(errors="ignore")
