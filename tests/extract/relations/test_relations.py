"""Lasting relations between entities, in whole texts."""

from dataclasses import replace

import pytest
from frozen import all_parses

import triplewire
from triplewire.extract.errors import LexiconError, RuleError
from triplewire.extract.lexicon.loading import load_table, read_table
from triplewire.extract.lexicon.relation_patterns import RelationEnds, load_relation_patterns
from triplewire.extract.model import Document, Relation
from triplewire.extract.preparation import prepare
from triplewire.extract.relations.mechanisms.noun_relations import find_roles
from triplewire.extract.relations.mechanisms.stated import Finder
from triplewire.extract.relations.rules import FAMILY
from triplewire.extract.rules.rule import Rule
from triplewire.extract.syntax.tree import Row, Sentence, Tree


def told(document: Document, relation: Relation) -> str:
    names = {entity.id: entity.name for entity in document.entities}
    words = [
        "formerly" if relation.former else "",
        names[relation.subject],
        relation.relation,
        names.get(relation.object, relation.object),
        f"of {names[relation.of]}" if relation.of else "",
        f"({relation.qualifier})" if relation.qualifier else "",
        f"says {names.get(relation.attribution[0].speaker or '', 'nobody')}" if relation.attribution else "",
    ]
    return " ".join(filter(None, words))


def relations(pipeline: triplewire.Pipeline, text: str) -> list[str]:
    document = pipeline.read(text)
    return [told(document, relation) for relation in document.relations]


PARSES = [sentence for text, parses in all_parses().items() for sentence in prepare(parses, text)]
STATED = [
    # Offices: titles, appositions, copulas, appointments, descriptions
    ("Kenyan President William Ruto flew to Paris.", "William Ruto holdsOffice President of Kenya"),
    ("Norway's Prime Minister Jonas Store spoke.", "Jonas Store holdsOffice Prime Minister of Norway"),
    ("Former French President Nicolas Sarkozy spoke.", "formerly Nicolas Sarkozy holdsOffice President of France"),
    ("Mary Jones, the mayor of Toronto, spoke.", "Mary Jones holdsOffice mayor of Toronto"),
    ("The mayor of Toronto, Mary Jones, spoke.", "Mary Jones holdsOffice mayor of Toronto"),
    ("Mary Jones is the mayor of Toronto.", "Mary Jones holdsOffice mayor of Toronto"),
    ("Mary Jones was elected mayor of Toronto.", "Mary Jones holdsOffice mayor of Toronto"),
    ("Mary Jones resigned as mayor of Toronto.", "formerly Mary Jones holdsOffice mayor of Toronto"),
    ("Mary Jones was sworn in as mayor of Toronto.", "Mary Jones holdsOffice mayor of Toronto"),
    ("Deputy Interior Minister Ali Khan spoke.", "Ali Khan holdsOffice Deputy Interior Minister"),
    ("The Norwegian PM Jonas Store spoke.", "Jonas Store holdsOffice Prime Minister of Norway"),
    ("Foreign Secretary David Lammy spoke.", "David Lammy holdsOffice Foreign Secretary"),
    ("Secretary of State Antony Blinken spoke.", "Antony Blinken holdsOffice Secretary of State"),
    ("The club appointed Marco Rossi head coach.", "Marco Rossi holdsOffice head coach of The club"),
    ("The new Academy President Mary Jones spoke.", "Mary Jones holdsOffice Academy President"),
    ("The Kenyan chairman of the African Union, Tom Clark, spoke.", "Tom Clark holdsOffice chairman of African Union"),
    ("The Kenyan minister of trade, Tom Clark, spoke.", "Tom Clark holdsOffice minister of trade of Kenya"),
    # Affiliation
    ("Mary Jones, at the University of Ghent, spoke.", "Mary Jones employedBy University of Ghent"),
    ("Mary Jones, a member of the Labour Party, voted.", "Mary Jones memberOf Labour Party"),
    ("Two Hezbollah fighters withdrew.", "Two Hezbollah fighters memberOf Hezbollah"),
    ("Mary Jones joined the Labour Party in May.", "Mary Jones memberOf Labour Party"),
    ("Reuters reporter Mary Jones was released.", "Mary Jones employedBy Reuters"),
    ("Mary Jones works for Siemens.", "Mary Jones employedBy Siemens"),
    ("Mary Jones studied at Harvard University.", "Mary Jones educatedAt Harvard University"),
    ("Mary Jones leads the Labour Party.", "Mary Jones leads Labour Party"),
    # People
    ("Mary Jones, a Canadian singer, spoke.", "Mary Jones nationality Canada"),
    ("Mary Jones was born in Toronto.", "Mary Jones bornIn Toronto"),
    ("Mary Jones lives in Toronto.", "Mary Jones residesIn Toronto"),
    ("Mary Jones, the sister of Tom Clark, spoke.", "Mary Jones kinOf Tom Clark (sister)"),
    ("Mary Jones married Tom Clark.", "Mary Jones kinOf Tom Clark (married)"),
    # Places
    ("They moved to Hoboken, New Jersey, in May.", "Hoboken locatedIn New Jersey"),
    ("They took the Iraqi city of Mosul.", "Mosul locatedIn Iraq"),
    ("Nairobi, the capital of Kenya, was flooded.", "Nairobi capitalOf Kenya"),
    ("Greenland is part of Denmark.", "Greenland partOf Denmark"),
    ("The University of Ghent is in Belgium.", "University of Ghent basedIn Belgium"),
    ("The University of Texas, Austin, closed.", "University of Texas basedIn Austin"),
    ("Mosul is in northern Iraq.", "Mosul locatedIn Iraq"),
    # Organisations
    ("Siemens is based in Munich.", "Siemens basedIn Munich"),
    ("The Lebanese group Hezbollah fired first.", "Hezbollah basedIn Lebanon"),
    ("The Russian Foreign Ministry spoke.", "Russian Foreign Ministry partOf Russia"),
    ("Microsoft was founded by Bill Gates.", "Microsoft foundedBy Bill Gates"),
    ("Volkswagen owns Audi.", "Audi ownedBy Volkswagen"),
    ("The UN met. The UN Security Council voted.", "UN Security Council partOf UN"),
    ("The African Union, including Chad and Niger, agreed.", "Niger memberOf African Union"),
    ("The British government spoke.", "The British government partOf United Kingdom"),
    ("The rebels took control of Aleppo.", "The rebels controls Aleppo"),
    (
        "Tom Clark, a former chief financial officer of Siemens, spoke.",
        "formerly Tom Clark holdsOffice chief financial officer of Siemens",
    ),
    # Inside a question that takes it for granted, or before one
    ("Why did Mary Jones marry Tom Clark?", "Mary Jones kinOf Tom Clark (marry)"),
    ("Did Mary Jones, who leads the Labour Party, resign?", "Mary Jones leads Labour Party"),
    ("Did Mary Jones, the mayor of Toronto, resign?", "Mary Jones holdsOffice mayor of Toronto"),
    ("Volkswagen owns Audi. Does it pay?", "Audi ownedBy Volkswagen"),
    # Inside a claim
    ("The army claims control of Aleppo.", "The army controls Aleppo says The army"),
    ("Mary Jones said Greenland is part of Denmark.", "Greenland partOf Denmark says Mary Jones"),
    ("Mary Jones said Tom Clark joined the Labour Party.", "Tom Clark memberOf Labour Party says Mary Jones"),
    ('"Volkswagen owns Audi," Mary Jones said.', "Audi ownedBy Volkswagen says Mary Jones"),
]

