// What the system shows of it, and its keys: Media Session.

const announce = (player, about) => {
  const session = navigator.mediaSession;
  if (!session) return;
  const { title, by: artist, show: album } = about;
  let artwork = [];
  const tell = () => {
    // Not before the page is out of sight, when the system shows it: to decode a cover of nine million pixels takes
    // Chromium's main thread a second, in which the text would not scroll.
    if (document.hidden) artwork = [{ src: new URL(about.artwork, location).href }];
    const chapterInfo = player.timeline.chapters.map(([ms, name]) => ({ startTime: ms / 1000, title: name }));
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
  hear(document, "visibilitychange", tell);
  player.on("edition", tell).on("playing", place).on("chapter", place);
  tell();
};
