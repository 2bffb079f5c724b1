"""A language -> the words that pages, feeds and captions put around an article, and how it writes a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

_RTL = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"))
_RTL_SCRIPTS = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "samr", "syrc", "thaa"))


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language; `{}` is filled in by whoever shows them."""

    language: str
    audio_edition: str
    audio_of: str
    voice: str
    synthetic: str
    synthetic_show: str
    complete: str
    download: str
    captions: str
    chapters: str
    play_from: str
    editions: str
    details: tuple[str, str, str]  # of DETAILS
    omitted: str
    omitted_why: str
    ledger: str
    fates: tuple[str, str, str, str, str]  # of KINDS
    added: str
    added_why: str
    back: str
    note: str
    table: str
    picture: str
    undescribed: str
    description: str
    words: str
    code: str
    by: str
    updated: str
    subscribe: str
    all_episodes: str
    episodes: str
    no_episodes: str
    pages: str
    newer: str
    older: str
    full_text: str
    date: str  # with {day}, {month} and {year}
    months: str  # the twelve, with spaces between

    def day(self, moment: datetime) -> str:
        return self.date.format(day=moment.day, month=self.months.split()[moment.month - 1], year=moment.year)


_ENGLISH = Labels(
    language="en",
    audio_edition="Audio edition, synthetic voice",
    audio_of="Audio edition of “{}”",
    voice="Synthetic voice",
    synthetic="This is the audio edition of an article, read aloud by a synthetic voice.",
    synthetic_show="Audio editions of articles, read aloud by a synthetic voice.",
    complete="There will be no more episodes.",
    download="Download the audio",
    captions="Transcript with times (WebVTT)",
    chapters="Chapters",
    play_from="Play “{}” from {}",
    editions="Other editions",
    details=("In brief", "Standard", "In full"),
    omitted="What is not read aloud",
    omitted_why="These words stand in the article but are left out of the audio.",
    ledger="What became of the words of the article:",
    fates=("spoken as written", "spoken in other words", "described", "heard in another place", "left out"),
    added="What only the voice says",
    added_why="These words are heard in the audio but do not stand in the article.",
    back="Back to the text",
    note="Note {}",
    table="Table",
    picture="Picture: {}",
    undescribed="Picture without a description",
    description="Description of the picture",
    words="{} words",
    code="Code",
    by="By {}",
    updated="Updated {}",
    subscribe="Subscribe: podcast feed",
    all_episodes="All episodes of {}",
    episodes="Episodes",
    no_episodes="No episode has been published yet.",
    pages="Pages of episodes",
    newer="Newer episodes",
    older="Older episodes",
    full_text="Full text",
    date="{day} {month} {year}",
    months="January February March April May June July August September October November December",
)
_GERMAN = Labels(
    language="de",
    audio_edition="Audioausgabe, synthetische Stimme",
    audio_of="Audioausgabe von „{}“",
    voice="Synthetische Stimme",
    synthetic="Dies ist die Audioausgabe eines Artikels, vorgelesen von einer synthetischen Stimme (synthetic voice).",
    synthetic_show="Audioausgaben von Artikeln, vorgelesen von einer synthetischen Stimme (synthetic voice).",
    complete="Es erscheinen keine weiteren Folgen.",
    download="Audio herunterladen",
    captions="Transkript mit Zeiten (WebVTT)",
    chapters="Kapitel",
    play_from="„{}“ ab {} abspielen",
    editions="Weitere Fassungen",
    details=("Kurz", "Standard", "Vollständig"),
    omitted="Was nicht vorgelesen wird",
    omitted_why="Diese Wörter stehen im Artikel, fehlen aber im Ton.",
    ledger="Was aus den Wörtern des Artikels wurde:",
    fates=(
        "gesprochen wie geschrieben",
        "mit anderen Worten gesprochen",
        "beschrieben",
        "an anderer Stelle zu hören",
        "ausgelassen",
    ),
    added="Was nur die Stimme sagt",
    added_why="Diese Wörter sind zu hören, stehen aber nicht im Artikel.",
    back="Zurück zum Text",
    note="Anmerkung {}",
    table="Tabelle",
    picture="Bild: {}",
    undescribed="Bild ohne Beschreibung",
    description="Beschreibung des Bildes",
    words="{} Wörter",
    code="Code",
    by="Von {}",
    updated="Aktualisiert am {}",
    subscribe="Abonnieren: Podcast-Feed",
    all_episodes="Alle Folgen von {}",
    episodes="Folgen",
    no_episodes="Noch ist keine Folge erschienen.",
    pages="Seiten mit Folgen",
    newer="Neuere Folgen",
    older="Ältere Folgen",
    full_text="Ganzer Text",
    date="{day}. {month} {year}",
    months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
)
_FRENCH = Labels(
    language="fr",
    audio_edition="Édition audio, voix de synthèse",
    audio_of="Édition audio de « {} »",
    voice="Voix de synthèse",
    synthetic="Ceci est l’édition audio d’un article, lue par une voix de synthèse (synthetic voice).",
    synthetic_show="Éditions audio d’articles, lues par une voix de synthèse (synthetic voice).",
    complete="Il n’y aura plus d’épisodes.",
    download="Télécharger l’audio",
    captions="Transcription minutée (WebVTT)",
    chapters="Chapitres",
    play_from="Écouter « {} » à partir de {}",
    editions="Autres éditions",
    details=("En bref", "Standard", "Intégrale"),
    omitted="Ce qui n’est pas lu à voix haute",
    omitted_why="Ces mots figurent dans l’article mais pas dans l’audio.",
    ledger="Ce que sont devenus les mots de l’article :",
    fates=("lus tels quels", "lus en d’autres mots", "décrits", "entendus ailleurs", "omis"),
    added="Ce que seule la voix dit",
    added_why="Ces mots s’entendent dans l’audio mais ne figurent pas dans l’article.",
    back="Retour au texte",
    note="Note {}",
    table="Tableau",
    picture="Image : {}",
    undescribed="Image sans description",
    description="Description de l’image",
    words="{} mots",
    code="Code",
    by="Par {}",
    updated="Mis à jour le {}",
    subscribe="S’abonner : flux du podcast",
    all_episodes="Tous les épisodes de {}",
    episodes="Épisodes",
    no_episodes="Aucun épisode n’est encore paru.",
    pages="Pages d’épisodes",
    newer="Épisodes plus récents",
    older="Épisodes plus anciens",
    full_text="Texte intégral",
    date="{day} {month} {year}",
    months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)

