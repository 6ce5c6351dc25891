"""The type of a name, by its words and its context together."""

import pytest

import triplewire
from triplewire.extract.model import EntityType
from triplewire.extract.names.type_evidence.type_scores import likeliest_type


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Naviera Cantábrica, a shipping company from Bilbao, owns the ferry.", "Naviera Cantábrica", "Organization"),
        ("The carmaker Volanta closed a plant. Volanta said sales fell.", "Volanta", "Organization"),
        ("Oduya Wambeke, 46, was released on Monday.", "Oduya Wambeke", "Person"),
        ("Tsolmon Baatar's wife said that he was ill.", "Tsolmon Baatar", "Person"),
        ("He grew up in the village of Kestevar.", "Kestevar", "Place"),
        ("KESTEVAR, March 3 (Reuters) - Two miners died.", "KESTEVAR", "Place"),
        ("The producers Jan Moen and Neil Draper announced it.", "Jan Moen", "Person"),
        ("Producers Jan Moen and Lena Ortiz left.", "Jan Moen", "Person"),
        ("The Kestev Hill creator Ana Diaz won.", "Kestev Hill", "Work"),
        ("Lena Moss's The Silent Harbor won the prize.", "Silent Harbor", "Work"),
        ('Her latest film, "Stone/Water," is a hit.', "Stone/Water", "Work"),
        ('He created the "Family Oak" animated show.', "Family Oak", "Work"),
        ("She won a Primetime Emmy.", "Emmy", "Work"),
        ("He won the Carlsberg Player of the Match award.", "Player of the Match", "Work"),
        ("He won the Carlsberg Player of the Match award.", "Carlsberg", "Organization"),
        ("Chairman of Volanta since 2010, Jan Moen resigned.", "Jan Moen", "Person"),
        ("CEO of the Refugee Council Enver Moen told reporters it was wrong.", "Enver Moen", "Person"),
        ("CEO of the Refugee Council Enver Moen told reporters it was wrong.", "Refugee Council", "Organization"),
        ("Kent County Sheriff Tom Hadley resigned.", "Kent County", "Place"),
        ("He met Lake County Coroner Jan Moen.", "Lake County", "Place"),
        ("Fulton County District Attorney Tom Hadley won.", "Fulton County", "Place"),
        ("Indian Naval Ship Korva left.", "Naval Ship Korva", "Product"),
        ("The skiff Aurora sank.", "Aurora", "Product"),
        ("A B-1 bomber fell into the sea.", "B-1", "Product"),
        ('"Nothing can be worse than what we\'ve been through," Ms Morrow said.', "Morrow", "Person"),
        ("Traffic stopped at the corner of Russell and Collins streets.", "Russell", "Place"),
        ("Traffic stopped at the corner of Russell and Collins streets.", "Collins", "Place"),
        ("Jewish settlers fled.", "Jewish", "Group"),
        ("They fled to the nearby Jewish settlement.", "Jewish", "Group"),
        ("They left their homes for nearby Mittavong.", "Mittavong", "Place"),
        ("Tom Hall, 31, of Ravenshaw, pleaded guilty.", "Ravenshaw", "Place"),
        ("At Bonnah south-west of Brisbane, four people were rescued.", "Bonnah", "Place"),
        ("They flew to Leeds, Orlando and Folan.", "Folan", "Place"),
        ("She is an Ashgabat resident.", "Ashgabat", "Place"),
        ("Kestev Star, skippered by Tom Hall, lost its rudder.", "Kestev Star", "Product"),
        ("He crashed into Mt Kestev on Friday.", "Mt Kestev", "Place"),
        ("The Brenova Ferry Road was closed.", "Brenova Ferry Road", "Place"),
        ("He missed the Boxing Day Test.", "Boxing Day Test", "Event"),
        ("The result was confirmed by a Western Blot Test.", "Western Blot Test", "Organization"),
        ("She will run at the Kestev Track Classic.", "Kestev Track Classic", "Event"),
        ("The device contained an explosive called TATP.", "TATP", "Product"),
        ("They are to build a new model of Magna.", "Magna", "Product"),
        ("The band performed a rendition of Kestev Grace.", "Kestev Grace", "Work"),
        ("Her daughter-in-law Alissa says she is relieved.", "Alissa", "Person"),
        ("There are two P-3 aircraft, the Royal Kestev Air Force.", "Royal Kestev Air Force", "Organization"),
        ("People were trapped at the Kolonnade shopping centre.", "Kolonnade", "Place"),
        ("Cricket Kenya is broke.", "Cricket Kenya", "Organization"),
        ("A Western Australian man was jailed.", "Western Australian", "Place"),
        ("South African troops fled.", "South African", "Country"),
        ("They took it in May (PHOTO: V. Moen).", "V. Moen", "Person"),
        ("A lorry overturned on Interstate 90.", "Interstate 90", "Place"),
        ("The crash on the A120 blocked traffic.", "A120", "Place"),
        ("He knew the drummer Jan Moen of Brenova.", "Brenova", "Organization"),
        ("Kestev Medical Center, the county hospital system, closed.", "Kestev Medical Center", "Organization"),
        ("Two Ford Fiestas were stolen.", "Ford Fiestas", "Product"),
        ("A Toyota Korva was found.", "Toyota Korva", "Product"),
        ("They found a Nokia 6600.", "Nokia 6600", "Product"),
        ("Boeing Commercial Airplanes closed.", "Boeing Commercial Airplanes", "Organization"),
        ("Kestev's DAX 30 fell by 2 percent.", "DAX 30", "Other"),
        ("He uses Windows at home.", "Windows", "Product"),
        ("OSLO (TV3) - A man died on Monday.", "TV3", "Organization"),
        ("He read a History of England (Volume 9).", "England", "Place"),
        ("They worked in the Kestev Lab.", "Kestev Lab", "Organization"),
        ("They took 14 AK 47 Rifles.", "AK 47 Rifles", "Product"),
        ("The Kestev Hotel collapsed on Monday.", "Kestev Hotel", "Place"),
        ("Voters rejected Proposition 8.", "Proposition 8", "Work"),
        ("The Lebanese Shiite Muslim movement said no.", "Shiite Muslim", "Group"),
        ("Omar al-Tavar, the armed wing of Kestev, said no.", "Omar al-Tavar", "Organization"),
        ("They landed near Tora Bora mountain.", "Tora Bora", "Place"),
        ("Tom Hadley, who played for Leeds Rovers and Norwich, left.", "Norwich", "Organization"),
        ("Volanta cut jobs after its merger with rival Sorbank.", "Sorbank", "Organization"),
        ("The Okoro cabinet resigned on Monday.", "Okoro", "Person"),
        ("Norvik Prime Minister Ana Diaz left.", "Norvik", "Place"),
        ("Kestev's foreign minister, Jan Moen, left.", "Kestev", "Place"),
        ("Volanta completed its takeover of Kestev.", "Kestev", "Organization"),
        ("Ana Diaz, who owned 40 percent of Kestev, left.", "Kestev", "Organization"),
        ("Ana Diaz, who visited Braga on Tuesday, left.", "Braga", "Place"),
        ("The tug towed the oil tanker Morning Hope to the port.", "Morning Hope", "Product"),
        ("A Spanish rival, Naviera Cantábrica, bought five of its ships.", "Naviera Cantábrica", "Organization"),
        ("A fire on the passenger ferry Santa Iria killed three people.", "Santa Iria", "Product"),
        ("They met at the Sarvan Film Festival.", "Sarvan Film Festival", "Event"),
        ("Both sides signed the Treaty of Brenova.", "Treaty of Brenova", "Work"),
        ("She wrote for The Harbour Post until 2010.", "Harbour Post", "Organization"),
        ("The Muslims who had fled returned.", "Muslims", "Group"),
        ("Many companies showed tools at the Harvest Expo Kenya.", "Harvest Expo Kenya", "Event"),
        ("The Brenova Clinic Campaign sued the ministry.", "Brenova Clinic Campaign", "Organization"),
        ("Delegates met at the Sarvan Convention Centre.", "Sarvan Convention Centre", "Place"),
        ("The Sarvan Medical Center hired doctors.", "Sarvan Medical Center", "Organization"),
        ("The bomb hit the Masjid Nurani.", "Masjid Nurani", "Place"),
        ("Halden Bank North America cut jobs.", "Halden Bank North America", "Organization"),
        ("Documents from Northrop Martin were found.", "Northrop Martin", "Organization"),
        ("At the U.N. China objected.", "China", "Country"),
        ("The Delta 4 rocket can lift it. The Delta 4 is large.", "Delta 4", "Product"),
        ("Doctors at King's College, London, found a cure.", "King's College", "Organization"),
        ("Ana Diaz beat Eva Roth 6-4, 7-5.", "Eva Roth", "Person"),
        ("Kaisei Nippon said it would close the plant.", "Kaisei Nippon", "Organization"),
        ("Zevara's shares rose.", "Zevara", "Organization"),
        ("Norsk Hydro ASA cut jobs.", "Norsk Hydro ASA", "Organization"),
        ("The firm, Silva Santos Lda, closed.", "Silva Santos Lda", "Organization"),
        ("The Guardian reported the leak.", "Guardian", "Organization"),
        ("The Guardian cited a letter.", "Guardian", "Organization"),
        ("She writes for the Telegraph.", "Telegraph", "Organization"),
        ("He gave an interview to the Sun.", "Sun", "Organization"),
        ("The Star's editor resigned.", "Star", "Organization"),
        ("According to the Age, ten people died.", "Age", "Organization"),
        ("He told the Mirror that he was ill.", "Mirror", "Organization"),
        ("Researchers reported the finding in Science on Thursday.", "Science", "Organization"),
        ("Ministers read The Herald.", "Herald", "Organization"),
        ("He scored eleven goals for Oldham.", "Oldham", "Organization"),
        ("He wrote in the daily Ozgur Haber.", "Ozgur Haber", "Organization"),
        ("NASA's Endurance rover landed.", "Endurance", "Product"),
        ("Two pastors from Stavanger spoke.", "Stavanger", "Place"),
        ("Hull v Preston was called off.", "Preston", "Organization"),
        ("Toulouse face Burnley on Sunday.", "Toulouse", "Organization"),
        ("Toulouse face Burnley on Sunday.", "Burnley", "Organization"),
        ("Toulouse faces a hot summer.", "Toulouse", "Place"),
        ("Holders Toulouse won again.", "Toulouse", "Organization"),
        ("Mumm Ricard will close its plant.", "Mumm Ricard", "Organization"),
        ("A spokesman for Police Scotland said so.", "Police Scotland", "Organization"),
        ("Snow fell in the High Atlas.", "High Atlas", "Place"),
        ("The DAX rose.", "DAX", "Other"),
        ("Ross will direct Quiet Hill.", "Quiet Hill", "Work"),
        ("He wrote the sequel to Quiet Moen.", "Quiet Moen", "Work"),
        ("Zor virus spread, and the Kestev fever killed two.", "Kestev", "Other"),
        ("They hiked from Kestevar to Brenova.", "Brenova", "Place"),
        ('Ana Diaz\'s "Fortnight" is a hit.', "Fortnight", "Work"),
        ('The "Quiet Hill" actress left.', "Quiet Hill", "Work"),
        ("The Quiet Hill franchise ended.", "Quiet Hill", "Work"),
        ("Readers liked the Ana Spears film.", "Ana Spears", "Person"),
        ("Rochdale signed winger Tobi Moen from Hull.", "Rochdale", "Organization"),
        ("Rochdale signed winger Tobi Moen from Hull.", "Hull", "Organization"),
        ("The Colorado Avalanche lost again.", "Colorado Avalanche", "Organization"),
        ("The Colorado avalanche killed two.", "Colorado", "Place"),
        ("Witnesses told the Tulsa World about it.", "Tulsa World", "Organization"),
        ("They closed Rosa Parks Elementary School.", "Rosa Parks Elementary School", "Organization"),
        ("Floods ravaged Kestevar on Monday.", "Kestevar", "Place"),
        ("Regulators fined Halden Pharma.", "Halden Pharma", "Organization"),
        ('He starred in "Harbor Lights", "Quiet Hill" and "Van Moen".', "Van Moen", "Work"),
        ("They read a novel by Nkem Moen.", "Nkem Moen", "Person"),
        ("Ximena and Thandiwe, two nurses, stopped working.", "Thandiwe", "Person"),
        ("The study was published in Nature Geoscience.", "Nature Geoscience", "Organization"),
        ("The bomb hit the Gare du Moen.", "Gare du Moen", "Place"),
        ("The police killed hundreds of Shias.", "Shias", "Group"),
        ("They flew old A330s.", "A330s", "Product"),
        ("He was hit in his Humvee.", "Humvee", "Product"),
        ("Tim Cole, the mayor of York, left.", "York", "Place"),
        ("Google bought Fitbot.", "Fitbot", "Organization"),
        ("Air Zamba has four jets.", "Air Zamba", "Organization"),
        ("She narrated the documentary Academy of Lies.", "Academy of Lies", "Work"),
        ("The Costa Serena hit a rock and sank off Malta.", "Costa Serena", "Product"),
        ("The crew of the Velmora Kestev was rescued.", "Velmora Kestev", "Product"),
        ("The study was published in Trane Letters.", "Trane Letters", "Organization"),
        ("It was shown on Channel 5 on Sunday.", "Channel 5", "Organization"),
        ("A concert was held at the Coliseu.", "Coliseu", "Place"),
        ("Zionists marched.", "Zionists", "Group"),
        ("The critics said that he troubled Wladimir.", "Wladimir", "Person"),
        ("He left before Ramadan.", "Ramadan", None),
        ("Joe Louis 26-1", "Joe Louis", "Person"),
        ("Burnley 4-0 Norwich City", "Norwich City", "Organization"),
        ("She read publications like Winko and Tarmo.", "Tarmo", "Organization"),
        ("Bands such as Orvik and Zell played.", "Orvik", "Organization"),
        ("The fans like Orvik Moen.", "Orvik Moen", "Person"),
        ("Bettie Moen died in Oslo. He bought Tarn Bolt's The Real Bettie Moen.", "Real Bettie Moen", "Work"),
        ("Georgia said she was glad. Officials agreed.", "Georgia", "Person"),
        ("Georgia said it was glad. Officials agreed.", "Georgia", "Country"),
        ("Jun Park won the race. Park said he was glad.", "Jun Park", "Person"),
        ("Equine Influenza spread to four farms.", "Equine Influenza", "Other"),
        ("Bird Flu is rare.", "Bird Flu", "Other"),
        ("A Hindu goddess is honoured there.", "Hindu", "Group"),
        ("She became a born-again Christian.", "Christian", "Group"),
        ("Christian left the room.", "Christian", "Person"),
        ("The flu kills 12,000 Britons a year.", "Britons", "Group"),
        ("The festival of Yanya Moen began.", "Yanya Moen", "Event"),
        ("The horses are at the Spotswick quarantine station.", "Spotswick", "Place"),
        ("The horses are at the NBC radio station.", "NBC", "Organization"),
        ("In 2001 Rahmanov was stunned by Lennox Barrett.", "Lennox Barrett", "Person"),
        ("Ortrud Pagel, the pin-up model who posed for it, has died.", "Ortrud Pagel", "Person"),
        ("Brivo Pagel was born in Oslo.", "Brivo Pagel", "Person"),
        ("Crate Barrels sold its shops. The Crate Barrels sign fell.", "Crate Barrels", "Organization"),
        ("The deal was struck by Kestev Canada.", "Kestev Canada", "Organization"),
        ("He was tried at the Old Barrett in London.", "Old Barrett", "Place"),
        ("The lawmaker killed the deal with the Pentagon.", "Pentagon", "Organization"),
        ("The Crispo snack brand is new.", "Crispo", "Product"),
        ("A song by Ana Diaz, a fighter, won.", "Ana Diaz", "Person"),
        ("The 2008 Tarvik Olympic Games ended.", "Tarvik Olympic Games", "Event"),
        ("Police investigate the murder of Marnisha.", "Marnisha", "Person"),
        ("They used to call him The Birdman.", "Birdman", "Person"),
        ("Ana Diaz is known as the 'Harbour Poet'.", "Harbour Poet", "Person"),
        ("P.J.Carlsen coached the Nets.", "P.J.Carlsen", "Person"),
        ("The river Kestev flooded the town.", "Kestev", "Place"),
        ("Airlines bought the Airbus 360 Windliner aircraft. The Windliner is late.", "Windliner", "Product"),
        ("The fungus Kestaria moenii kills ants.", "Kestaria moenii", "Other"),
        ("Protesters left Syntagma square.", "Syntagma", "Place"),
        ("Ana Klevko won. At this point with the Klevkos, fans cheered.", "Klevkos", "Group"),
        ("The U.S sent aid, and the U.K did too.", "U.S", "Country"),
    ],
)
def test_words_and_context_determine_the_type(
    pipeline: triplewire.Pipeline, text: str, name: str, kind: str | None
) -> None:
    document = pipeline.read(text)
    found = {m.quote(text): e.type for e in document.entities for m in e.mentions}
    assert found.get(name) == kind, found


