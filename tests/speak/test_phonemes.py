"""Phonemes reach espeak as its own, other engines as words, and the words keep their times."""

import sys

import pytest

from audiopress.config.ipa import foreign_symbol, tidy
from audiopress.model import Pcm, Voice
from audiopress.model.phonemes import plain, pronounced
from audiopress.narrate.wordlist import wordlist
from audiopress.speak import Breath, Cache, Studio, load_engine
from audiopress.speak.clips import Task, spoken_fragment
from audiopress.speak.engine import takes_phonemes
from audiopress.speak.ipa import mnemonics
from audiopress.speak.isolate import isolated
from audiopress.speak.tone_engine import ToneEngine
from tests.speak.raw import Raw

needs_espeak = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the espeak driver is Linux's")

WORDS = wordlist(
    """
    about abundance across actually again against already although amazing ancient another answer apparatus apple
    architecture article asked attention audience author autumn baker balance barrel beautiful because become
    believe beneath bicycle bird board boat bottle bought bridge bright brother build burden business butter
    button calendar care castle caught ceiling century certain change chaos character cheese chemistry children
    church circle citizen city climate clothes cloud coffee colour comfortable committee company conscience
    continue council country courage cousin create creature cultural curious dangerous daughter decision delicious
    democracy describe desert develop different difficult dinner distance doubt dozen early earth easy echo
    education effort eight either electric element elephant engine enough environment equal essay evening every
    evidence exactly example exercise experience eyes family famous farther fashion favourite feather february
    fierce figure finger fire first flour foreign forest forward fourth freedom friend fruit furniture future
    garage garden gentle giant girl glacier government grandmother grateful guard guess guitar half hammer
    happiness harbour hardly heart height history honest horizon hour house human hundred hungry idea imagine
    important increase information instrument interesting island journey judge juice jump kitchen knowledge ladder
    language laugh learned leisure length library liquid listen little loose lovely machine magazine manager
    market marriage measure medicine memory message middle million minute mirror modern moisture money mountain
    mouth muscle museum music mystery narrow nation natural nature necessary neighbour nephew nothing notice
    number object ocean offer often onion opinion orange ordinary oxygen package palace paper paragraph parallel
    patience pattern people perhaps phone photograph picture piece pilot pleasure poem police popular possible
    potato power practice precious prepare present pressure prison probably problem process promise pronounce
    psychology public pupil purpose quarrel question quiet rather realize really reason recipe rhythm river rough
    royal sailor sausage scene schedule science scissors season secret serious shoulder sign silence similar
    singer sister situation sixth smooth soldier solution something sometimes special spirit square stomach
    straight strange stranger strength student style subject successful sugar suggest summer surface surprise
    sweater sword system taught teacher temperature theatre thirsty thought thousand threat through together
    tomorrow tongue tooth tortoise toward tower treasure trouble truth twelfth umbrella uncle unique universe
    usual vacation valley various vegetable vehicle village violin vision voice volume voyage water weather weight
    whether whistle wilderness window wisdom wonderful worse would writing yacht yellow yesterday young zebra
    """
)


def _sounds(texts: list[str], voice: str) -> tuple[str, ...]:
    return load_engine("pyttsx3").sounds(tuple(texts), Voice(voice))  # type: ignore[attr-defined]  # Pyttsx3Engine's


@needs_espeak
@pytest.mark.parametrize("voice", ["gmw/en", "gmw/en-US"])
def test_english_comes_back_as_it_went(voice: str) -> None:
    """Word -> the voice's IPA -> our mnemonics -> the voice's IPA: the same for 99 of 100 common words."""
    ipa = _sounds(WORDS, voice)
    again = _sounds([pronounced("x", tidy(one)) for one in ipa], voice)
    differing = [word for word, one, other in zip(WORDS, ipa, again, strict=True) if one != other]

    assert len(WORDS) >= 370
    assert not [one for one in ipa if foreign_symbol(tidy(one))]
    assert len(differing) <= len(WORDS) / 100, differing


@needs_espeak
@pytest.mark.parametrize(
    ("voice", "words"),
    [
        (
            "gmw/de",
            "Straße Mädchen schön Bücher Zeitung Pferd heute Haus Vater König sprechen nichts Freunde Restaurant",
        ),
        (
            "roa/fr",
            "bonjour maison nuit fleur lune enfant jardin pain brun agneau rouge travail oiseau heure vieux soleil",
        ),
        ("roa/es", "perro niño llamar guitarra ciudad bueno agua jamón fuego Barcelona zapato cigüeña hoy rey pero"),
    ],
)
def test_other_languages_come_back_as_they_went(voice: str, words: str) -> None:
    """German, French and Spanish have tables of their own."""
    ipa = _sounds(words.split(), voice)

    assert _sounds([pronounced("x", tidy(one)) for one in ipa], voice) == ipa


