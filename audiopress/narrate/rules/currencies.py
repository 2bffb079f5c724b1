"""A currency's sign or ISO 4217 code -> its names, and those of its hundredth, in each language."""

from __future__ import annotations

from typing import Final, NamedTuple

from audiopress.narrate.rules.amounts import table


class Coin(NamedTuple):
    """What a currency is called; `gender` is that of its name, "" for a language without; no `cents`: no minor unit."""

    gender: str
    one: str
    many: str
    cent: str
    cents: str


# code | English one, many, minor one, minor many | German | French | Spanish: gender, one, many, minor many
_TABLE: Final = """
$ | dollar dollars cent cents | m Dollar Dollar Cent | m dollar dollars cents | m dólar dólares centavos
USD | US_dollar US_dollars cent cents | m US-Dollar US-Dollar Cent
  | m dollar_américain dollars_américains cents | m dólar_estadounidense dólares_estadounidenses centavos
EUR | euro euros cent cents | m Euro Euro Cent | m euro euros centimes | m euro euros céntimos
GBP | pound pounds penny pence | n Pfund Pfund Pence | f livre livres pence | f libra libras peniques
JPY | yen yen - - | m Yen Yen - | m yen yens - | m yen yenes -
CNY | yuan yuan fen fen | m Yuan Yuan - | m yuan yuans - | m yuan yuanes -
CHF | Swiss_franc Swiss_francs centime centimes | m Franken Franken Rappen
  | m franc_suisse francs_suisses centimes | m franco_suizo francos_suizos céntimos
INR | rupee rupees paisa paise | f Rupie Rupien Paise | f roupie roupies paise | f rupia rupias paisas
RUB | ruble rubles kopeck kopecks | m Rubel Rubel Kopeken | m rouble roubles kopecks | m rublo rublos kopeks
TRY | lira lira kurush kurush | f Lira Lira Kurusch | f livre_turque livres_turques - | f lira liras -
PLN | zloty zlotys grosz grosz | m Zloty Zloty Groschen | m zloty zlotys - | m esloti eslotis -
CAD | Canadian_dollar Canadian_dollars cent cents | m kanadischer_Dollar kanadische_Dollar Cent
  | m dollar_canadien dollars_canadiens cents | m dólar_canadiense dólares_canadienses centavos
AUD | Australian_dollar Australian_dollars cent cents | m australischer_Dollar australische_Dollar Cent
  | m dollar_australien dollars_australiens cents | m dólar_australiano dólares_australianos centavos
SEK | krona kronor öre öre | f Krone Kronen Öre | f couronne couronnes öre | f corona coronas öre
NOK | krone kroner øre øre | f Krone Kronen Öre | f couronne couronnes øre | f corona coronas øre
DKK | krone kroner øre øre | f Krone Kronen Öre | f couronne couronnes øre | f corona coronas øre
CZK | koruna korunas haler halers | f Krone Kronen Heller | f couronne couronnes - | f corona coronas -
HUF | forint forints - - | m Forint Forint - | m forint forints - | m forinto forintos -
MXN | Mexican_peso Mexican_pesos centavo centavos | m Peso Pesos Centavos | m peso pesos centavos
  | m peso_mexicano pesos_mexicanos centavos
NZD | New_Zealand_dollar New_Zealand_dollars cent cents
HKD | Hong_Kong_dollar Hong_Kong_dollars cent cents
SGD | Singapore_dollar Singapore_dollars cent cents
TWD | New_Taiwan_dollar New_Taiwan_dollars cent cents
JMD | Jamaican_dollar Jamaican_dollars cent cents
TTD | Trinidad_and_Tobago_dollar Trinidad_and_Tobago_dollars cent cents
BRL | real reais centavo centavos
KRW | won won - -
ILS | shekel shekels agora agorot
THB | baht baht satang satang
VND | dong dong - -
PHP | peso pesos centavo centavos
NGN | naira naira kobo kobo
UAH | hryvnia hryvnias kopiyka kopiykas
KZT | tenge tenge - -
GHS | cedi cedis pesewa pesewas
CRC | colon colones - -
PYG | guarani guaranis - -
GEL | lari lari tetri tetri
MNT | tugrik tugriks - -
LAK | kip kip - -
KHR | riel riels - -
AZN | manat manat - -
BDT | taka taka poisha poisha
BTC | bitcoin bitcoins - -
ZAR | rand rand cent cents
EGP | Egyptian_pound Egyptian_pounds piastre piastres
KES | Kenyan_shilling Kenyan_shillings cent cents
UGX | Ugandan_shilling Ugandan_shillings - -
TZS | Tanzanian_shilling Tanzanian_shillings - -
IDR | rupiah rupiah - -
MYR | ringgit ringgit sen sen
PKR | Pakistani_rupee Pakistani_rupees paisa paise
LKR | Sri_Lankan_rupee Sri_Lankan_rupees cent cents
NPR | Nepalese_rupee Nepalese_rupees paisa paise
SAR | Saudi_riyal Saudi_riyals halala halalas
AED | dirham dirhams fils fils
QAR | Qatari_riyal Qatari_riyals dirham dirhams
KWD | Kuwaiti_dinar Kuwaiti_dinars - -
RSD | Serbian_dinar Serbian_dinars - -
RON | leu lei ban bani
BGN | lev leva stotinka stotinki
ISK | Icelandic_krona Icelandic_kronur - -
ARS | Argentine_peso Argentine_pesos centavo centavos
CLP | Chilean_peso Chilean_pesos - -
COP | Colombian_peso Colombian_pesos centavo centavos
PEN | sol soles centimo centimos
MAD | Moroccan_dirham Moroccan_dirhams centime centimes
XAF | CFA_franc CFA_francs - -
"""
# How they are written: signs, and letters that stand for nothing else beside a number.
SIGNS: Final = {
    **table(
        "$ = $; US$ U.S.$ USD$ = USD; A$ AU$ AUD$ = AUD; C$ CA$ CAD$ Can$ = CAD; NZ$ = NZD; "
        "HK$ = HKD; S$ SG$ = SGD; "
        "NT$ = TWD; J$ = JMD; TT$ = TTD; R$ = BRL; MX$ Mex$ = MXN; "
        "€ = EUR; £ = GBP; ¥ ￥ = JPY; CN¥ RMB¥ RMB 元 = CNY; "
        "JP¥ 円 = JPY; ₹ Rs Rs. = INR; ₩ = KRW; ₽ = RUB; ₺ = TRY; ₪ = ILS; ฿ = THB; ₫ = VND; ₱ = PHP; ₦ = NGN; "
        "₴ = UAH; ₸ = KZT; "
        "₵ GH₵ = GHS; "
        "₡ = CRC; ₲ = PYG; ₾ = GEL; ₮ = MNT; ₭ = LAK; ៛ = KHR; ₼ = AZN; ৳ = BDT; ₿ = BTC; "
        "kr kr. = NOK; SKr = SEK; zł = PLN; Kč = CZK; Ft = HUF; лв = BGN; руб. руб = RUB; RM = MYR; Rp = IDR; "
        "KSh Ksh KSh. = KES; fr. Fr. SFr. sFr. = CHF"
    ),
}
_COLUMNS: Final = ("en", "de", "fr", "es")


def _coin(cells: list[str], language: str) -> Coin:
    words = ["" if cell == "-" else cell.replace("_", " ") for cell in cells]
    if language == "en":
        return Coin("", words[0], words[1], words[2], words[3])
    return Coin(words[0], words[1], words[2], words[3], words[3])


def _read() -> dict[str, dict[str, Coin]]:
    found: dict[str, dict[str, Coin]] = {language: {} for language in _COLUMNS}
    for row in _TABLE.strip().replace("\n  |", " |").splitlines():
        code, *cells = row.split(" | ")
        for language, cell in zip(_COLUMNS, cells, strict=False):
            found[language][code] = _coin(cell.split(), language)
    return found


COINS: Final = _read()


def coin(written: str, language: str = "en") -> Coin | None:
    """The names of a currency written as a sign or a code; None if this language has none for it.

    >>> coin("US$").many, coin("€", "de").cents, coin("₦", "de")
    ('US dollars', 'Cent', None)
    """
    return COINS[language].get(SIGNS.get(written, written))