NOT_STATED = [
    "Greenland is not part of Denmark.",
    "Mary Jones, at the Granja, met Tom Clark.",
    "Lunch was a traditional Brazilian barbecue.",
    "Toronto's Mary Jones was fired.",
    "They praised an ally in the Gulf, Qatar.",
    "The chairwoman, Mary Jones and Tom Clark spoke.",
    "Mary Jones, who saw the envoy from Oslo, left.",
    "The Red Cross is in Haiti.",
    "Mary Jones is in Kenya.",
    "Mumbai, India's financial capital, was quiet.",
    "Lagos is the commercial capital of Nigeria.",
    "Greenland must remain a part of Denmark.",
    "Greenland may become part of Denmark.",
    "If Greenland is part of Denmark, the treaty holds.",
    "Mary Jones wants to join the Labour Party.",
    "Mary Jones refused to join the Labour Party.",
    "Mary Jones never worked for Siemens.",
    "Mary Jones was not born in Toronto.",
    "Mary Jones hopes to become mayor of Toronto.",
    "Mary Jones, a would-be mayor of Toronto, spoke.",
    "Volkswagen will own Audi.",
    "They visited Paris, Berlin and Rome.",
    "Mary Jones declared herself mayor of Toronto.",
    "Mary Jones will be sworn in as mayor of Toronto.",
    "Mary Jones is seen as a leader of the party.",
    "British Columbia voted in May.",
    "Boeing's main rival, Airbus, grew.",
    "Boeing's rival Airbus grew.",
    "The mayor spoke.",
    "Hezbollah fighters withdrew.",
    "Volkswagen owns Volkswagen.",
    "Norway's army withdrew.",
    "Mary Jones leads the Labour Party? Not so.",
    "Volkswagen owns Audi? Far from it.",
    "Mary Jones married Tom Clark? Nonsense.",
    "Mary Jones is the mayor of Toronto? Wrong.",
    "Is Mary Jones the mayor of Toronto?",
    "Does Volkswagen own Audi?",
    "Does Tom Clark think Mary Jones leads the Labour Party?",
    "In a parallel universe, Mary Jones married Tom Clark.",
]


