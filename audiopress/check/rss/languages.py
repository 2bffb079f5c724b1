"""Codes of languages and countries, and the tags that are made of them (RFC 5646)."""

from __future__ import annotations

import re

# ISO 639-1: of these languages, RFC 5646 § 2.2.1 allows no longer code.
_SHORT_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_SHORT = frozenset(_SHORT_CODES.split())
# ISO 639-2: what the same languages may not be called.
_LONG_CODES = """
    aar abk afr aka alb amh ara arg arm asm ava ave aym aze bak bam baq bel ben bih bis bod bos bre bul bur cat
    ces cha che chi chu chv cor cos cre cym cze dan deu div dut dzo ell eng epo est eus ewe fao fas fij fin fra
    fre fry ful geo ger gla gle glg glv gre grn guj hat hau heb her hin hmo hrv hun hye ibo ice ido iii iku ile
    ina ind ipk isl ita jav jpn kal kan kas kat kau kaz khm kik kin kir kom kon kor kua kur lao lat lav lim lin
    lit ltz lub lug mac mah mal mao mar may mkd mlg mlt mon mri msa mya nau nav nbl nde ndo nep nld nno nob nor
    nya oci oji ori orm oss pan per pli pol por pus que roh ron rum run rus sag san sin slk slo slv sme smo sna
    snd som sot spa sqi srd srp ssw sun swa swe tah tam tat tel tgk tgl tha tib tir ton tsn tso tuk tur twi uig
    ukr urd uzb ven vie vol wel wln wol xho yid yor zha zho zul
"""
_LONG = frozenset(_LONG_CODES.split())
# ISO 3166-1 alpha-2.
_COUNTRIES_CODES = """
    ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz
    ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo
    fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je
    jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo
    mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw
    py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm
    tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
"""
COUNTRIES = frozenset(_COUNTRIES_CODES.split())

# RFC 5646 § 2.2.8: tags of old that are good as a whole, whatever they are made of.
_OLD_TAGS = """
    en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu
    sgn-be-fr sgn-be-nl sgn-ch-de art-lojban cel-gaulish no-bok no-nyn zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang
"""
_GRANDFATHERED = frozenset(_OLD_TAGS.split())
_PRIVATE = re.compile(r"x(-[a-z\d]{1,8})+")  # § 2.2.7: agreed on between those who use it
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(-[a-z]{3}){0,3}(-[a-z]{4})?(-(?P<region>[a-z]{2}|\d{3}))?"
    r"(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?"
)


def language(value: str) -> str:
    """What a language tag must be, or nothing where it is one.

    >>> language("pt-BR"), language("english"), language("en-UK")
    ('', 'a language tag such as “en” or “pt-BR”', 'a language tag whose region is a country of ISO 3166')
    """
    if value.lower() in _GRANDFATHERED or _PRIVATE.fullmatch(value.lower()):
        return ""
    found = _TAG.fullmatch(value.lower())
    if not found:
        return "a language tag such as “en” or “pt-BR”"
    known, region = found["language"], found["region"] or ""
    if known in _LONG or (len(known) == 2 and known not in _SHORT):
        return "a language tag that begins with the shortest code of ISO 639"
    if len(region) == 2 and region not in COUNTRIES:
        return "a language tag whose region is a country of ISO 3166"
    return ""
