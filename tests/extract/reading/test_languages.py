"""Languages of texts and of their paragraphs."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.model import Article
from triplewire.extract.reading.languages import is_foreign, is_line_of, language_of
from triplewire.extract.sources import read_sources

ENGLISH = "The mayor of Bergen resigned on Tuesday after she had lost a vote of no confidence in the council. " * 3
FRENCH = "La police a arrêté deux hommes lundi dans le port, a annoncé le procureur de la ville. " * 3

NAMES_IN_ENGLISH = """\
Malawian President Lazarus Chakwera met Tanzanian President Samia Suluhu Hassan in Lilongwe on Friday.
Ugandan lawmaker Muwanga Kivumbi was charged in Masaka with inciting violence.
Kizza Besigye, Erias Lukwago and Winnie Byanyima addressed supporters in Kasangati.
Zimbabwean opposition leader Nelson Chamisa accused Emmerson Mnangagwa of rigging the vote in Bulawayo.
Namibian President Nangolo Mbumba received Botswana's Mokgweetsi Masisi in Windhoek on Tuesday.
Zulu Prince Mangosuthu Buthelezi attacked President Jacob Zuma in Ulundi.
Sotho King Letsie III opened parliament in Maseru on Monday.
Rwandan Foreign Minister Olivier Nduhungirehe visited Burundi's Albert Shingiro in Bujumbura.
Congolese troops recaptured Kiwanja, Rutshuru and Bunagana from M23 rebels.
Yoruba leader Gani Adams praised Ogun Governor Dapo Abiodun in Abeokuta.
Kikuyu elders blessed Deputy President Rigathi Gachagua at Mukurwe wa Nyagathanga.
Plaid Cymru's Liz Saville Roberts and Mabon ap Gwynfor campaigned in Dwyfor Meirionnydd.
Gwynedd Council leader Dyfrig Siencyn resigned in Caernarfon on Thursday.
Ceredigion farmers Dafydd Llywelyn and Gwilym Prysor sued Powys council.
Eisteddfod archdruid Mererid Hopwood crowned Gwenallt Llwyd Ifan in Pontypridd.
Kyrgyz security chief Kamchybek Tashiev met Uzbek Prime Minister Abdulla Aripov in Andijan.
Kazakh Foreign Minister Murat Nurtleu met Turkmen counterpart Rashid Meredov in Ashgabat.
Tajik police detained Nuriddin Rizoyi, Saidjafar Usmonzoda and Hamrokhon Zarifi in Dushanbe.
Uzbek singer Yulduz Usmonova performed in Samarkand and Bukhara on Saturday.
Samoan opposition leader Tuilaepa Sailele Malielegaoi challenged Fiame Naomi Mata'afa in Apia.
Tongan Prime Minister Siaosi Sovaleni resigned in Nuku'alofa before a vote of no confidence.
Fijian Prime Minister Sitiveni Rabuka sacked Aseri Radrodro in Suva on Friday.
Maori King Tuheitia Potatau Te Wherowhero hosted Christopher Luxon at Turangawaewae.
Finnish Foreign Minister Elina Valtonen met Sauli Niinisto in Rovaniemi.
Helsinki prosecutor Raija Toiviainen charged Jussi Halla-aho and Timo Soini.
Basque president Inigo Urkullu met EH Bildu leader Arnaldo Otegi in Vitoria-Gasteiz.
Athletic Bilbao striker Gorka Guruzeta scored against Real Sociedad in Donostia.
Vietnamese President Nguyen Xuan Phuc met Party chief Nguyen Phu Trong in Hanoi.
Hanoi court jailed Pham Doan Trang, Trinh Ba Phuong and Nguyen Thi Tam on Tuesday.
Vietnamese police arrested tycoon Truong My Lan in Ho Chi Minh City."""
NAMES_IN_OTHERS = """\
Rais Samia Suluhu Hassan alikutana na Rais William Ruto mjini Nairobi siku ya Jumatatu.
Waziri Mkuu Kassim Majaliwa alizindua hospitali mpya mjini Dodoma wiki iliyopita.
Polisi wa Uganda wamemkamata kiongozi wa upinzani Bobi Wine mjini Kampala.
Le président Félix Tshisekedi a rencontré Paul Kagame à Luanda lundi.
Emmanuel Macron recevra Olaf Scholz à Paris mardi prochain, selon l'Elysée.
Le ministre Bruno Le Maire a quitté Bercy jeudi soir avec son équipe.
Bundeskanzler Olaf Scholz traf am Montag Präsident Emmanuel Macron in Berlin.
Die Polizei in Hamburg nahm am Freitag zwei Männer aus Bremen fest.
Außenministerin Annalena Baerbock reist nächste Woche nach Kiew und Warschau.
La jueza María Tardón ordenó detener a Javier Ruiz en Sevilla por fraude.
Gustavo Petro viajará a Caracas para reunirse con Nicolás Maduro el viernes.
Premier Dick Schoof ontving maandag de Belgische premier Bart De Wever in Den Haag.
De politie in Rotterdam heeft drie mannen uit Breda aangehouden na een overval.
Presidentti Alexander Stubb tapasi Viron pääministerin Kristen Michalin Tallinnassa tiistaina.
Poliisi otti kiinni kaksi miestä Tampereella lauantaina, kertoo Aamulehti.
Pääministeri Petteri Orpo matkustaa ensi viikolla Brysseliin ja Pariisiin.
Cyfarfu Prif Weinidog Cymru Vaughan Gething ag arweinydd Plaid Cymru yng Nghaerdydd ddydd Llun.
Mae Rhun ap Iorwerth wedi beirniadu Llywodraeth Cymru am gau ysbyty yn Llangefni.
Cafodd dau ddyn eu harestio gan Heddlu Gogledd Cymru ym Mangor ddydd Sul.
Inigo Urkullu lehendakariak Arnaldo Otegi hartu du Gasteizen astelehenean.
Ertzaintzak bi gizon atxilotu ditu Bilbon larunbatean, lapurreta bat egotzita.
Presiden Prabowo Subianto bertemu Perdana Menteri Anwar Ibrahim di Jakarta pada hari Senin.
Polisi Surabaya menangkap tiga orang dalam kasus korupsi di Malang, kata jaksa.
Statsminister Ulf Kristersson träffade Mette Frederiksen i Malmö på måndagen.
Polisen i Göteborg grep två män efter skottlossningen i Angered på fredagen.
Prezydent Andrzej Duda spotkał się w Warszawie z premierem Donaldem Tuskiem.
Policja w Gdańsku zatrzymała dwóch mężczyzn podejrzanych o kradzież samochodów.
Il presidente Sergio Mattarella ha ricevuto Giorgia Meloni al Quirinale lunedì.
El alcalde Juan Espadas inauguró el lunes la nueva estación de Sevilla.
De burgemeester van Utrecht opende dinsdag een nieuw ziekenhuis naast het station."""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, None),
        (FRENCH, "French"),
        ("La policía detuvo el lunes a dos hombres en el puerto, dijo el fiscal.", "Spanish"),
        ("Presiden bertemu dengan menteri luar negeri di Jakarta pada hari Selasa.", "Indonesian"),
        ("Rais alikutana na waziri wa mambo ya nje mjini Nairobi siku ya Jumanne.", "Swahili"),
        ("Poliisi pidätti maanantaina kaksi miestä Helsingissä, kertoi syyttäjä.", "Finnish"),
        ("Президент встретился с министром вчера.", "Russian"),
        ("习近平会见普京", "Chinese"),
        (f"{FRENCH}\n\nAll rights reserved. Follow us for the latest news.", "French"),
        (f"{FRENCH}\n\n{ENGLISH}", None),
        (f"{FRENCH}\n\nThe police of the port arrested two men on Monday.", "French"),
        (f"{FRENCH[:87]}\n\nThe police of the port arrested two men on Monday.", None),
        (f"{ENGLISH}\n\n{FRENCH}", None),
        (f"{FRENCH * 12}\n\n{ENGLISH}", "French"),
        ("Kofi Mensah, Ivo Petrov, Ana Salas, Omar Haddad, Luis Moreno, Per Dahl", None),
        ("Real Madrid 3 Barcelona 1 Atletico 2 Sevilla 0 Valencia 4 Malaga 2", None),
        ("Togo sued Chile.", None),
    ],
)
def test_a_text_in_another_language_is_named(text: str, language: str | None) -> None:
    assert language_of(text) == language


def with_letters(text: str, count: int) -> str:
    """The text with a long last word, so that it has so many letters."""
    return f"{text}e{'e' * (count - 1 - sum(map(str.isalpha, text)))}."


@pytest.mark.parametrize(
    ("english", "french", "language"),
    [
        (200, 1000, None),
        (199, 1000, "French"),
        (150, 600, None),  # a fifth of a short text
        (150, 610, "French"),
        (201, 1800, None),  # just more than a tenth
        (201, 1830, "French"),
    ],
)
def test_how_much_english_a_text_has_to_have(english: int, french: int, language: str | None) -> None:
    text = f"{with_letters(FRENCH * (french // 230), french)}\n\n{with_letters(ENGLISH[: len(ENGLISH) // 2], english)}"
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("paragraph", "foreign"),
    [
        (FRENCH, True),
        ("Die Polizei nahm am Montag zwei Männer fest, sagte der Staatsanwalt.", True),
        ("Президент встретился с министром.", True),
        ("Police in Lima arrested Ivo Petrov, Kofi Mensah and Ana Salas on Monday.", False),
        ("Médecins Sans Frontières, Banco do Brasil, Frankfurter Allgemeine Zeitung", False),
        ("CHICAGO MINNEAPOLIS DETROIT MILWAUKEE CLEVELAND BALTIMORE", False),
        ("Oui, monsieur", False),
    ],
)
def test_paragraphs_in_another_language(paragraph: str, foreign: bool) -> None:
    assert is_foreign(paragraph) is foreign


def test_a_mixed_document_keeps_its_english_parts(tmp_path: Path) -> None:
    (tmp_path / "mixed.txt").write_text(f"{ENGLISH}\n\n{FRENCH}\n\nTogo sued Chile.", "utf-8")
    (article,) = read_sources([str(tmp_path / "mixed.txt")])
    assert isinstance(article, Article)
    blocks, skipped = lay_out(article.text)
    assert [block.quote(article.text)[:9] for block in blocks] == ["The mayor", "Togo sued"]
    assert [(each.reason, each.quote(article.text)[:9]) for each in skipped] == [("language", "La police")]


@pytest.mark.parametrize("sentence", NAMES_IN_ENGLISH.splitlines())
def test_foreign_names_do_not_make_an_english_sentence_foreign(sentence: str) -> None:
    for written in (sentence, normalize("NFD", sentence)):
        assert not is_foreign(written)
        assert language_of(written) is None


@pytest.mark.parametrize("sentence", NAMES_IN_OTHERS.splitlines())
def test_a_short_paragraph_in_another_language_is_told_by_its_words(sentence: str) -> None:
    assert is_foreign(sentence)
    assert language_of(sentence) is not None


SHORT = """\
De burgemeester is over de brug gegaan.
De minister praat over het water in de stad.
Het huis was over de rand van de put.
Over de brug bij Arnhem was het stil.
Die regering het gister oor die begroting gestem.
El presidente Pedro Sanchez viaja a Londres.
El ministro no va a dimitir, dice su partido.
Un informe no final.
Le ministre a dit non.
Der Minister war in Berlin.
O ministro do ambiente foi a Paris.
Statsministeren var i Oslo.
Premier Donald Tusk spotkał się z prezydentem.
Rais Ruto alikutana na Museveni mjini Kampala.
Nakipagkita ang pangulo sa mga alkalde.
Tổng thống gặp thủ tướng tại Hà Nội.
Můj pes má dlouhé blechy."""
SHORT_ENGLISH = """\
Pedro Sanchez met Emmanuel Macron in Paris.
Rain over Bergen.
Van Gaal was sacked.
El Nino hits Peru.
La Scala reopens in Milan.
Viva la vida tops charts.
Ten die in Bamako.
Son of Macron.
Macron visited Côte d’Ivoire.
Jean-Luc Melenchon and Marine le Pen debate.
Police in Rio de Janeiro arrested Bob Roy.
Door opens for Macron.
Ann Lee met @omar_haddad in Paris https://t.co/abc123
Real Madrid v. Juventus, Porto v. Inter Milan
EL PAIS Y LA VANGUARDIA"""


@pytest.mark.parametrize("line", SHORT.splitlines())
def test_a_short_line_in_another_language(line: str) -> None:
    assert is_foreign(line)
    assert language_of(line) not in {None, "English"}


@pytest.mark.parametrize("line", SHORT_ENGLISH.splitlines())
def test_a_short_line_in_english(line: str) -> None:
    assert not is_foreign(line)


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("Scholz besucht Warschau", "de", True),
        ("Gobierno destituye ministro", "es", True),
        ("Contenido relacionado", "es", True),
        ("Sport und Wetter", "de", True),
        ("Bundestag votes", "de", False),
        ("El Niño hits Peru", "es", False),
        ("Mayor quits", "de", False),
        ("Scholz meets Tusk", "pl", False),
        ("14 May", "de", False),
    ],
)
def test_a_short_line_among_lines_of_another_language(line: str, code: str, told: bool) -> None:
    assert is_line_of(line, [code]) is told
    assert not is_line_of(line, [])


def test_short_headlines_of_a_mixed_document_are_not_read_as_english() -> None:
    german = "Der Kanzler hat am Montag die Regierung in Warschau besucht und über die Grenze gesprochen."
    english = "The chancellor met the Polish government in Warsaw on Monday and spoke about the border."
    heads = "Chancellor visits Warsaw", "Scholz besucht Warschau", "Police fear riots"
    text = f"{heads[0]}\n\n{english}\n\n{heads[1]}\n\n{german}\n\n{heads[2]}\n\n{english}"
    left = [text[each.start : each.end] for each in lay_out(text)[1]]
    assert left == [heads[1], german]


REOPENED_IN_FRENCH = "La ministre a rouvert mardi la liaison de traversier après qu’une tempête a endommagé le quai."
REOPENED = "The minister reopened the ferry route on Tuesday after a storm had damaged the wharf."


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Ferry service resumes / Reprise du service de traversier", "Ferry service resumes"),
        ("Reprise du service de traversier | Ferry service resumes", "Ferry service resumes"),
        ("Environnement Canada / Environment Canada", "Environment Canada"),
        ("Transport Canada / Transports Canada", "Transport Canada"),
        ("Bulletin météo", ""),
        ("Weather bulletin", "Weather bulletin"),
        ("Ferry route / Rail link reopens", "Ferry route / Rail link reopens"),
    ],
)  # fmt: skip
def test_the_half_of_a_bilingual_headline(line: str, shown: str) -> None:
    text = f"{line}\n\n{REOPENED}\n\n{REOPENED_IN_FRENCH}\n"
    blocks = [block.quote(text) for block in lay_out(text)[0]]
    assert blocks == [*filter(None, [shown]), REOPENED]


def test_a_quotation_with_its_speaker_in_another_language_is_left_out() -> None:
    said = "« La traversée est de nouveau sûre », a déclaré Mme Power.", "« Nous sommes prêts », Power said."
    text = "\n\n".join((REOPENED, *said))
    assert [block.quote(text)[:3] for block in lay_out(text)[0]] == ["The", "« N"]