# All that is stated
ALL = [
    # The whole, and where it stands
    (
        "President Emmanuel Dupont of France spoke.",
        ["Emmanuel Dupont holdsOffice President of France", "Emmanuel Dupont nationality France"],
    ),
    ("Texas Attorney General Mary Jones spoke.", ["Mary Jones holdsOffice Attorney General of Texas"]),
    ("Gov. Mary Jones of Texas spoke.", ["Mary Jones holdsOffice Governor of Texas"]),
    ("Mary Jones was named coach of the year.", []),
    ("Mary Jones was named coach of the team.", ["Mary Jones holdsOffice coach of the team"]),
    (
        "Siemens's Chief Data Protection Officer, Mary Jones, spoke.",
        ["Mary Jones holdsOffice Chief Data Protection Officer of Siemens"],
    ),
    (
        "Chilean President Tom Clark died.",
        ["formerly Tom Clark holdsOffice President of Chile", "Tom Clark nationality Chile"],
    ),
    (
        "Toronto mayor Mary Jones took over from Toronto mayor Tom Clark.",
        [
            "Mary Jones holdsOffice mayor of Toronto",
            "formerly Tom Clark holdsOffice mayor of Toronto",
        ],
    ),
    ("The funeral of Toronto mayor Mary Jones was held.", ["formerly Mary Jones holdsOffice mayor of Toronto"]),
    ("The rival of Toronto mayor Mary Jones left.", ["Mary Jones holdsOffice mayor of Toronto"]),
    (
        "Mary Jones succeeded Toronto mayor Tom Clark.",
        [
            "Mary Jones succeeded Tom Clark",
            "formerly Tom Clark holdsOffice mayor of Toronto",
        ],
    ),
    ("Mary Jones may succeed Toronto mayor Tom Clark.", ["Tom Clark holdsOffice mayor of Toronto"]),
    ("African Union Chairman Tom Clark spoke.", ["Tom Clark holdsOffice Chairman of African Union"]),
    ("Oslo Police and the Oslo Police Department agreed.", []),
    ("Under head coach Mary Jones, the team won.", ["Mary Jones holdsOffice head coach"]),
    ("NATO Secretary General Mary Jones spoke.", ["Mary Jones holdsOffice Secretary General of NATO"]),
    ("Siemens named Mary Jones as chief executive.", ["Mary Jones holdsOffice chief executive of Siemens"]),
    ("The council appointed Nina Jones prime minister.", ["Nina Jones holdsOffice prime minister"]),
    ("Parliament elected Omar Haddad president.", ["Omar Haddad holdsOffice president"]),
    ("Delegates chose Ana Silva party leader.", ["Ana Silva holdsOffice party leader"]),
    ("Omar Said is survived by his son, Ali Said.", ["Ali Said kinOf Omar Said (son)"]),
    ("Norway's ambassador to Turkey, Mary Jones, spoke.", ["Mary Jones holdsOffice ambassador to Turkey of Norway"]),
    ("Chad's king and Peru's president, Mary Jones, spoke.", ["Mary Jones holdsOffice president of Peru"]),
    ("Mr Justice Clark spoke.", ["Clark holdsOffice judge"]),
    ("Mary Jones, a powerful speaker, left.", []),
    ("President-elect Mary Jones spoke.", []),
    ("Benita Jones, the European commissioner, spoke.", ["Benita Jones holdsOffice European commissioner"]),
    # Who sits for a place or stands at it need not live there; what is called an airline employs
    ("Senator Mary Jones from Virginia spoke.", ["Mary Jones holdsOffice Senator of Virginia"]),
    ("Mary Jones, 31, from Virginia spoke.", ["Mary Jones residesIn Virginia"]),
    ("Mary Jones, at Terminal 3, spoke.", []),
    (
        "Tom Clark (Ryanair) spoke. Ryanair, the airline, grew.",
        ["Tom Clark employedBy Ryanair"],
    ),
    ("Tom Clark (Hezbollah) spoke. Hezbollah, the group, grew.", ["Tom Clark memberOf Hezbollah"]),
    (
        "France's interior and overseas minister Tom Clark spoke.",
        ["Tom Clark holdsOffice interior and overseas minister of France"],
    ),
    # What an office is for stays in it where the tree hangs the body on the field
    (
        "Tom Clark, director of Marine Studies at Bergen University, spoke.",
        ["Tom Clark holdsOffice director of Marine Studies of Bergen University"],
    ),
    (
        "Mary Jones, curator of the exhibition at the Munch Museum, spoke.",
        ["Mary Jones holdsOffice curator of the exhibition of Munch Museum"],
    ),
    (
        "Mary Jones, director of research at Siemens, spoke.",
        ["Mary Jones holdsOffice director of research of Siemens"],
    ),
    (
        "Mary Jones, president of the University of Oslo, spoke.",
        ["Mary Jones holdsOffice president of University of Oslo"],
    ),
    (
        "Mary Jones, the Special Representative of the Secretary-General for Chad, spoke.",
        ["Mary Jones holdsOffice Special Representative of the Secretary-General for Chad"],
    ),
    (
        "Western Cape spokesperson for the National Ports Authority Tom Clark spoke.",
        ["Tom Clark holdsOffice spokesperson of National Ports Authority"],
    ),
    (
        "Tom Clark, director of public health for Essex County, spoke.",
        ["Tom Clark holdsOffice director of public health of Essex County"],
    ),
    ("Lagos State Governor, Tom Clark, spoke.", ["Tom Clark holdsOffice Governor of Lagos"]),
    ("Oyo State Commissioner for Health Mary Jones spoke.", ["Mary Jones holdsOffice Commissioner for Health of Oyo"]),
    ("Texas state senator Mary Jones spoke.", ["Mary Jones holdsOffice state senator of Texas"]),
    ("Ali Khan, Crown Prince of Dubai, spoke.", ["Ali Khan holdsOffice Crown Prince of Dubai"]),
    # The field, and two offices in one body
    (
        "Norway's Minister of Agriculture and Food, Mary Jones, spoke.",
        ["Mary Jones holdsOffice Minister of Agriculture and Food of Norway"],
    ),
    ("Tom Clark, minister for trade and industry, spoke.", ["Tom Clark holdsOffice minister for trade and industry"]),
    (
        "Tom Clark, head of research and father of two, spoke.",
        ["Tom Clark holdsOffice head of research"],
    ),
    (
        "Norway's minister of health, Tom Clark and Ann Lee spoke.",
        ["Tom Clark holdsOffice minister of health of Norway"],
    ),
    (
        "The Deputy Minister for Agrarian Policy, Mary Jones, spoke.",
        ["Mary Jones holdsOffice Deputy Minister for Agrarian Policy"],
    ),
    ("Tom Clark, director of Poland's national laboratory, spoke.", ["Tom Clark holdsOffice director"]),
    (
        "Siemens chairman and chief executive Tom Clark spoke.",
        ["Tom Clark holdsOffice chairman of Siemens", "Tom Clark holdsOffice chief executive of Siemens"],
    ),
    (
        "Kenyan President and party leader Tom Clark spoke.",
        [
            "Tom Clark holdsOffice President of Kenya",
            "Tom Clark holdsOffice party leader",
        ],
    ),
    (
        "The president and general manager of Siemens, Tom Clark, spoke.",
        ["Tom Clark holdsOffice president of Siemens", "Tom Clark holdsOffice general manager of Siemens"],
    ),
    ("Tom Clark, director, Nordea Bank, spoke.", ["Tom Clark holdsOffice director of Nordea Bank"]),
    ("Tom Clark, the director, Nordea Bank and a union spoke.", ["Tom Clark holdsOffice director"]),
    (
        "Reuters is an American agency headquartered in London.",
        ["Reuters basedIn United States", "Reuters basedIn London"],
    ),
    (
        "The academy of Oslo Arts Academy met. Academy president Mary Jones spoke.",
        ["Mary Jones holdsOffice president"],
    ),
    ("Tom Clark, a farmers' leader in Oslo, spoke.", ["Tom Clark holdsOffice leader"]),
    ("The Hollywood executive Mary Jones spoke.", ["Mary Jones holdsOffice executive"]),
    (
        "They met Tom Clark, who left, and Mary Jones, the mayor of Oslo.",
        ["Mary Jones holdsOffice mayor of Oslo"],
    ),
    ("U.S. District Judge Mary Jones spoke.", ["Mary Jones holdsOffice District Judge of United States"]),
    ("Denver general manager Tom Clark spoke.", ["Tom Clark holdsOffice general manager"]),
    (
        "Tom Clark, California director of Human Rights Watch, spoke.",
        ["Tom Clark holdsOffice director of Human Rights Watch"],
    ),
    (
        "Ann Lee, Doris Hall Professor of Marine Ecology at Lund University, spoke.",
        ["Ann Lee employedBy Lund University"],
    ),
    ("The idea of Tom Clark working for Siemens is new.", []),
    (
        "Committee Chairman Rep. Ann Lee spoke.",
        ["Ann Lee holdsOffice Committee Chairman", "Ann Lee holdsOffice Representative"],
    ),
    ("Mary Jones, third secretary at the embassy of Chad, spoke.", ["Mary Jones holdsOffice third secretary"]),
    # Places beside names
    ("Oslo's Bolt Motors closed.", ["Bolt Motors basedIn Oslo"]),
    ("They met in Atlanta's Fulton County.", []),
    ("They met in Georgia's Fulton County.", ["Fulton County locatedIn Georgia"]),
    ("They ate at the Starbucks located in Oslo.", []),
    ("Siemens, located in Munich, closed.", ["Siemens basedIn Munich"]),
    ("A Denver-area Wells Fargo Bank closed.", []),
    ("They fled from Elm village of Kent.", []),
    # Long ago, and for how long
    ("Mary Jones ran the Red Cross for three years.", ["formerly Mary Jones leads Red Cross"]),
    ("Tom Clark was adopted by Ann Lee.", []),
    ("Tom Clark was adopted by Ann Lee as a child.", ["Tom Clark kinOf Ann Lee (adopted)"]),
    # Parties
    ("Green Party leader Mary Jones spoke.", ["Mary Jones holdsOffice leader of Green Party"]),
    (
        "Mary Jones, a senator of the Green Party, spoke.",
        ["Mary Jones holdsOffice senator", "Mary Jones memberOf Green Party"],
    ),
    ("Tom Clark of the Green Party spoke.", ["Tom Clark memberOf Green Party"]),
    ("Tom Clark (Green Party) spoke.", ["Tom Clark memberOf Green Party"]),
    ("Tom Clark of Oxford University spoke.", ["Tom Clark employedBy Oxford University"]),
    ("Members of the African Union, including Chad, spoke.", ["Chad memberOf African Union"]),
    ("An Islamic State member spoke.", ["An Islamic State member memberOf Islamic State"]),
    (
        "Two politicians Ann Lee of the Labour Party and Tom Hall of the Green Party won.",
        ["Ann Lee memberOf Labour Party", "Ann Lee memberOf Labour Party", "Tom Hall memberOf Green Party"],
    ),
    ("Ann Lee, the UN envoy for Syria, spoke.", ["Ann Lee holdsOffice envoy for Syria of UN"]),
    ("NASA Administrator Ann Lee spoke.", ["Ann Lee holdsOffice Administrator of NASA"]),
    # Kin
    ("Mary Jones and her brother, Paul Jones, spoke.", ["Paul Jones kinOf Mary Jones (brother)"]),
    ("Mary Jones has a sister, Ann Jones.", ["Ann Jones kinOf Mary Jones (sister)"]),
    ("Mary Jones's sister-in-law Ann Clark spoke.", ["Ann Clark kinOf Mary Jones (sister-in-law)"]),
    ("The sisters Mary Jones and Ann Jones spoke.", ["Mary Jones kinOf Ann Jones (sister)"]),
    ("Mary Jones and Tom Clark married in May.", ["Mary Jones kinOf Tom Clark (married)"]),
    ("Father Tom Clark spoke to Mary Jones.", []),
    (
        "Mary Jones is a member of the Green Party and the Red Cross.",
        ["Mary Jones memberOf Green Party", "Mary Jones memberOf Red Cross"],
    ),
    # Owners and makers
    ("Siemens is owned by the state of Qatar.", ["Siemens ownedBy Qatar"]),
    ("Café owner José Prado was arrested. The café in Quito was closed.", []),  # it has no name
    ("Leeds United owner Omar Haddad was arrested.", ["Leeds United ownedBy Omar Haddad"]),
    (
        "The son of President Luis Ortega, Diego, was arrested.",
        ["Diego kinOf Luis Ortega (son)", "Luis Ortega holdsOffice President"],
    ),
    ("Siemens has a subsidiary, Bolt Ltd.", ["Bolt Ltd. ownedBy Siemens"]),
    ("Siemens holds a stake in Volkswagen.", ["Volkswagen ownedBy Siemens"]),
    ("Siemens sold a stake in Volkswagen.", []),
    ("The Airbus A380 landed. Airbus cheered.", ["Airbus A380 producedBy Airbus"]),
    (
        "The Irish government owns a stake in Aer Lingus.",
        ["The Irish government partOf Ireland", "Aer Lingus ownedBy The Irish government"],
    ),
    ("Acme Ltd was sold to Bolt Ltd in May.", ["Acme Ltd ownedBy Bolt Ltd"]),
    ("Acme Ltd, a unit of Bolt Ltd, closed.", ["Acme Ltd ownedBy Bolt Ltd"]),
    ("Winter Sun, a novel by Mary Jones, won.", ["Winter Sun createdBy Mary Jones"]),
    ("Senator Mary Jones (R-Texas) voted.", ["Mary Jones holdsOffice Senator"]),
    ("The club named Mary Jones chief executive.", ["Mary Jones holdsOffice chief executive of The club"]),
    (
        "President Mary Jones named Rosa Quispe foreign minister.",
        ["Mary Jones holdsOffice President", "Rosa Quispe holdsOffice foreign minister"],
    ),
    ("Senator Mary Jones (D-NY) voted.", ["Mary Jones holdsOffice Senator"]),
    ("Firefighters rescued Tom Clark from Lake Como.", []),
    ("Tom Clark, a taxi driver from Lima, was killed.", ["Tom Clark residesIn Lima"]),
    ("Mary Jones sits on the Leeds Council.", ["Mary Jones memberOf Leeds Council"]),
    ("U.S. Ambassador to Turkey Tom Clark left.", ["Tom Clark holdsOffice Ambassador to Turkey of United States"]),
    ("Mary Jones works as a nurse at Ullern Hospital.", ["Mary Jones employedBy Ullern Hospital"]),
    ("Mary Jones used to play for Arsenal.", ["formerly Mary Jones memberOf Arsenal"]),
    ("Mary Jones, a partner at Baker Stone LLP, left.", ["Mary Jones employedBy Baker Stone LLP"]),
    ("Tom Clark and his business partner, Mary Jones, were charged.", []),
    ("Tom Clark, the partner of Mary Jones, wept.", ["Tom Clark kinOf Mary Jones (partner)"]),
    ("Tom Clark, a brother of the mayor, Mary Jones, wept.", ["Tom Clark kinOf Mary Jones (brother)"]),
    (
        "Tom Clark and Mary Jones co-founded Norsk Data with Rosa Park.",
        [f"Norsk Data foundedBy {who}" for who in ("Tom Clark", "Mary Jones", "Rosa Park")],
    ),
    # Places
    ("They visited the Zambian capital of Lusaka.", ["Lusaka capitalOf Zambia"]),
    ("Haiti wept. The capital, Port-au-Prince, was ruined.", ["Port-au-Prince capitalOf Haiti"]),
    ("Tromso, a suburb of Bergen, was flooded.", []),
    ("LIMA (Reuters) - Police left.", []),
    ("Chinese Imax screens sold out.", []),
    ("The Iraqi Security Forces left.", ["Iraqi Security Forces basedIn Iraq"]),
    ("Mary Jones is mayor of Toronto until May.", ["Mary Jones holdsOffice mayor of Toronto"]),
    ("Mary Jones has been mayor of Toronto since 2014.", ["Mary Jones holdsOffice mayor of Toronto"]),
    (
        "Kenyan President William Ruto spoke. French President William Ruto spoke. President William Ruto left.",
        [
            "William Ruto holdsOffice President of Kenya",
            "William Ruto nationality Kenya",
            "William Ruto holdsOffice President of France",
            "William Ruto nationality France",
            "William Ruto holdsOffice President",
        ],
    ),
    ("They moved to Blorptown, Zanzibarland, in May.", []),
    ("They moved to Paris, Texas, in May.", ["Paris locatedIn Texas"]),
    ("The Fire Chief spoke.", []),
    ("France, including Chad, agreed.", []),
    ("The Syrian army withdrew.", ["The Syrian army basedIn Syria"]),
    ("The Syrian bakers withdrew.", ["The Syrian bakers nationality Syria"]),
    ("The Syrian curtains burned.", []),
    ("The president of the union spoke.", []),
    ("The president of the country spoke.", []),
    ("The region, including Oslo, was flooded.", ["Oslo partOf The region"]),
    (
        "Mary Jones and Tom Clark joined the Labour Party.",
        ["Mary Jones memberOf Labour Party", "Tom Clark memberOf Labour Party"],
    ),
    ("Mary Jones divorced Tom Clark.", ["formerly Mary Jones kinOf Tom Clark (divorced)"]),
    ("Mary Jones backed Tom Clark.", []),
    ("France has backed Chad.", ["France alliedWith Chad"]),
    ("France is backing Chad.", ["France alliedWith Chad"]),
    ("Two Siemens engineers left.", ["Two Siemens engineers employedBy Siemens"]),
    ("The aide of the mayor, Mary Jones, spoke.", []),
    ("Mary Jones, president of Siemens until 2014, spoke.", ["formerly Mary Jones holdsOffice president of Siemens"]),
    ("Mary Jones served as mayor of Toronto.", ["formerly Mary Jones holdsOffice mayor of Toronto"]),
    ("Mary Jones has served as mayor of Toronto.", ["Mary Jones holdsOffice mayor of Toronto"]),
    ("The candidate elected was Mary Jones of the Labour Party.", ["Mary Jones memberOf Labour Party"]),
    ("Mary Jones was a member of the Labour Party.", ["formerly Mary Jones memberOf Labour Party"]),
    ("Mary Jones is described as mayor of Toronto.", []),
    ("Mary Jones, the late father of Tom Clark, spoke.", ["Mary Jones kinOf Tom Clark (father)"]),
    ("Tom Clark's ex-wife Mary Jones spoke.", ["Mary Jones kinOf Tom Clark (ex-wife)"]),
    ("Mary Jones, the acting mayor of Toronto, spoke.", ["Mary Jones holdsOffice acting mayor of Toronto"]),
    ("The director General Ann Lee spoke.", ["Ann Lee holdsOffice director"]),
    ("The rebels want control of Aleppo.", []),
    ("The rebels hold control of Aleppo.", ["The rebels controls Aleppo"]),
    ("Troops came to control Aleppo.", ["Troops controls Aleppo"]),
    ("Oslo lies in Norway.", ["Oslo locatedIn Norway"]),
    ("Mary Jones engaged Tom Clark.", []),
    ("The Oslo-based firm Norsk Data closed.", ["Norsk Data basedIn Oslo"]),
    ("The state-owned firm Norsk Data closed.", []),
    ("The Sydney suburb of Ryde was flooded.", ["Ryde locatedIn Sydney"]),
    ("Warab state was flooded.", []),
    ("Mary Jones, the French-born mayor of Toronto, spoke.", ["Mary Jones holdsOffice mayor of Toronto"]),
    ("Mary Jones works for the company.", []),
    ("Mary Jones was born in Blorptown.", ["Mary Jones bornIn Blorptown"]),
    ("Two experts from Norsk Data spoke.", ["Two experts memberOf Norsk Data"]),
    ("Britain, including Oslo, was flooded.", []),
    ("The president of the country, Mary Jones, spoke.", ["Mary Jones holdsOffice president"]),
    ("The president of the union, Mary Jones, spoke.", ["Mary Jones holdsOffice president of the union"]),
    ("The Norwegian government spoke.", ["The Norwegian government partOf Norway"]),
    ("The Toronto police spoke.", ["The Toronto police basedIn Toronto"]),
    ("Toronto police spoke.", ["Toronto police basedIn Toronto"]),
    ("The Norwegian navy spoke.", ["The Norwegian navy basedIn Norway"]),
    ("Norwegian shipbuilder Norsk Data closed.", ["Norsk Data basedIn Norway"]),
    ("The union, including Chad and Niger, agreed.", ["Chad memberOf The union", "Niger memberOf The union"]),
    ("Mary Jones left with her brother.", ["her brother kinOf Mary Jones (brother)"]),
    ("Mary Jones is a French lawyer.", ["Mary Jones nationality France"]),
    ("The French lawyer Mary Jones spoke.", ["Mary Jones nationality France"]),
    ("The Paris lawyer Mary Jones spoke.", []),
    ("Mary Jones was in Toronto until 2014.", []),
    ("Mary Jones was the mayor of Toronto from 2010 to 2014.", ["formerly Mary Jones holdsOffice mayor of Toronto"]),
    ("Mary Jones lived in Toronto until 2014.", ["formerly Mary Jones residesIn Toronto"]),
    ("Mary Jones led the Labour Party during the war.", ["Mary Jones leads Labour Party"]),
    (
        "The mayor of Toronto said in 2014 that Mary Jones is the mayor of Ottawa.",
        ["Mary Jones holdsOffice mayor of Ottawa says The mayor"],
    ),
    ("Mary Jones, the PM of Norway, spoke.", ["Mary Jones holdsOffice Prime Minister of Norway"]),
    ("The UN voted. The UN Secret Garden voted.", []),
    ("The soldiers control the town.", []),
    ("Rebels control Aleppo.", []),
    ("Mary Jones, mayor, spoke.", ["Mary Jones holdsOffice mayor"]),
    (
        "Mary Jones, the Norwegian minister, spoke. Minister Mary Jones left.",
        [
            "Mary Jones holdsOffice minister of Norway",
            "Mary Jones nationality Norway",
            "Mary Jones holdsOffice Minister of Norway",
        ],
    ),
    ("Nairobi, the capital of Norway, was flooded.", []),
    ("Norway wept. They met in the capital Oslo.", ["Oslo capitalOf Norway"]),
    ("Norway wept. They met in the provincial capital Bergen.", []),
    ("Oslo, Norway, is cold.", ["Oslo locatedIn Norway"]),
    ("Paris, Norway, is cold.", []),
    ("The Lebanese Mary Jones spoke.", ["Mary Jones nationality Lebanon"]),
    ("Two experts from the Red Cross spoke.", ["Two experts memberOf Red Cross"]),
    ("They met in Oslo, Norway", ["Oslo locatedIn Norway"]),
    ("The Parisian firm Norsk Data closed.", []),
    ("The European firm Norsk Data closed.", []),
    ("The Norway firm Norsk Data closed.", ["Norsk Data basedIn Norway"]),
    ("The Texan singer Mary Jones spoke.", []),
    ("The American firm Norsk Data closed.", ["Norsk Data basedIn United States"]),
    ("The US firm Norsk Data closed.", ["Norsk Data basedIn United States"]),
    ("The US singer Mary Jones spoke.", []),
    ("Mary Jones (Norway) finished first.", ["Mary Jones nationality Norway"]),
    ("Mary Jones (Bergen) finished first.", []),
    ("Mary Jones was appointed coach for the rest of the season.", ["Mary Jones holdsOffice coach"]),
    ("Italian coach Mary Jones appealed.", ["Mary Jones nationality Italy", "Mary Jones holdsOffice coach"]),
    ("Italian commander Mary Jones left.", ["Mary Jones nationality Italy", "Mary Jones holdsOffice commander"]),
    ("Italian captain Mary Jones left.", ["Mary Jones holdsOffice captain of Italy", "Mary Jones nationality Italy"]),
    ("Siemens's antitrust chief, Mary Jones, left.", ["Mary Jones holdsOffice antitrust chief of Siemens"]),
    ("He met referee Mary Jones of Kenya.", ["Mary Jones holdsOffice referee", "Mary Jones nationality Kenya"]),
    ("Coach Mary Jones of Kenya left.", ["Mary Jones holdsOffice Coach of Kenya", "Mary Jones nationality Kenya"]),
    ("The government in Toronto left.", ["The government basedIn Toronto"]),
    ("The government in Kenya left.", ["The government partOf Kenya"]),
    ("Italy coach Mary Jones appealed.", ["Mary Jones holdsOffice coach of Italy"]),
    ("Italian minister Mary Jones left.", ["Mary Jones holdsOffice minister of Italy", "Mary Jones nationality Italy"]),
    ("The sacked coach Mary Jones appealed.", ["formerly Mary Jones holdsOffice coach"]),
    ("Mary Jones became the fifth minister to be sacked.", ["formerly Mary Jones holdsOffice minister"]),
    ("Mary Jones, mayor of Oslo, left. She was sacked.", ["formerly Mary Jones holdsOffice mayor of Oslo"]),
    ("Mary Jones, mayor of Oslo, left. She was not sacked.", ["Mary Jones holdsOffice mayor of Oslo"]),
    ("Minister Mary Jones was fired on by rebels.", ["Mary Jones holdsOffice Minister"]),
    ("Mary Jones, mayor of Oslo, retired to her room.", ["Mary Jones holdsOffice mayor of Oslo"]),
    ("Mary Jones, mayor of Oslo, threatened to resign.", ["Mary Jones holdsOffice mayor of Oslo"]),
    ("Mary Jones, mayor of Oslo, was forced to resign.", ["formerly Mary Jones holdsOffice mayor of Oslo"]),
    ("Mary Jones, mayor of Oslo, resigned from the board.", ["Mary Jones holdsOffice mayor of Oslo"]),
    ("The Norwegian editor Mary Jones spoke.", ["Mary Jones nationality Norway", "Mary Jones holdsOffice editor"]),
    ("Bergen, Norway", ["Bergen locatedIn Norway"]),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_stated(pipeline: triplewire.Pipeline, text: str, expected: str) -> None:
    assert expected in relations(pipeline, text)


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_all_that_is_stated(pipeline: triplewire.Pipeline, text: str, expected: list[str]) -> None:
    assert relations(pipeline, text) == expected


@pytest.mark.parametrize("text", NOT_STATED)
def test_not_stated(pipeline: triplewire.Pipeline, text: str) -> None:
    assert relations(pipeline, text) == []


def test_a_claim_is_no_plain_relation(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("Mary Jones said Greenland is part of Denmark and must remain a part of Denmark.")
    assert document.relations
    assert all(relation.attribution for relation in document.relations)


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Ali Khan, the Kenyan Minister of Defence, spoke. The Kenyan Minister left.", ["Minister of Defence"]),
        ("Kenyan Minister Ali Khan spoke. Ali Khan, the Kenyan Minister of Defence, left.", ["Minister of Defence"]),
        (
            "Kenyan Minister Ali Khan spoke. Tom Clark, the Kenyan Minister of Health, left.",
            ["Minister", "Minister of Health"],
        ),
    ],
)
def test_a_minister_of_something_is_no_mere_minister_too(
    pipeline: triplewire.Pipeline, text: str, offices: list[str]
) -> None:
    assert [r.object for r in pipeline.read(text).relations if r.relation == "holdsOffice"] == offices


