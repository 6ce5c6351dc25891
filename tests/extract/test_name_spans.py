"""The edges of names."""

import pytest

import triplewire


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A spokesman for the Rice Growers Association Daniel Moreno said so.",
            ["Rice Growers Association", "Daniel Moreno"],
        ),
        ("According to Rathke the Board of Trade was late.", ["Rathke", "Board of Trade"]),
        ("Texas beat Ohio State 1 – 0 on Friday.", ["Texas", "Ohio State"]),
        ("Burnley 4-0 Norwich City", ["Burnley", "Norwich City"]),
        ("Arsenal beat Burnley 4-0 on Saturday.", ["Arsenal", "Burnley"]),
        ("Final score: Leeds United 2-1 Derby County.", ["Leeds United", "Derby County", "Derby"]),
        ("He flew the Boeing 747-400 to Paris 3-5 May.", ["Boeing 747-400", "Paris"]),
        ("Brothers Ali Noor and Hassan Noor were arrested.", ["Ali Noor", "Hassan Noor"]),
        ("Sisters Anna and Maria Petrova fled.", ["Anna", "Maria Petrova"]),
        ("U.S. Officials said the talks failed.", ["U.S."]),
        ("Iraqi Soldiers killed two men.", []),
        ("Guests met student Ahmed Noor Image: Kern Press.", ["Ahmed Noor", "Kern Press"]),
        ("According to the Science Citation Index Professor Moen is famous.", ["Science Citation Index", "Moen"]),
        ("According to Haddad the Sol Party owned the house.", ["Haddad", "Sol Party"]),
        ("Alexander the Great died.", ["Alexander the Great"]),
        ("St. Peter's Basilica was closed.", ["St. Peter's Basilica"]),
        ("St. Jude's Hospital hired doctors.", ["St. Jude's Hospital"]),
        ("St. Mary's College of Maryland opened a library.", ["St. Mary's College of Maryland", "Maryland"]),
        ('Police said Sergeant Frank "Greg" Ford had left.', ['Frank "Greg" Ford']),
        ("The Delta 4 was developed by Boeing.", ["Delta 4", "Boeing"]),
        ("Apollo 11 landed.", ["Apollo 11"]),
        ("In Oslo 4 people died.", ["Oslo"]),
        ("The Boeing 747-400 left.", ["Boeing 747-400"]),
        ("Chad attacked Niger 3 miles from the border.", ["Chad", "Niger"]),
        ("Boeing 747 jets left Oslo.", ["Boeing 747", "Oslo"]),
        ("Chief Operating Officer Ann Lee left.", ["Ann Lee"]),
        ("Viewers saw Volanta on French television.", ["Volanta"]),
        ("Tom Hall of the Green Party won.", ["Tom Hall", "Green Party"]),
        ("Green Party leader Ann Lee spoke.", ["Green Party", "Ann Lee"]),
        ("An Islamic State member spoke.", ["Islamic State"]),
        ("The Northern Indian town was flooded.", []),
        ("Pentagon Press Secretary John Moe spoke.", ["Pentagon", "John Moe"]),
        (
            "Under Secretary of the Air Force for Supplies Marvin Cole signed the deal.",
            ["Air Force for Supplies", "Marvin Cole"],
        ),
        ("President of the Board of Trade Ursula von der Moen spoke.", ["Board of Trade", "Ursula von der Moen"]),
        ("He wrote for Time Magazine and The Boston Globe.", ["Time Magazine", "Boston Globe"]),
        (
            "The Ministry of Defence's Directorate of Legal Affairs replied.",
            ["Ministry of Defence", "Directorate of Legal Affairs"],
        ),
        ("The Lord's Resistance Army burned the village.", ["Lord's Resistance Army"]),
        ("The minister's Resistance Army burned the village.", ["Resistance Army"]),
        (
            "Secretary General of the Andean Community Wagner spoke. Wagner met the Andean Community.",
            ["Andean Community", "Wagner", "Wagner", "Andean Community"],
        ),
        (
            "Patrols of the Armed Forces and Gendarmerie left. The Gendarmerie returned.",
            ["Armed Forces", "Gendarmerie", "Gendarmerie"],
        ),
        ("The American Jessica Cooper lost.", ["Jessica Cooper"]),
        ("Irish Water apologised on Monday.", ["Irish Water"]),
        ("He served in the 10th Mountain Division.", ["10th Mountain Division"]),
        ("A Qantas Boeing 737 landed.", ["Qantas", "Boeing 737"]),
        ("The Committee on Foreign Trade met on Monday.", ["Committee on Foreign Trade"]),
        ("They met Doctors Without Borders in Oslo.", ["Doctors Without Borders", "Oslo"]),
        ("Senator Ann Roe (D-MI) and Rep. Al Poe (R-Texas) voted.", ["Ann Roe", "Al Poe"]),
        ("Hansa Lines of Hamburg hired the tug.", ["Hansa Lines", "Hamburg"]),
        ("The National Bank of Kenya closed.", ["National Bank of Kenya"]),
        ("She sang the single Will You Be There? on Friday.", ["Will You Be There"]),
        ("The album Back to the River sold well.", ["Back to the River"]),
        ("The Moen Group sold the Hill Gazette to Volanta Group.", ["Moen Group", "Hill Gazette", "Volanta Group"]),
        ("Sheila Tanui won ahead of Winnie Cheptoo of Kenya.", ["Sheila Tanui", "Winnie Cheptoo", "Kenya"]),
        ("In an interview with People, Reid said she was ill.", ["People", "Reid"]),
        ("Leeds beat Burnley 3-1.", ["Leeds", "Burnley"]),
        ("Fixtures: Sunderland v Hull, Preston v Burnley.", ["Sunderland", "Hull", "Preston", "Burnley"]),
        ("Cyclone Oramu hit Fiji.", ["Cyclone Oramu", "Fiji"]),
        ("She bought an iPhone 15 on eBay.", ["iPhone 15", "eBay"]),
        ("Boeing delivered twenty of the 737 Max.", ["Boeing", "737 Max"]),
        ("Moen sued Four Oaks Partners.", ["Moen", "Four Oaks Partners"]),
        ("Abdel Fattah al-Moen met the envoy.", ["Abdel Fattah al-Moen"]),
        ('Officers arrested Terrell "Bones" McRae in Oslo.', ['Terrell "Bones" McRae', "Oslo"]),
        ('Officers arrested Ana "La Reina" Fuentes on Friday.', ['Ana "La Reina" Fuentes']),
        ("Sen. Rhonda Moe, R-Ohio, wrote the law.", ["Rhonda Moe", "Ohio"]),
        ("The captain, Cmdr. Ross Moe, spoke to Det. Sgt. Ann Ray.", ["Ross Moe", "Ann Ray"]),
        ("The Truth and Justice party lost in Lodz.", ["Truth and Justice", "Lodz"]),
        ("The Hill Gazette was sold. The Gazette has a new editor.", ["Hill Gazette", "Gazette"]),
        (
            "HMS Ferret docked in Oslo. The captain said Ferret would sail for Hull.",
            ["HMS Ferret", "Oslo", "Ferret", "Hull"],
        ),
        ("Officials closed the Going-To-The-Sun Road.", []),  # the parser takes "The" alone for a proper noun
    ],
)
def test_names_stand_alone(pipeline: triplewire.Pipeline, text: str, names: list[str]) -> None:
    mentions = [m for e in pipeline.read(text).entities for m in e.mentions if m.kind == "name"]
    assert [m.quote(text) for m in sorted(mentions, key=lambda m: m.start)] == names
