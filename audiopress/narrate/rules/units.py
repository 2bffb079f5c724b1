"""A unit's symbol -> its name, one and many, in each language; what may stand after a number only, and where."""

from __future__ import annotations

from typing import Final, NamedTuple

from audiopress.patterns import late


class Unit(NamedTuple):
    """What a unit is called; `gender` is that of its name, "" for a language without."""

    gender: str
    one: str
    many: str


# symbols | English one [many: with s] | German gender one [many: the same] | French and Spanish [many: with s]
_TABLE: Final = """
km Km KM kms | kilometer | m Kilometer | m kilomètre | m kilómetro
m | meter | m Meter | m mètre | m metro
dm | decimeter | m Dezimeter | m décimètre | m decímetro
cm cms | centimeter | m Zentimeter | m centimètre | m centímetro
mm mms | millimeter | m Millimeter | m millimètre | m milímetro
µm μm | micrometer | m Mikrometer | m micromètre | m micrómetro
nm | nanometer | m Nanometer | m nanomètre | m nanómetro
ft | foot feet | m Fuß | m pied | m pie
yd yds | yard | n Yard Yards | m yard | f yarda
mi | mile | f Meile Meilen
nmi | nautical_mile | f Seemeile Seemeilen | m mille_marin milles_marins | f milla_náutica millas_náuticas
ly | light_year | n Lichtjahr Lichtjahre
in | inch inches
km² km2 sq_km sq._km | square_kilometer | m Quadratkilometer | m kilomètre_carré kilomètres_carrés
  | m kilómetro_cuadrado kilómetros_cuadrados
m² m2 sq_m sqm qm | square_meter | m Quadratmeter | m mètre_carré mètres_carrés | m metro_cuadrado metros_cuadrados
cm² cm2 sq_cm | square_centimeter | m Quadratzentimeter | m centimètre_carré centimètres_carrés
  | m centímetro_cuadrado centímetros_cuadrados
mm² mm2 | square_millimeter | m Quadratmillimeter | m millimètre_carré millimètres_carrés
  | m milímetro_cuadrado milímetros_cuadrados
ft² ft2 sq_ft sq._ft sqft | square_foot square_feet
in² in2 sq_in sq._in | square_inch square_inches
yd² yd2 sq_yd sq._yd | square_yard
mi² mi2 sq_mi sq._mi | square_mile
ha | hectare | m Hektar | m hectare | f hectárea
m³ m3 cbm | cubic_meter | m Kubikmeter | m mètre_cube mètres_cubes | m metro_cúbico metros_cúbicos
km³ km3 | cubic_kilometer | m Kubikkilometer | m kilomètre_cube kilomètres_cubes
  | m kilómetro_cúbico kilómetros_cúbicos
dm³ dm3 | cubic_decimeter | m Kubikdezimeter | m décimètre_cube décimètres_cubes
  | m decímetro_cúbico decímetros_cúbicos
cm³ cm3 cc ccm | cubic_centimeter | m Kubikzentimeter | m centimètre_cube centimètres_cubes
  | m centímetro_cúbico centímetros_cúbicos
mm³ mm3 | cubic_millimeter | m Kubikmillimeter
ft³ ft3 cu_ft cu._ft | cubic_foot cubic_feet
in³ in3 cu_in cu._in | cubic_inch cubic_inches
l L ℓ ltr | liter | m Liter | m litre | m litro
ml mL ML | milliliter | m Milliliter | m millilitre | m mililitro
cl cL | centiliter | m Zentiliter | m centilitre | m centilitro
dl dL | deciliter | m Deziliter | m décilitre | m decilitro
hl hL | hectoliter | m Hektoliter | m hectolitre | m hectolitro
µl µL μl μL | microliter | m Mikroliter | m microlitre | m microlitro
gal gals | gallon | f Gallone Gallonen | m gallon | m galón galones
qt qts | quart
fl_oz fl._oz floz | fluid_ounce
tsp tsps | teaspoon
tbsp tbsps Tbsp | tablespoon
TL | - | m Teelöffel
EL | - | m Esslöffel
c._à_s. | - | - | f cuillère_à_soupe cuillères_à_soupe
c._à_c. | - | - | f cuillère_à_café cuillères_à_café
kg kgs Kg KG | kilogram | n Kilogramm | m kilogramme | m kilogramo
g gr | gram | n Gramm | m gramme | m gramo
mg mgs | milligram | n Milligramm | m milligramme | m miligramo
µg μg mcg | microgram | n Mikrogramm | m microgramme | m microgramo
ng | nanogram | n Nanogramm | m nanogramme | m nanogramo
t | tonne | f Tonne Tonnen | f tonne | f tonelada
Mt | megaton | f Megatonne Megatonnen
Gt | gigaton | f Gigatonne Gigatonnen
lb lbs | pound | n Pfund | f livre | f libra
oz ozs | ounce | f Unze Unzen | f once | f onza
cwt | hundredweight hundredweight
mph | mile_per_hour miles_per_hour | f Meile_pro_Stunde Meilen_pro_Stunde
kph kmh kmph Km/h | kilometer_per_hour kilometers_per_hour | m Kilometer_pro_Stunde
  | m kilomètre_par_heure kilomètres_par_heure | m kilómetro_por_hora kilómetros_por_hora
kn kt kts | knot | m Knoten | m nœud | m nudo
mpg | mile_per_gallon miles_per_gallon
°C ºC °_C ℃ | degree_Celsius degrees_Celsius | n Grad_Celsius | m degré_Celsius degrés_Celsius
  | m grado_Celsius grados_Celsius
°F ºF °_F ℉ | degree_Fahrenheit degrees_Fahrenheit | n Grad_Fahrenheit | m degré_Fahrenheit degrés_Fahrenheit
  | m grado_Fahrenheit grados_Fahrenheit
K | kelvin kelvin | n Kelvin | m kelvin kelvins | m kelvin kelvin
° º | degree | m Grad | m degré | m grado
kB KB | kilobyte | n Kilobyte | m kilooctet | m kilobyte
MB | megabyte | n Megabyte | m mégaoctet | m megabyte
GB | gigabyte | n Gigabyte | m gigaoctet | m gigabyte
TB | terabyte | n Terabyte | m téraoctet | m terabyte
PB | petabyte | n Petabyte | m pétaoctet | m petabyte
Mo | - | - | m mégaoctet
Go | - | - | m gigaoctet
To | - | - | m téraoctet
KiB | kibibyte | n Kibibyte | m kibioctet | m kibibyte
MiB | mebibyte | n Mebibyte | m mébioctet | m mebibyte
GiB | gibibyte | n Gibibyte | m gibioctet | m gibibyte
TiB | tebibyte | n Tebibyte | m tébioctet | m tebibyte
kb Kb kbit Kbit | kilobit | n Kilobit | m kilobit | m kilobit kilobits
Mb Mbit | megabit | n Megabit | m mégabit | m megabit megabits
Gb Gbit | gigabit | n Gigabit | m gigabit | m gigabit gigabits
Tb Tbit | terabit | n Terabit
kbps Kbps | kilobit_per_second kilobits_per_second | n Kilobit_pro_Sekunde
Mbps mbps MBit/s | megabit_per_second megabits_per_second | n Megabit_pro_Sekunde
Gbps gbps | gigabit_per_second gigabits_per_second | n Gigabit_pro_Sekunde
Tbps | terabit_per_second terabits_per_second
MBps | megabyte_per_second megabytes_per_second
Hz | hertz hertz | n Hertz | m hertz hertz | m hercio
kHz KHz khz | kilohertz kilohertz | n Kilohertz | m kilohertz kilohertz | m kilohercio
MHz Mhz mhz | megahertz megahertz | n Megahertz | m mégahertz mégahertz | m megahercio
GHz Ghz ghz | gigahertz gigahertz | n Gigahertz | m gigahertz gigahertz | m gigahercio
THz | terahertz terahertz | n Terahertz
W | watt | n Watt | m watt | m vatio
mW | milliwatt | n Milliwatt
kW KW kw | kilowatt | n Kilowatt | m kilowatt | m kilovatio
MW | megawatt | n Megawatt | m mégawatt | m megavatio
GW | gigawatt | n Gigawatt | m gigawatt | m gigavatio
TW | terawatt | n Terawatt | m térawatt | m teravatio
Wh | watt_hour | f Wattstunde Wattstunden | m wattheure | m vatio_hora vatios_hora
kWh KWh kwh | kilowatt_hour | f Kilowattstunde Kilowattstunden | m kilowattheure | m kilovatio_hora kilovatios_hora
MWh | megawatt_hour | f Megawattstunde Megawattstunden | m mégawattheure | m megavatio_hora megavatios_hora
GWh | gigawatt_hour | f Gigawattstunde Gigawattstunden | m gigawattheure | m gigavatio_hora gigavatios_hora
TWh | terawatt_hour | f Terawattstunde Terawattstunden | m térawattheure | m teravatio_hora teravatios_hora
mAh | milliamp_hour | f Milliamperestunde Milliamperestunden
Ah | amp_hour | f Amperestunde Amperestunden
J | joule | n Joule | m joule | m julio
kJ KJ | kilojoule | n Kilojoule | m kilojoule | m kilojulio
MJ | megajoule | n Megajoule | m mégajoule | m megajulio
GJ | gigajoule
cal | calorie | f Kalorie Kalorien | f calorie | f caloría
kcal Kcal | kilocalorie | f Kilokalorie Kilokalorien | f kilocalorie | f kilocaloría
eV | electronvolt | n Elektronenvolt
keV | kiloelectronvolt
MeV | megaelectronvolt
GeV | gigaelectronvolt
TeV | teraelectronvolt
hp bhp HP | horsepower horsepower
PS | - | f PS
ch | - | - | m cheval chevaux
CV | - | - | - | m caballo
V | volt | n Volt | m volt | m voltio
mV | millivolt | n Millivolt
kV | kilovolt | n Kilovolt | m kilovolt | m kilovoltio
A | amp | n Ampere | m ampère | m amperio
mA | milliamp | n Milliampere
µA μA | microamp
Ω | ohm | n Ohm | m ohm | m ohmio
kΩ | kilohm | n Kiloohm
MΩ | megohm
µF μF | microfarad
nF | nanofarad
pF | picofarad
N | newton | n Newton | m newton | m newton newtons
kN | kilonewton | n Kilonewton
Nm | newton_meter | m Newtonmeter
Pa | pascal | n Pascal | m pascal | m pascal pascales
hPa | hectopascal | n Hektopascal | m hectopascal | m hectopascal hectopascales
kPa | kilopascal | n Kilopascal | m kilopascal | m kilopascal kilopascales
MPa | megapascal | n Megapascal
GPa | gigapascal | n Gigapascal
mbar | millibar | n Millibar | m millibar | m milibar milibares
atm | atmosphere | f Atmosphäre Atmosphären | f atmosphère | f atmósfera
psi PSI | pound_per_square_inch pounds_per_square_inch
mmHg mm_Hg | millimeter_of_mercury millimeters_of_mercury | m Millimeter_Quecksilbersäule
dB db | decibel | n Dezibel | m décibel | m decibelio
dBA dB(A) | A_weighted_decibel | n Dezibel
mol | mole | n Mol | f mole | m mol moles
mmol | millimole | n Millimol | f millimole | m milimol milimoles
µmol μmol | micromole
mM | millimolar millimolar
µM μM | micromolar micromolar
nM | nanomolar nanomolar
kDa | kilodalton
Bq | becquerel
Sv | sievert
mSv | millisievert | n Millisievert
µSv μSv | microsievert
Gy | gray
lx | lux lux | n Lux
lm | lumen | n Lumen
IU | international_unit
ms msec msecs | millisecond | f Millisekunde Millisekunden | f milliseconde | m milisegundo
µs μs | microsecond | f Mikrosekunde Mikrosekunden | f microseconde | m microsegundo
ns | nanosecond | f Nanosekunde Nanosekunden | f nanoseconde | m nanosegundo
s sec secs | second | f Sekunde Sekunden | f seconde | m segundo
min mins | minute | f Minute Minuten | f minute | m minuto
h hr hrs | hour | f Stunde Stunden | f heure | f hora
Sek Sek. | - | f Sekunde Sekunden
Min Min. | - | f Minute Minuten
Std Std. | - | f Stunde Stunden
mn | - | - | f minute
wk wks | week
mo mos mth mths | month
yr yrs | year
ppm | part_per_million parts_per_million
ppb | part_per_billion parts_per_billion
bpm BPM | beat_per_minute beats_per_minute
rpm RPM | revolution_per_minute revolutions_per_minute
fps FPS | frame_per_second frames_per_second
dpi DPI | dot_per_inch dots_per_inch
ppi PPI | pixel_per_inch pixels_per_inch
px | pixel | n Pixel | m pixel | m píxel píxeles
Mpx Mpix | megapixel | n Megapixel
MP | megapixel | n Megapixel
pt pts | point
bps bp | basis_point
base_pair | base_pair
pc | percent percent
% ％ | percent percent | n Prozent | m pour_cent pour_cent | m por_ciento por_ciento
‰ | per_mille per_mille | n Promille | m pour_mille pour_mille | m por_mil por_mil
pp | percentage_point
"""
_COLUMNS: Final = ("en", "de", "fr", "es")
PER: Final = {"en": "per", "de": "pro", "fr": "par", "es": "por"}


