"""A language -> the words around subscribing to a show and taking an episode along to another site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sharing:
    """The words of one language; `{}` is filled in by whoever shows them."""

    heading: str
    address: str
    copy: str
    copied: str
    apps: str
    play: str
    pause: str
    back: str  # {} seconds
    forward: str
    speed: str
    chapters: str
    read: str  # leads to the episode's page
    failed: str


_ENGLISH = Sharing(
    heading="Subscribe",
    address="Address of the podcast feed",
    copy="Copy the address",
    copied="The address is copied",
    apps="Open in an app:",
    play="Play",
    pause="Pause",
    back="Back {} seconds",
    forward="Forward {} seconds",
    speed="Speed",
    chapters="Chapters",
    read="Read along on the episode’s page",
    failed="The audio cannot be loaded",
)
_GERMAN = Sharing(
    heading="Abonnieren",
    address="Adresse des Podcast-Feeds",
    copy="Adresse kopieren",
    copied="Die Adresse ist kopiert",
    apps="In einer App öffnen:",
    play="Abspielen",
    pause="Anhalten",
    back="{} Sekunden zurück",
    forward="{} Sekunden vor",
    speed="Tempo",
    chapters="Kapitel",
    read="Auf der Seite der Folge mitlesen",
    failed="Der Ton kann nicht geladen werden",
)
_FRENCH = Sharing(
    heading="S’abonner",
    address="Adresse du flux du podcast",
    copy="Copier l’adresse",
    copied="L’adresse est copiée",
    apps="Ouvrir dans une application :",
    play="Écouter",
    pause="Pause",
    back="Reculer de {} secondes",
    forward="Avancer de {} secondes",
    speed="Vitesse",
    chapters="Chapitres",
    read="Suivre le texte sur la page de l’épisode",
    failed="L’audio ne peut pas être chargé",
)
_SPANISH = Sharing(
    heading="Suscribirse",
    address="Dirección del canal del pódcast",
    copy="Copiar la dirección",
    copied="La dirección está copiada",
    apps="Abrir en una aplicación:",
    play="Reproducir",
    pause="Pausar",
    back="Retroceder {} segundos",
    forward="Avanzar {} segundos",
    speed="Velocidad",
    chapters="Capítulos",
    read="Seguir el texto en la página del episodio",
    failed="No se puede cargar el audio",
)

SHARING = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}


def sharing(language: str) -> Sharing:
    """The words for a BCP 47 language, English where there are none.

    >>> sharing("de-AT").play, sharing("tlh").play
    ('Abspielen', 'Play')
    """
    return SHARING.get(language.lower().replace("_", "-").split("-")[0], _ENGLISH)
