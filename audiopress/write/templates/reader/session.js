// What the system shows of it, and its keys: Media Session.

const announce = (player, about) => {
  const session = navigator.mediaSession;
  if (!session || !globalThis.MediaMetadata) return;
  const artwork = about.artwork ? [{ src: new URL(about.artwork, document.baseURI).href }] : [];
  const tell = () => {
    const chapterInfo = player.timeline.chapters.map(([ms, title]) => ({ startTime: ms / 1000, title, artwork }));
    session.metadata = new MediaMetadata({ title: about.title, artist: about.by, album: about.show, artwork, chapterInfo });
  };
  const place = () => {
    const [duration, position] = [player.timeline.ms / 1000, player.audio.currentTime];
    session.setPositionState?.({ duration, position: Math.min(position, duration), playbackRate: player.audio.playbackRate });
  };
  const acts = {
    play: () => player.play(),
    pause: () => player.pause(),
    stop: () => player.pause(),
    seekbackward: (how) => player.seek(player.ms - (how.seekOffset ?? 15) * 1000),
    seekforward: (how) => player.seek(player.ms + (how.seekOffset ?? 15) * 1000),
    seekto: (how) => player.seek(how.seekTime * 1000),
    previoustrack: () => player.chapter(-1),
    nexttrack: () => player.chapter(1),
  };
  for (const [name, act] of Object.entries(acts)) {
    try {
      session.setActionHandler(name, act);
    } catch (error) {
      // A browser refuses the actions it does not know with a TypeError.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  player.on("edition", tell).on("playing", place).on("chapter", place);
  tell();
};