def test_an_office_without_its_country_is_the_one_told_elsewhere(pipeline: triplewire.Pipeline) -> None:
    text = "Kenyan President William Ruto flew to Paris. President William Ruto met students."
    found = [told for told in relations(pipeline, text) if "holdsOffice" in told]
    assert found == ["William Ruto holdsOffice President of Kenya"] * 2


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("Tom Clark, the prime minister of Kenya, spoke.", "finance minister of Kenya"),
        ("Tom Clark, the finance minister of Kenya, spoke.", "finance minister"),
        ("Tom Clark, the prime minister of Kenya, went to Norway.", "finance minister"),
        ("Tom Clark, the prime minister of Kenya, met the Norwegian prime minister, Ann Lee.", "finance minister"),
        ("Tom Clark lives in Kenya.", "finance minister"),
    ],
)
def test_an_office_of_state_is_of_the_only_state(pipeline: triplewire.Pipeline, before: str, found: str) -> None:
    told = relations(pipeline, f"{before} The finance minister, Mary Jones, left.")
    assert f"Mary Jones holdsOffice {found}" in told


def test_times_that_say_when_it_holds(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("Mary Jones was mayor of Toronto until 2014.")
    (relation,) = document.relations
    assert [document.times[time].value for time in relation.time] == ["2014"]
    assert relation.former


def test_the_extent_covers_both_ends(pipeline: triplewire.Pipeline) -> None:
    text = "On Monday the Kenyan President William Ruto flew to Paris."
    office = next(r for r in pipeline.read(text).relations if r.relation == "holdsOffice")
    assert text[office.start : office.end] == "Kenyan President William Ruto"


@pytest.mark.parametrize(("between", "stated"), [(7, ["Berg memberOf Party"]), (8, [])])
def test_the_whole_stands_within_eight_words_behind_a_role(between: int, stated: list[str]) -> None:
    words = [("Berg", "PROPN", "NNP"), ("member", "NOUN", "NN"), *[("long", "ADV", "RB")] * between]
    words += [("of", "ADP", "IN"), ("Party", "PROPN", "NNP")]
    last = len(words) - 1
    links = {1: (0, "appos"), last - 1: (1, "prep"), last: (last - 1, "pobj")}
    heads = [links.get(i, (0, "ROOT" if i == 0 else "advmod")) for i in range(len(words))]
    rows = [
        Row(text, 8 * i, text, pos, tag, dep, head)
        for i, ((text, pos, tag), (head, dep)) in enumerate(zip(words, heads, strict=True))
    ]
    found = find_roles("member", Sentence(0, 8 * len(words), 0, Tree(rows)))
    assert [str(each) for each in found] == stated


ROLE = {"nouns": "office", "relation": "holdsOffice", "prepositions": ["of"]}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"nouns": "captaincy"}, "relations.toml has no list 'captaincy'"),
        ({"relation": "befriends"}, "relation_ends.toml does not say what the ends of 'befriends' are"),
        ({"prepositions": ["of", "of"]}, "'prepositions' has 'of' twice"),
        ({"verbs": ["be"]}, "unknown field `verbs`"),
    ],
)
def test_what_is_wrong_in_the_patterns_is_refused(change: dict[str, object], reason: str) -> None:
    table = read_table("relation_patterns")
    with pytest.raises(LexiconError, match=reason):
        load_relation_patterns({**table, "role": [*table["role"], {**ROLE, **change}]})