def _unit(cell: str, language: str) -> Unit | None:
    words = [word.replace("_", " ") for word in cell.split()]
    if words == ["-"]:
        return None
    gender = "" if language == "en" else words.pop(0)
    plural = words[0] if language == "de" else f"{words[0]}s"
    return Unit(gender, words[0], words[1] if len(words) > 1 else plural)


def _read() -> dict[str, dict[str, Unit]]:
    found: dict[str, dict[str, Unit]] = {language: {} for language in _COLUMNS}
    for row in _TABLE.strip().replace("\n  |", " |").splitlines():
        symbols, *cells = row.split(" | ")
        for language, cell in zip(_COLUMNS, cells, strict=False):
            unit = _unit(cell, language)
            if unit:
                found[language].update((symbol.replace("_", " "), unit) for symbol in symbols.split())
    return found


UNITS: Final = _read()


def one_of(symbol: str, language: str = "en") -> str:
    """What one of that unit is called, as after “per”; "" if it is none.

    >>> one_of("kg"), one_of("h", "de"), one_of("book")
    ('kilogram', 'Stunde', '')
    """
    unit = UNITS[language].get(symbol)
    return unit.one if unit else ""


def named(symbol: str, language: str = "en", *, one: bool = False) -> str:
    """The name of a unit, or of one unit per another: km/h, kg m⁻³; what is no unit after the slash is a word.

    >>> named("km"), named("km/h", one=True), named("m/s²"), named("kJ mol⁻¹"), named("mg/kg", "de")
    ('kilometers', 'kilometer per hour', 'meters per second squared', 'kilojoules per mole', 'Milligramm pro Kilogramm')
    """
    if symbol in UNITS[language]:
        return UNITS[language][symbol].one if one else UNITS[language][symbol].many
    first, *others = _FACTOR.findall(symbol)
    if first[2]:
        return _factor("", first[1], first[2], language)
    said = named(first[1], language, one=one) if first[1] in UNITS[language] else first[1]
    return " ".join((said, *(_factor(joint, name, power, language) for joint, name, power in others)))


_FACTOR: Final = late(r"([/·⋅ ]?)\s?([^/·⋅⁻ ]+)((?:⁻[¹²³])?)")
_POWERS: Final = {"²": "squared", "³": "cubed", "2": "squared"}


def _factor(joint: str, name: str, power: str, language: str) -> str:
    """“/s²” → “per second squared”; “ mol⁻¹” → “per mole”; “·h” → “hour”."""
    name += power[1:].removesuffix("¹")
    unit = one_of(name, language)
    if not unit and name[-1] in _POWERS:
        unit = f"{one_of(name[:-1], language) or name[:-1]} {_POWERS[name[-1]]}"
    return f"{PER[language]} {unit or name}" if power or joint == "/" else unit or name