@needs_espeak
@pytest.mark.parametrize(
    ("ipa", "voice", "heard"),
    [
        ("ʃɪˈvɔːn", "gmw/en", "ʃɪvˈɔːn"),
        ("ˈstɑːɹi", "gmw/en", "stˈɑːɹi"),
        ("kɑːɹ", "gmw/en", "kɑː"),
        ("ˈnina", "gmw/en-US", "nˈiːnɑː"),
        ("ˈɡøːtə", "gmw/en", "ɡˈɜːtə"),
        ("lyn ɡaʁˈsɔ̃", "gmw/en", "luːn ɡaʁsˈɔ̃"),
        ("x-espeak h@l'oU", "gmw/en-US", "həlˈoʊ"),
    ],
)
def test_a_sound_that_a_voice_lacks_becomes_its_nearest(ipa: str, voice: str, heard: str) -> None:
    """Names of all languages can be said in any voice; stress stands where it should."""
    assert _sounds([pronounced("x", ipa)], voice) == (heard,)


@needs_espeak
def test_every_symbol_of_the_alphabet_is_a_sound_in_every_language() -> None:
    """No letter of IPA is lost, whichever table it is looked up in."""
    letters = "pbtdʈɖcɟkɡqɢʔmɱnɳɲŋɴʙrʀⱱɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɭʎʟɫwʍɥɕʑiyɨʉɯuɪʏʊeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒɚɝᵻᵿ"
    for language in ("en-us", "en-gb", "de", "fr", "es", "it", "pl"):
        assert [letter for letter in letters if not mnemonics(letter, language)] == []
    assert all(_sounds([pronounced("x", f"a{letter}a") for letter in letters], "gmw/en"))


@needs_espeak
def test_words_around_phonemes_keep_their_times() -> None:
    """Marks lie on the text with phonemes in it; nothing is said of the brackets, an author's own included."""
    engine = load_engine("pyttsx3")
    name, gif = pronounced("Siobhan Ní", "ʃɪˈvɔːn niː"), pronounced("GIF", "dʒɪf")
    texts = (f"The book of {name}, is “{gif}” here.", f"[[x|y]] ({gif})", "One [[x|y]] two.")
    pcm: Pcm = isolated(engine.speak, texts, Voice("gmw/en"), timeout_s=60)
    marked = [
        [text[word.start : word.end] for word in spoken.words] for text, spoken in zip(texts, pcm.spoken, strict=True)
    ]

    assert marked == [
        ["The", "book", "of", f"{name},", "is", f"“{gif}”", "here."],
        ["[[x|y]]", f"({gif})"],
        ["One", "[[x|y]]", "two."],
    ]
    assert all(
        spoken.words[i].sample < spoken.words[i + 1].sample
        for spoken in pcm.spoken
        for i in range(len(spoken.words) - 1)
    )


@needs_espeak
def test_a_text_without_phonemes_sounds_as_ever() -> None:
    """Brackets that an author wrote are no phonemes, alone or beside some."""
    assert _sounds(["[[h@l'oU]] x"], "gmw/en") != _sounds([f"{pronounced('x', 'x-espeak h@l_oU')} x"], "gmw/en")
    assert _sounds([f"[[fOks]] {pronounced('a', 'a')}"], "gmw/en")[0].startswith("fˈɒks") is False


def test_an_engine_without_phonemes_gets_the_words(tmp_path) -> None:
    """The tone engine, and any third party's: plain words to speak, and marks that fit the text all the same."""
    name = pronounced("Siobhan Ní", "ʃɪˈvɔːn niː")
    text = f"Oh {name}, yes."
    task = Task("k", Breath(("s1",), (text,), (), Voice("tone")), Studio(ToneEngine(), Raw(), Cache(tmp_path)))
    fragment = spoken_fragment(task)

    assert not takes_phonemes(ToneEngine())
    assert fragment.data == ToneEngine().speak((plain(text),), Voice("tone")).data
    assert [text[word.start : word.end] for word in fragment.spoken[0].words] == ["Oh", name, f"{name},", "yes."]
