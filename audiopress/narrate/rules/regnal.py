"""Names of those who are counted: kings, queens, popes, sultans; one row per language."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.wordlist import wordlist

MEN: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(
        wordlist(
            "Henry Edward George William Charles James Richard Stephen John Louis Philip Francis Frederick Frederic "
            "Wilhelm Friedrich Ludwig Franz Ferdinand Alexander Nicholas Peter Paul Ivan Michael Alfonso Alphonse "
            "Napoleon Pius Leo Gregory Benedict Clement Innocent Urban Boniface Sixtus Julius Adrian Hadrian Celestine "
            "Honorius Martin Eugene Callixtus Calixtus Linus Nicolas Constantine Justinian Theodosius Valentinian "
            "Leopold Joseph Maximilian Rudolf Rudolph Matthias Otto Conrad Konrad Albert Baldwin Robert David Malcolm "
            "Kenneth Duncan Christian Christopher Gustav Gustavus Oscar Carl Karl Haakon Olav Olaf Harald Magnus Eric "
            "Erik Sigismund Casimir Stanislaus Augustus Ladislaus Bela Stephan Umberto Victor Emmanuel Emanuel Pedro "
            "Manuel Sancho Afonso Carlos Felipe Juan Fernando Enrique Ramesses Rameses Ramses Thutmose Tuthmosis "
            "Amenhotep Seti Psamtik Ptolemy Antiochus Seleucus Darius Xerxes Artaxerxes Cyrus Mithridates Attalus "
            "Tiglath-Pileser Shalmaneser Sargon Ashurnasirpal Nebuchadnezzar Mehmed Murad Selim Suleiman Süleyman "
            "Bayezid Mustafa Ahmed Abdulhamid Abdülhamid Osman Hassan Abdullah Hussein Mohammed Muhammad Rama Shapur "
            "Khosrow Yazdegerd Bohemond Roger Tancred Manfred Alaric Theodoric Clovis Childeric Chlothar Pepin "
            "Carloman "
            "Lothair Hugh Odo Rainier Jean Henri Albrecht Georg Hans Willem Amadeus Cosimo Lorenzo Sforza Tupac "
            "Kamehameha Menelik Haile Gebhard Basil Romanos Alexios Manuel Andronikos Theodore Isaac Leontios Tiberius "
            "Heraclius Samuel Simeon Boris Stefan Uroš Mircea Vlad Radu Zog Faisal Farouk Fuad Mahmud Abdulmejid "
            "Amadeo "
            "Kamose Intef Mentuhotep Senusret Sesostris Amenemhat Pepi Nectanebo Montezuma Moctezuma Jigme"
        )
    ),
    "de": frozenset(
        wordlist(
            "Ludwig Friedrich Wilhelm Heinrich Karl Otto Franz Joseph Josef Ferdinand Leopold Maximilian Rudolf Konrad "
            "Albrecht Georg Johann Johannes Paul Pius Benedikt Leo Gregor Clemens Klemens Innozenz Urban Alexander "
            "Nikolaus Peter Iwan Napoleon Philipp Jakob Eduard Richard Wilhelm August Christian Gustav Ramses "
            "Ptolemaios "
            "Sixtus Julius Mehmed Selim Süleyman Murad Harald Alfons Sigismund Bonifatius Viktor Emanuel Felipe Charles"
        )
    ),
    "fr": frozenset(
        wordlist(
            "Louis Charles Henri François Philippe Napoléon Jean Paul Benoît Pie Léon Grégoire Clément Innocent Urbain "
            "Boniface Sixte Jules Alexandre Nicolas Pierre Ivan Guillaume Frédéric Édouard Edouard Georges Jacques "
            "Richard Léopold Joseph Ferdinand Albert Baudouin Robert Hugues Lothaire Carloman Childéric Clotaire "
            "Ramsès "
            "Ptolémée Mehmed Selim Soliman Hassan Mohammed Alphonse Pedro Juan Carlos Felipe Gustave Christian Oscar "
            "Maximilien Othon Rodolphe Sigismond Victor-Emmanuel Jean-Paul Rainier Amédée Casimir"
        )
    ),
    "es": frozenset(
        wordlist(
            "Felipe Carlos Fernando Alfonso Juan Luis Enrique Pedro Pablo Sancho Ramiro Jaime Pío Benedicto León "
            "Gregorio "
            "Clemente Inocencio Urbano Bonifacio Sixto Julio Alejandro Nicolás Iván Guillermo Federico Eduardo Jorge "
            "Jacobo Ricardo Leopoldo José Napoleón Francisco Maximiliano Otón Rodolfo Ramsés Ptolomeo Amadeo Ordoño "
            "Bermudo García Moctezuma Manuel Víctor Humberto Balduino Gustavo Hasán Mohamed Solimán Berenguer"
        )
    ),
}
WOMEN: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(
        wordlist(
            "Elizabeth Mary Victoria Catherine Anne Margaret Isabella Cleopatra Berenice Arsinoe Maria Joanna Beatrix "
            "Wilhelmina Margrethe Christina Urraca Eleanor Matilda Elisabeth Sophia Juliana"
        )
    ),
    "de": frozenset(
        wordlist("Elisabeth Katharina Maria Viktoria Kleopatra Margarethe Isabella Beatrix Christina Johanna")
    ),
    "fr": frozenset(wordlist("Élisabeth Elisabeth Catherine Marie Isabelle Cléopâtre Marguerite Jeanne Victoria")),
    "es": frozenset(wordlist("Isabel Catalina María Juana Cleopatra Margarita Victoria Urraca Cristina Beatriz")),
}
