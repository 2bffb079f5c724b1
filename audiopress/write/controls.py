"""A language -> the words of the page's player: what its controls are called, and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `{}` is filled in by whoever shows them, in the page or in its script."""

    play: str
    pause: str
    rewind: str
    forward: str
    previous: str
    repeat: str
    next: str
    chapter_previous: str
    chapter_next: str
    chapter: str
    position: str
    of: str  # {0} is how long it has played, {1} how long it lasts
    speed: str
    timer: str
    off: str
    minutes: str
    chapter_end: str
    slept: str
    follow: str
    back: str
    skips: str
    click: str
    edition: str
    copy: str
    copied: str
    uncopied: str
    from_here: str
    more: str
    shortcuts: str
    shortcuts_why: str
    slower: str
    faster: str
    arrows: str
    broken: str
    cut: str
    leave_table: str
    leave_list: str
    leave_figure: str
    leave_aside: str
    leave_other: str


_ENGLISH = Words(
    play="Play",
    pause="Pause",
    rewind="Back 15 seconds",
    forward="Forward 15 seconds",
    previous="Previous sentence",
    repeat="Repeat the sentence",
    next="Next sentence",
    chapter_previous="Previous chapter",
    chapter_next="Next chapter",
    chapter="Chapter: {}",
    position="Position",
    of="{0} of {1}",
    speed="Speed",
    timer="Sleep timer",
    off="Off",
    minutes="{} minutes",
    chapter_end="End of the chapter",
    slept="The sleep timer has stopped the audio.",
    follow="Follow along",
    back="Back to the narration",
    skips="Skip notes",
    click="Click a sentence to hear it",
    edition="Edition",
    copy="Copy a link to this sentence",
    copied="The link is copied.",
    uncopied="The link is in the address bar.",
    from_here="Play from here",
    more="More",
    shortcuts="Keyboard shortcuts",
    shortcuts_why="They work while the focus is in the player.",
    slower="Slower",
    faster="Faster",
    arrows="Between the “Play from here” buttons",
    broken="The audio cannot be played: the file is missing or damaged. The text below is complete without it.",
    cut="The connection broke off while the audio was loading. Press Play to try again.",
    leave_table="Leave this table",
    leave_list="Leave this list",
    leave_figure="Leave this figure",
    leave_aside="Leave this aside",
    leave_other="Leave this part",
)
_GERMAN = Words(
    play="Abspielen",
    pause="Anhalten",
    rewind="15 Sekunden zurück",
    forward="15 Sekunden vor",
    previous="Voriger Satz",
    repeat="Satz wiederholen",
    next="Nächster Satz",
    chapter_previous="Voriges Kapitel",
    chapter_next="Nächstes Kapitel",
    chapter="Kapitel: {}",
    position="Stelle",
    of="{0} von {1}",
    speed="Tempo",
    timer="Schlummeruhr",
    off="Aus",
    minutes="{} Minuten",
    chapter_end="Ende des Kapitels",
    slept="Die Schlummeruhr hat den Ton angehalten.",
    follow="Mitlesen",
    back="Zurück zur Stimme",
    skips="Anmerkungen überspringen",
    click="Klick auf einen Satz spielt ihn ab",
    edition="Fassung",
    copy="Link zu diesem Satz kopieren",
    copied="Der Link ist kopiert.",
    uncopied="Der Link steht in der Adresszeile.",
    from_here="Ab hier abspielen",
    more="Mehr",
    shortcuts="Tastenkürzel",
    shortcuts_why="Sie gelten, solange der Fokus im Player ist.",
    slower="Langsamer",
    faster="Schneller",
    arrows="Zwischen den Knöpfen „Ab hier abspielen“",
    broken="Der Ton lässt sich nicht abspielen: Die Datei fehlt oder ist beschädigt. Der Text ist auch ohne ihn ganz.",
    cut="Die Verbindung brach ab, während der Ton geladen wurde. „Abspielen“ versucht es noch einmal.",
    leave_table="Diese Tabelle verlassen",
    leave_list="Diese Liste verlassen",
    leave_figure="Diese Abbildung verlassen",
    leave_aside="Diesen Einschub verlassen",
    leave_other="Diesen Teil verlassen",
)
_FRENCH = Words(
    play="Lire",
    pause="Pause",
    rewind="Reculer de 15 secondes",
    forward="Avancer de 15 secondes",
    previous="Phrase précédente",
    repeat="Répéter la phrase",
    next="Phrase suivante",
    chapter_previous="Chapitre précédent",
    chapter_next="Chapitre suivant",
    chapter="Chapitre : {}",
    position="Position",
    of="{0} sur {1}",
    speed="Vitesse",
    timer="Minuterie de sommeil",
    off="Arrêt",
    minutes="{} minutes",
    chapter_end="Fin du chapitre",
    slept="La minuterie a arrêté l’audio.",
    follow="Suivre le texte",
    back="Revenir à la narration",
    skips="Passer les notes",
    click="Un clic sur une phrase la lit",
    edition="Édition",
    copy="Copier un lien vers cette phrase",
    copied="Le lien est copié.",
    uncopied="Le lien est dans la barre d’adresse.",
    from_here="Lire à partir d’ici",
    more="Plus",
    shortcuts="Raccourcis clavier",
    shortcuts_why="Ils agissent quand le focus est dans le lecteur.",
    slower="Plus lent",
    faster="Plus vite",
    arrows="D’un bouton « Lire à partir d’ici » à l’autre",
    broken="L’audio ne peut être lu : le fichier manque ou est endommagé. Le texte ci-dessous est complet sans lui.",
    cut="La connexion s’est interrompue pendant le chargement de l’audio. « Lire » essaie de nouveau.",
    leave_table="Quitter ce tableau",
    leave_list="Quitter cette liste",
    leave_figure="Quitter cette figure",
    leave_aside="Quitter cet encadré",
    leave_other="Quitter cette partie",
)
_SPANISH = Words(
    play="Reproducir",
    pause="Pausa",
    rewind="Retroceder 15 segundos",
    forward="Avanzar 15 segundos",
    previous="Frase anterior",
    repeat="Repetir la frase",
    next="Frase siguiente",
    chapter_previous="Capítulo anterior",
    chapter_next="Capítulo siguiente",
    chapter="Capítulo: {}",
    position="Posición",
    of="{0} de {1}",
    speed="Velocidad",
    timer="Temporizador",
    off="Desactivado",
    minutes="{} minutos",
    chapter_end="Fin del capítulo",
    slept="El temporizador ha detenido el audio.",
    follow="Seguir el texto",
    back="Volver a la narración",
    skips="Omitir las notas",
    click="Un clic en una frase la reproduce",
    edition="Edición",
    copy="Copiar un enlace a esta frase",
    copied="El enlace está copiado.",
    uncopied="El enlace está en la barra de direcciones.",
    from_here="Reproducir desde aquí",
    more="Más",
    shortcuts="Atajos de teclado",
    shortcuts_why="Funcionan mientras el foco está en el reproductor.",
    slower="Más lento",
    faster="Más rápido",
    arrows="Entre los botones «Reproducir desde aquí»",
    broken="El audio no se puede reproducir: el archivo falta o está dañado. El texto está completo sin él.",
    cut="La conexión se cortó mientras se cargaba el audio. «Reproducir» lo intenta de nuevo.",
    leave_table="Salir de esta tabla",
    leave_list="Salir de esta lista",
    leave_figure="Salir de esta figura",
    leave_aside="Salir de este recuadro",
    leave_other="Salir de esta parte",
)
WORDS: Mapping[str, Words] = MappingProxyType({"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH})

# What the script writes itself; all the rest stands in the page.
_SCRIPTED = ("play", "pause", "of", "speed", "timer", "slept", "chapter", "copied", "uncopied", "broken", "cut")


def scripted(words: Words) -> dict[str, object]:
    """The words that the page's script shows, by its names for them."""
    every = asdict(words)
    leave = {name.removeprefix("leave_"): said for name, said in every.items() if name.startswith("leave_")}
    return {**{name: every[name] for name in _SCRIPTED}, "from": words.from_here, "leave": leave}


def shortcuts(words: Words) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The keys of the player and what each does, as the page lists them; reader/controls.js obeys the same."""
    return (
        (("K",), f"{words.play} / {words.pause}"),
        (("J",), words.rewind),
        (("L",), words.forward),
        ((",",), words.previous),
        ((".",), words.next),
        (("R",), words.repeat),
        (("[",), words.chapter_previous),
        (("]",), words.chapter_next),
        (("<",), words.slower),
        ((">",), words.faster),
        (("F",), words.follow),
        (("C",), words.copy),
        (("↑", "↓"), words.arrows),
    )