def test_an_unknown_type_of_entity_is_refused() -> None:
    table = read_table("relation_ends")
    ends = {"construction": "memberOf", "relation": "memberOf", "subject": ["Persona"], "object": ["Group"]}
    with pytest.raises(LexiconError, match="Invalid enum value 'Persona'"):
        load_table("relation_ends", RelationEnds, {**table, "ends": [*table["ends"], ends]})


@pytest.mark.parametrize("rule", FAMILY.rules, ids=lambda rule: rule.name)
def test_a_rule_finds_only_what_is_its_own(rule: Rule[Finder]) -> None:
    found = {stated.rule for sentence in PARSES for stated in rule.pattern(sentence)}
    assert found == {rule.name}


@pytest.mark.parametrize(
    ("stated", "reason"),
    [({"relation": "twinnedWith"}, "states 'twinnedWith'"), ({"rule": "role.other"}, "names 'role.other'")],
)
def test_a_rule_that_the_pipeline_could_not_use_is_refused(stated: dict[str, str], reason: str) -> None:
    (sentence, found) = next((s, f) for s in PARSES for rule in FAMILY.rules for f in rule.pattern(s))
    rule = Rule(found.rule, lambda _: [replace(found, **stated)], {"x": ("y",)}, ("z",))
    with pytest.raises(RuleError, match=reason):
        list(FAMILY.read(rule, "", (sentence,)))
