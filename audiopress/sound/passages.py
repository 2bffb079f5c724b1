"""A voice -> plain prose in its language, whose loudness is that of an hour of it: what a voice is measured on.

Read by a voice of another language, a passage misses by up to 1.4 LU: German and Spanish voices are louder on English.
"""

from __future__ import annotations

from collections.abc import Iterable

from audiopress.model import VoiceInfo

PASSAGES: dict[str, tuple[str, ...]] = {
    "en": (
        "The morning was quiet, and the road went on between low walls of stone.",
        "Nobody spoke for a while; then someone laughed, and the others began to talk about the weather.",
        "We counted the houses on the other side of the river, and found that there were twenty-seven of them.",
        "It was not what they had expected, but they decided to stay until the end of the week.",
        "In the evening, a letter came from the council, which asked for patience and promised very little.",
        "Why should anybody believe it?",
        "Most of the children had already learned the song, and they practised it under the bridge.",
        "Later, when the lamps were lit, the youngest of them read the story aloud, with her finger under the line.",
        (
            "According to the report, the number of visitors has doubled since nineteen ninety, although nobody can "
            "say how many of them come back."
        ),
    ),
    "de": (
        "Der Morgen war still, und die Straße lief zwischen niedrigen Mauern aus Stein weiter.",
        "Eine Weile sprach niemand; dann lachte jemand, und die anderen begannen, über das Wetter zu reden.",
        "Wir zählten die Häuser auf der anderen Seite des Flusses und fanden, dass es siebenundzwanzig waren.",
        "Es war nicht, was sie erwartet hatten, aber sie beschlossen, bis zum Ende der Woche zu bleiben.",
        "Am Abend kam ein Brief von der Gemeinde, der um Geduld bat und sehr wenig versprach.",
        "Warum sollte das jemand glauben?",
        "Die meisten Kinder hatten das Lied schon gelernt, und sie übten es unter der Brücke.",
        "Später, als die Lampen brannten, las die Jüngste die Geschichte laut vor, den Finger unter der Zeile.",
        (
            "Nach Angaben der Verwaltung hat sich die Zahl der Besucher seit dem Jahr neunzehnhundertneunzig "
            "verdoppelt, obwohl niemand sagen kann, wie viele von ihnen wiederkommen."
        ),
    ),
    "fr": (
        "Le matin était calme, et la route continuait entre de petits murs de pierre.",
        "Pendant un moment, personne ne parla ; puis quelqu'un rit, et les autres se mirent à parler du temps.",
        "Nous avons compté les maisons de l'autre côté de la rivière, et nous en avons trouvé vingt-sept.",
        "Ce n'était pas ce qu'ils attendaient, mais ils décidèrent de rester jusqu'à la fin de la semaine.",
        "Le soir, une lettre arriva de la mairie, qui demandait de la patience et promettait très peu.",
        "Pourquoi faudrait-il le croire ?",
        "La plupart des enfants avaient déjà appris la chanson, et ils la répétaient sous le pont.",
        (
            "Plus tard, quand les lampes furent allumées, la plus jeune lut l'histoire à haute voix, le doigt sous la "
            "ligne."
        ),
        (
            "D'après les chiffres de la commune, le nombre des visiteurs a doublé en quinze ans, bien que personne ne "
            "puisse dire combien d'entre eux reviennent."
        ),
    ),
    "es": (
        "La mañana estaba tranquila, y el camino seguía entre muros bajos de piedra.",
        "Durante un rato nadie habló; luego alguien se rió, y los demás empezaron a hablar del tiempo.",
        "Contamos las casas del otro lado del río, y vimos que eran veintisiete.",
        "No era lo que esperaban, pero decidieron quedarse hasta el final de la semana.",
        "Por la tarde llegó una carta del ayuntamiento, que pedía paciencia y prometía muy poco.",
        "¿Por qué habría de creerlo alguien?",
        "La mayoría de los niños ya había aprendido la canción, y la ensayaban debajo del puente.",
        (
            "Más tarde, cuando se encendieron las lámparas, la más joven leyó el cuento en voz alta, con el dedo bajo "
            "la línea."
        ),
        (
            "Según los datos de la administración, el número de visitantes se ha duplicado en quince años, aunque "
            "nadie puede decir cuántos de ellos vuelven."
        ),
    ),
}


def passage(name: str, voices: Iterable[VoiceInfo]) -> tuple[str, ...]:
    """The passage for the voice called `name`, of those an engine lists: in its language if we have one, else English.

    A variant (`gmw/de+f2`) speaks its voice's language.
    """
    bare = name.partition("+")[0].lower()
    known = (info for info in voices if bare in map(str.lower, (info.name, *info.languages)))
    bases = (tag.lower().split("-")[0] for info in known for tag in info.languages)
    return next((PASSAGES[base] for base in bases if base in PASSAGES), PASSAGES["en"])