_SPANISH = Labels(
    language="es",
    audio_edition="Edición en audio, voz sintética",
    audio_of="Edición en audio de «{}»",
    voice="Voz sintética",
    synthetic="Esta es la edición en audio de un artículo, leída por una voz sintética (synthetic voice).",
    synthetic_show="Ediciones en audio de artículos, leídas por una voz sintética (synthetic voice).",
    complete="No habrá más episodios.",
    download="Descargar el audio",
    captions="Transcripción con tiempos (WebVTT)",
    chapters="Capítulos",
    play_from="Reproducir «{}» desde {}",
    editions="Otras ediciones",
    details=("Breve", "Estándar", "Completa"),
    omitted="Lo que no se lee en voz alta",
    omitted_why="Estas palabras están en el artículo, pero no en el audio.",
    ledger="Qué ha sido de las palabras del artículo:",
    fates=("leídas tal cual", "leídas con otras palabras", "descritas", "oídas en otro lugar", "omitidas"),
    added="Lo que solo dice la voz",
    added_why="Estas palabras se oyen en el audio, pero no están en el artículo.",
    back="Volver al texto",
    note="Nota {}",
    table="Tabla",
    picture="Imagen: {}",
    undescribed="Imagen sin descripción",
    description="Descripción de la imagen",
    words="{} palabras",
    code="Código",
    by="Por {}",
    updated="Actualizado el {}",
    subscribe="Suscribirse: canal del pódcast",
    all_episodes="Todos los episodios de {}",
    episodes="Episodios",
    no_episodes="Todavía no se ha publicado ningún episodio.",
    pages="Páginas de episodios",
    newer="Episodios más recientes",
    older="Episodios anteriores",
    full_text="Texto completo",
    date="{day} de {month} de {year}",
    months="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
)

LABELS = {labels.language: labels for labels in (_ENGLISH, _GERMAN, _FRENCH, _SPANISH)}


def labels(language: str) -> Labels:
    """The words for a BCP 47 language, English where there are none.

    >>> labels("de-AT").chapters, labels("tlh").chapters
    ('Kapitel', 'Chapters')
    """
    return LABELS.get(language.lower().replace("_", "-").split("-")[0], _ENGLISH)


def direction(language: str) -> str:
    """`rtl` for a language, or a script named in its tag, that is written from right to left; else `ltr`.

    >>> direction("he"), direction("az-Arab"), direction("ar-Latn"), direction("en")
    ('rtl', 'rtl', 'ltr', 'ltr')
    """
    primary, *rest = language.lower().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    return "rtl" if primary in _RTL else "ltr"