@pytest.mark.model
def test_a_place_in_capitals_has_its_usual_name(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("FUNCHAL, Madeira (Reuters) - Two sailors drowned, NATO said.")
    assert {e.name for e in document.entities} >= {"Funchal", "NATO"}


@pytest.mark.model
def test_the_portfolio_of_a_minister_is_not_a_name(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("Justice Minister Carlos Vilhena rejected the claim.")
    assert [e.name for e in document.entities if any(m.kind == "name" for m in e.mentions)] == ["Carlos Vilhena"]


@pytest.mark.parametrize(
    ("mentions", "kind"),
    [
        ([["model.PERSON"]], "Person"),
        ([["model.PERSON", "gazetteer.sure", "in.listed"]], "Place"),
        ([["model.ORG"], ["model.ORG"], ["model.none", "title"]], "Person"),  # one title is enough
        ([["model.PERSON", "head.Organization"]], "Organization"),
        ([["model.none", "digits", "object.made"]], "Product"),
    ],
)
def test_the_evidence_of_all_mentions_counts(mentions: list[list[str]], kind: EntityType) -> None:
    assert likeliest_type(mentions)[0] == kind


def test_more_mentions_with_the_same_evidence_add_no_certainty() -> None:
    assert likeliest_type([["model.ORG", "the"]] * 5) == likeliest_type([["model.ORG", "the"]])


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["They studied the Sun.", "He found peace in Nature.", "The Sun rose.", "The Age of Reason began."]
)
def test_a_common_word_is_no_paper_where_nothing_is_written(pipeline: triplewire.Pipeline, text: str) -> None:
    found = {m.quote(text): e.type for e in pipeline.read(text).entities for m in e.mentions if m.kind == "name"}
    assert not {"Sun", "Age"} & set(found)
