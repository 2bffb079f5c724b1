"""Words that make a year in brackets no reference: dates, events, places, firms and parties."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.wordlist import wordlist

# Words before a year that make it a date, a version or a plan, not somebody's publication.
NO_AUTHORS: Final = frozenset(
    wordlist(
        "january february march april may june july august september october november december jan feb mar apr jun jul "
        "aug sep sept oct nov dec spring summer autumn fall winter monday tuesday wednesday thursday friday saturday "
        "sunday since until in by from after before during around about circa early late mid born died founded "
        "established opened released updated revised copyright rfc iso din ieee windows office agenda horizon vision "
        "expo euro olympics cup version "
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
        "januar februar märz juni juli oktober dezember seit bis im "
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    )
)
EVENTS: Final = frozenset(
    wordlist(
        "act acts law treaty revolution war convention conference games olympics election elections earthquake crisis "
        "agreement declaration report plan strike protocol constitution summit expo festival cup regulation "
        "regulations bill code statute"
    )
)
NO_PAGES: Final = frozenset(
    wordlist(
        "psalm psalms ps surah sura sonnet canto article section rule chapter table figure fig book verse letter act "
        "amendment hymn apollo windows room route page line note number no part step appendix stanza stage scene item"
    )
)
# Where something was, who brought it out, whom it was voted for: “(London, 2012)”, “(Parlophone, 1966)”.
NO_PERSONS: Final = frozenset(
    name.strip()
    for line in (
        "afghanistan, africa, algeria, america, angola, argentina, asia, australia, austria, bangladesh, belgium",
        "bolivia, bosnia, brazil, britain, bulgaria, cambodia, canada, chile, china, colombia, congo, costa rica",
        "croatia, cuba, cyprus, czechoslovakia, denmark, ecuador, egypt, england, estonia, ethiopia, europe",
        "finland, france, germany, ghana, great britain, greece, guatemala, haiti, hong kong, hungary, iceland",
        "india, indonesia, iran, iraq, italy, jamaica, japan, kenya, korea, kosovo, kuwait, laos, latvia, lebanon",
        "liberia, libya, lithuania, malaysia, mali, mexico, mongolia, morocco, mozambique, myanmar, namibia",
        "nepal, new zealand, nicaragua, nigeria, north korea, northern ireland, norway, pakistan, palestine",
        "panama, peru, poland, portugal, puerto rico, qatar, romania, russia, rwanda, saudi arabia, scotland",
        "senegal, serbia, singapore, slovakia, slovenia, somalia, south africa, south korea, soviet union, spain",
        "sri lanka, sudan, sweden, switzerland, syria, taiwan, tanzania, thailand, tibet, tunisia, turkey, uganda",
        "ukraine, united kingdom, united states, uruguay, venezuela, vietnam, wales, yemen, yugoslavia, zambia",
        "zimbabwe, amsterdam, antwerp, athens, atlanta, baghdad, bangkok, barcelona, beijing, beirut, belgrade",
        "berlin, bogotá, brussels, budapest, buenos aires, cairo, calgary, cape town, chicago, cologne",
        "copenhagen, cannes, delhi, detroit, dubai, dublin, edinburgh, florence, frankfurt, geneva, glasgow",
        "hamburg, helsinki, hiroshima, innsbruck, istanbul, jakarta, jerusalem, johannesburg, kabul, kyiv, kyoto",
        "lagos, lima, lisbon, liverpool, london, los angeles, madrid, manila, melbourne, mexico city, miami",
        "milan, montreal, moscow, mumbai, munich, nagano, nagasaki, nairobi, naples, new delhi, new orleans",
        "new york, oslo, paris, philadelphia, prague, pyeongchang, rio, rio de janeiro, rome, rotterdam, saigon",
        "salt lake city, san francisco, santiago, sapporo, sarajevo, seattle, seoul, shanghai, sochi, stockholm",
        "sydney, tehran, tokyo, toronto, turin, vancouver, venice, vienna, warsaw, washington, zurich, california",
        "texas, florida, ohio, alaska, hawaii, kalifornien, deutschland, österreich, frankreich, wien, köln",
        "münchen, españa, londres, roma, viena, suisse, labour, labor, conservative, conservatives, tory, liberal",
        "liberals, democrat, democrats, republican, republicans, bloomsbury, cambridge university press",
        "doubleday, faber, farrar, harpercollins, houghton mifflin, knopf, macmillan, mcgraw-hill",
        "oxford university press, palgrave, pantheon, penguin, penguin books, picador, random house, routledge",
        "simon and schuster, springer, suhrkamp, gallimard, verso, vintage, capitol, columbia, decca",
        "deutsche grammophon, emi, interscope, motown, parlophone, polydor, rca, stax, sub pop, virgin",
        "warner bros., netflix, nintendo, paramount, pixar",
    )
    for name in line.split(",")
)
