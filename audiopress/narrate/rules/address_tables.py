"""What streets, states and the directions of the compass are called that an address abbreviates."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.rules.pairs import paired

STREETS: Final = paired(
    "st Street; ave Avenue; av Avenue; blvd Boulevard; rd Road; ln Lane; dr Drive; ct Court; pl Place",
    "sq Square; ter Terrace; terr Terrace; pkwy Parkway; hwy Highway; expy Expressway; expwy Expressway",
    "fwy Freeway; cir Circle; cres Crescent; tpke Turnpike; trl Trail; aly Alley; plz Plaza; grv Grove",
    "gdns Gardens",
)
# Written in full: the number before the name is still a house's.
FULL_STREETS: Final = (
    "Street|Avenue|Boulevard|Road|Lane|Drive|Court|Place|Square|Terrace|Parkway|Highway|Crescent|Turnpike|Alley|Plaza|"
    "Gardens|Close|Mews|Broadway"
)
COMPASS: Final = paired(
    "N North; S South; E East; W West; NE Northeast; NW Northwest; SE Southeast; SW Southwest",
)
STATES: Final = paired(
    "AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut; DE Delaware",
    "FL Florida; GA Georgia; HI Hawaii; ID Idaho; IL Illinois; IN Indiana; IA Iowa; KS Kansas; KY Kentucky",
    "LA Louisiana; ME Maine; MD Maryland; MA Massachusetts; MI Michigan; MN Minnesota; MS Mississippi",
    "MO Missouri; MT Montana; NE Nebraska; NV Nevada; NH New Hampshire; NJ New Jersey; NM New Mexico",
    "NY New York; NC North Carolina; ND North Dakota; OH Ohio; OK Oklahoma; OR Oregon; PA Pennsylvania",
    "RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah; VT Vermont",
    "VA Virginia; WA Washington; WV West Virginia; WI Wisconsin; WY Wyoming; PR Puerto Rico; ON Ontario",
    "QC Quebec; BC British Columbia; AB Alberta; MB Manitoba; SK Saskatchewan; NS Nova Scotia; NB New Brunswick",
    "NL Newfoundland and Labrador; PE Prince Edward Island; YT Yukon",
)
# Words too, or an office, a degree, a greeting: a state only before a code of the post.
DOUBTFUL: Final = frozenset(("OK", "HI", "ID", "MD", "PR", "MA", "MS", "AB", "PE", "QC"))
# The states' older abbreviations, after the name of a town.
OLD_STATES: Final = paired(
    "Ala. Alabama; Ariz. Arizona; Ark. Arkansas; Calif. California; Colo. Colorado; Conn. Connecticut",
    "Del. Delaware; Fla. Florida; Ga. Georgia; Ill. Illinois; Ind. Indiana; Kan. Kansas; Ky. Kentucky",
    "La. Louisiana; Mass. Massachusetts; Md. Maryland; Mich. Michigan; Minn. Minnesota; Miss. Mississippi",
    "Mo. Missouri; Mont. Montana; Neb. Nebraska; Nev. Nevada; Okla. Oklahoma; Ore. Oregon; Pa. Pennsylvania",
    "Penn. Pennsylvania; Tenn. Tennessee; Tex. Texas; Va. Virginia; Vt. Vermont; Wash. Washington",
    "Wis. Wisconsin; Wyo. Wyoming; Ont. Ontario; N.Y. New York; N.J. New Jersey; N.H. New Hampshire",
    "N.M. New Mexico; N.C. North Carolina; S.C. South Carolina; N.D. North Dakota; S.D. South Dakota",
    "R.I. Rhode Island; W.Va. West Virginia",
)
SAINTS: Final = (
    "Agnes|Albans|Ambrose|Andrews?|Anne?|Anselm|Anthony|Augustine|Barts|Basil|Bede|Benedict|Bernard|Catherine|Catharines|"
    "Cecilia|Charles|Christopher|Clair|Clare|Columba|Croix|Cuthbert|Davids?|Denis|Dominic|Edmund|Elizabeth|Elmo|"
    "Francis|Gallen|George|Germain|Giles|Gregory|Helena|Helens|Helier|Hilda|Ignatius|Ives|James|Jerome|Joan|Johns?|"
    "Joseph|Jude|Katherine|Kilda|Kitts|Lawrence|Louis|Lucia|Luke|Mark|Martin|Martins|Mary|Marylebone|Matthew|Michael|"
    "Moritz|Nicholas|Olaf|Pancras|Patrick|Pauls?|Peter|Petersburg|Philip|Pierre|Simon|Stephen|Teresa|Therese|Thomas|"
    "Tropez|Valentine|Vincent|Vitus"
)
