"""Words that stand after a stop only where they open a sentence."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.wordlist import wordlist

# Words that stand after a stop only where they open a sentence.
ENGLISH: Final = wordlist(
    "It He She They We You I The This That These Those There A An In On At But And So If When While As Then Now Our "
    "His Her Their My Its Not No Yes What Who Why How Where Some Many Most For From With After Before"
)

# The same in other languages; German has capitals everywhere, so only what is no noun.
OPENERS: Final[dict[str, tuple[str, ...]]] = {
    "en": ENGLISH,
    "de": wordlist(
        "Er Sie Es Wir Ich Du Ihr Das Dies Diese Dieser Dann Danach Aber Und Doch So Da Wenn Als Nun Jetzt Auch Hier "
        "Dort Was Wer Wie Warum Nicht Im Am In Nach Vor Mit"
    ),
    "fr": wordlist(
        "Il Elle Ils Elles On Nous Vous Je Tu Ce Cette Ces Cela Puis Ensuite Mais Et Alors Donc Or Si Quand Où Qui Que "
        "Un Une Le La Les Dans En Après Avant Pourquoi"
    ),
    "es": wordlist(
        "Él Ella Ellos Ellas Yo Nosotros Esto Este Esta Luego Después Entonces Pero Y Así Si Cuando Donde Qué Quién "
        "Un Una El La Los Las En Con No Sí También Ahora"
    ),
}
