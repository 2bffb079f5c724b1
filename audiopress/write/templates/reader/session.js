// What the system shows of it, and its keys: Media Session.

const announce = (player, about) => {
  const session = navigator.mediaSession;
  if (!session) return;
  const { title, by: artist, show: album } = about;
  const artwork = [{ src: new URL(about.artwork, document.baseURI).href }];
  const tell = () => {
    const chapterInfo = player.timeline.chapters.map(([ms, name]) => ({ startTime: ms / 1000, title: name, artwork }));
    session.metadata = new MediaMetadata({ title, artist, album, artwork, chapterInfo });
  };
  const place = () => {
    const duration = player.timeline.ms / 1000;
    const { currentTime, playbackRate } = player.audio;
    session.setPositionState?.({ duration, position: Math.min(currentTime, duration), playbackRate });
  };
  const acts = {
    play: player.play,
    pause: () => player.audio.pause(),
    seekbackward: (how) => player.seek(player.ms - (how.seekOffset ?? 15) * 1000),
    seekforward: (how) => player.seek(player.ms + (how.seekOffset ?? 15) * 1000),
    seekto: (how) => player.seek(how.seekTime * 1000),
    previoustrack: () => player.chapter(-1),
    nexttrack: () => player.chapter(1),
  };
  for (const name in acts) session.setActionHandler(name, acts[name]);
  player.on("edition", tell).on("playing", place).on("chapter", place);
  tell();
};
