"""Coreference: the table of mentions that must not be joined comes first."""

import pytest
from contexts import context_of

import triplewire
from triplewire.extract.coreference.entities import find_entities
from triplewire.extract.coreference.rules import classes
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.model import Document


def chain_of(document: Document, words: str, nth: int = 0) -> set[str]:
    """The ids of the entities with the nth mention of these words."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    end = start + len(words)
    return {e.id for e in document.entities for m in e.mentions if (m.start, m.end) == (start, end)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Anna Smith and Peter Smith were arrested.", "Anna Smith", "Peter Smith"),
        ("Singapore Airlines left Singapore in 2010.", "Singapore Airlines", "Singapore"),
        ("Rashid Al Noor met Omar bin Rashid Al Noor.", "Rashid Al Noor", "Omar bin Rashid Al Noor"),
        ("Oklahoma City burned. Oklahoma Governor Ann Moen left.", "Oklahoma City", "Oklahoma"),
        ("Tom Hall drives for Bolt, writes Bob Roy. He won.", "Bob Roy", "He"),
        ("Judge Ann Lee spoke. Roy killed Judge Tom Moen. The judge urged calm.", "Tom Moen", "The judge"),
        ("Helen Brown called her sister Mary.", "her", "Mary"),
        ("An AFP reporter saw it. Australian Federal Police left.", "AFP", "Australian Federal Police"),
        ("The 71st Battalion came. The Jordanian army said so.", "71st Battalion", "The Jordanian army"),
        ("A man fell. A second man fell in Hull. The man, Ali Noor, died.", "A man", "Ali Noor"),
        ("No driver came on Monday. He will stay at home on Tuesday.", "No driver", "He"),
        ('"Tom Hall lied to the court on Monday," he said.', "Tom Hall", "he"),
        ("The French president met the German president.", "The French president", "the German president"),
        ("Marta Ruiz said Ana Diaz hurt her.", "Ana Diaz", "her"),
        ("The army attacked a village. Another village was spared.", "a village", "Another village"),
        ("The University of Leeds sued the University of York.", "University of Leeds", "University of York"),
        ("A plane struck the mast and was crushed against it.", "A plane", "it"),
        ("Bolt Motors lost a case. The court praised it.", "Bolt Motors", "it"),
        ("The board sold the yard. Bolt Motors said it was odd that nobody bid.", "the yard", "it"),
        ("Chad is not a “safe harbour” for ships.", "Chad", "safe harbour"),
        ("Bolt Motors could be a bargain.", "Bolt Motors", "a bargain"),
        ("Photo: Bolt Motors. The company sold it.", "Photo", "Bolt Motors"),
        ("Lisbon burned. The island was quiet.", "Lisbon", "The island"),
        ("Tom Hadley met the mayor of Leeds. Her mother and his mother spoke.", "Her mother", "his mother"),
        ("The mayor, Bob Roy, sued him.", "Bob Roy", "him"),
        (
            "Norway mourned. Prime Minister Ana Diaz wept. Chile's prime minister smiled.",
            "Ana Diaz",
            "Chile's prime minister",
        ),
        ("Finance minister Ana Diaz left. The girl smiled.", "Ana Diaz", "The girl"),
        ("Hamburg sold a striker. The French club bought him.", "Hamburg", "The French club"),
        ("His wife, John Hadley, fled.", "His wife", "John Hadley"),
        # Names
        ("The Social Democratic Party met. The Democrats won.", "Social Democratic Party", "Democrats"),
        ("Moen built lorries. Moen was founded by Tom Moen.", "Moen", "Tom Moen"),
        ("Omar Zhvania led. Zhvania fell. Zhvania and Zhavania met.", "Omar Zhvania", "Zhavania"),
        ("Omar Zhvania led. Zhavania fell. Zhavania won. Zhavania left.", "Omar Zhvania", "Zhavania"),
        ("Omar Ivanov led. Ivanov fell. Ivanova won.", "Omar Ivanov", "Ivanova"),
        ("South Korea met North Korea. In Korea the talks went on.", "South Korea", "Korea"),
        ("The mayor of Salta lost in Salta province.", "Salta", "Salta province"),
        ("Tom Hadley was not named chairman.", "Tom Hadley", "chairman"),
        ("Ana Diaz, the president of Kenya, left. The Ugandan president was ill.", "Ana Diaz", "The Ugandan president"),
        ("Tom Hadley saw a show as director of the mill.", "Tom Hadley", "director"),
        # A subject that commands a description
        ("Kenyan President Ana Diaz said the Kenyan president was ill.", "Ana Diaz", "the Kenyan president"),
        (
            "President Ana Diaz left Oslo in Norway. She said the Norwegian president lied.",
            "Ana Diaz",
            "the Norwegian president",
        ),
        # Binding
        ("Ana Diaz said Marta Ruiz had hurt herself.", "Ana Diaz", "herself"),
        ("Jane Roth was ill. Her aide and Roth's lawyer spoke.", "Jane Roth", "Her"),
        ("He arrived when Tom Hadley left.", "He", "Tom Hadley"),
        ("“He is a liar,” Tom Hadley said.", "He", "Tom Hadley"),
        ("Kenyan President Ana Diaz met British Prime Minister Eva Roth on the day of her visit.", "Eva Roth", "her"),
        # Number, gender and kind
        ("Tom Hadley met Ana Diaz. She thanked him.", "Ana Diaz", "him"),
        ("Anna Berg or Omar Bey will win. They campaign hard.", "Anna Berg", "They"),
        ("The army and the police fired. The rebels said they fled.", "The army", "they"),
        # No referent
        ("The union met. It is clear that it will strike.", "The union", "It"),
        ("The union met. It rained.", "The union", "It"),
        ("The union made it easy to leave.", "The union", "it"),
        ("The union met. The deal made it easier for guests to leave.", "The union", "it"),
        ("The problem is how long it will take.", "The problem", "it"),
        # Descriptions
        ("Their company is old. The company grew.", "Their company", "The company"),
        ("Each company paid. The company moved.", "Each company", "The company"),
        ("A company grew. “The company is dead,” Ana Diaz said.", "A company", "The company"),
        ("The chairman of Acme met the chairman of Bolt. The chairman smiled.", "The chairman", "the chairman"),
        ("Larry Moen met Lars Moen.", "Larry Moen", "Lars Moen"),
        ("The Bank of Leeds met the Bank of Cork.", "Bank of Leeds", "Bank of Cork"),
        ("Omar Bey met his elder brother. His younger brother left.", "his elder brother", "His younger brother"),
        ("Omar Bey met his brother. His other brother left.", "his brother", "His other brother"),
        ("Kenya's army met Chad's army. The army was tired.", "Kenya's army", "The army"),
        ("The mayor's son Tom Hadley left. Later the mayor cried.", "Tom Hadley", "the mayor"),
        ("The actress's lawyer Tom Hadley left. Later the actress cried.", "Tom Hadley", "the actress"),
        ("Chairwoman Ann Hadley spoke. The chairman left.", "Ann Hadley", "The chairman"),
        ("The Kern Treatment Center opened. The magazine sold well.", "Kern Treatment Center", "The magazine"),
        ("The Kern Press reported it. The Press is free.", "Kern Press", "Press"),
        ("Taco Moen hired cooks. Taco Moen Canada hired none.", "Taco Moen", "Taco Moen Canada"),
        ("The Harvest Festival began. The storm drew crowds.", "Harvest Festival", "The storm"),
        ("Tom Hadley is no legend.", "Tom Hadley", "no legend"),
        ("Tom Hadley is a problem.", "Tom Hadley", "a problem"),
        ("Kenya and Chad argued. The country closed its border.", "Kenya", "The country"),
        ("Kenya's army left. The Chadian army stayed.", "Kenya's army", "The Chadian army"),
        ("Marrin's regime fell. Dorn's regime stands. The regime must go.", "Dorn's regime", "The regime"),
        (
            "British Prime Minister Tom Hadley won. He sat in Prime Minister's Questions.",
            "Tom Hadley",
            "Prime Minister",
        ),
        (
            "Ana Diaz is prime minister of Norway. Tom Hadley shouted in Prime Minister's Questions.",
            "Ana Diaz",
            "Prime Minister",
        ),
        ("They sank a launch, a Bolt Motors, a raft and two boats.", "a launch", "Bolt Motors"),
        ("Bolt Motors opened the Long Lake plant, the home of the band.", "Bolt Motors", "the home"),
        ("Bolt Motors, a carmaker, grew. The Bolt Motors plant burned.", "Bolt Motors", "The Bolt Motors plant"),
        ("The rebel group Sol attacked. Sol fighters hid.", "Sol", "Sol fighters"),
        ("They bought the A380, a drone and a car.", "A380", "a drone"),
        ("In Oslo, a man fell.", "Oslo", "a man"),
        ("Bolt Motors grew. The company which Tom Hadley led paid.", "Bolt Motors", "The company"),
        ("Cold tea, Ana Diaz! Omar Bey paid.", "Cold tea", "Ana Diaz"),
        ("Tom Hadley called the plan a disaster.", "the plan", "a disaster"),
        ("Tom Hadley described the plan as a disaster.", "the plan", "a disaster"),
        ("The Republican Party met the Conservative Party.", "Republican Party", "Conservative Party"),
        ("Jane met Mark. He smiled.", "Jane", "He"),
        # Who speaks after another is told of, and lists behind a verb
        (
            "“It is hard,” said Stephen Roth, a lawyer. Tom Hadley wept in court. “I am sorry,” he said.",
            "Stephen Roth",
            "he",
        ),
        (
            "“Nobody won,” said Ana Diaz, who wept. “I am sad.” Prosecutor Eva Roth reminded all that it was over.",
            "I",
            "Eva Roth",
        ),
        ("She met the brother of a guard Tom Hadley shot.", "a guard", "Tom Hadley"),
        ("Tom Hadley was convicted in May of killing a judge, a clerk and a guard.", "Tom Hadley", "a clerk"),
        ("Omar Bey, who fled, and Paul York, the sect leader, were freed.", "Omar Bey", "the sect leader"),
        ("The Port Brothers fled. Marines came to the city.", "Port Brothers", "the city"),
        ("The River Lads won. Ana Diaz crossed the river.", "River Lads", "the river"),
        (
            "Norway bought wheat. The Kenyan government bought rice. Oslo fell. Norway won. The government resigned.",
            "The Kenyan government",
            "The government",
        ),
        # Short forms of other things
        ("TORVIK, May 4 (Reuters) - Shares of Torvik Energy fell.", "TORVIK", "Torvik Energy"),
        ("GRANVILLE (AP) — A mill burned. Granville Motors paid.", "GRANVILLE", "Granville Motors"),
        ("Nordbank sold a mill. Nordbank grew. Nordland paid.", "Nordbank", "Nordland"),
        ("Article 12 of the Harbour Treaty fell. The Harbour Treaty is old.", "Article 12", "Harbour Treaty"),
        ("The BBC grew. BBC News hired Ana Diaz.", "BBC", "BBC News"),
        ("Kestev grew. Kestev Ventures paid.", "Kestev", "Kestev Ventures"),
        # Classes
        ("Norsk Data bought a lender. The company grew.", "Norsk Data", "The company"),
        ("The Highland Transit Administration spoke. The government fell.", "Highland Transit", "The government"),
        ("The Ohio State Police spoke. The area was calm.", "Ohio State Police", "The area"),
        ("Parliament voted. The bank was burned.", "Parliament", "The bank"),
        ("MV Santa Rosa called. The helicopter came.", "MV Santa Rosa", "The helicopter"),
        ("They marched through Europe. The state paid.", "Europe", "The state"),
        ("The United Nations paid. The firm grew.", "United Nations", "The firm"),
        ("The High Court sat. The jury agreed.", "High Court", "The jury"),
        ("Libya named a Government of National Unity. The Chadian government left.", "Unity", "The Chadian government"),
        ("The Rice Organization met Gavi. Ana Diaz thanked the agency.", "Gavi", "the agency"),
        ("The Bank of Kenya paid. The Kenyan Bank fell.", "Bank of Kenya", "Kenyan Bank"),
        (
            "The Supreme Court of Kenya met. The Chadian Supreme Court ruled.",
            "Supreme Court of Kenya",
            "Chadian Supreme",
        ),
        ("Muslims protested. The Muslim League met.", "Muslims", "Muslim League"),
        ("Palestinians left. The Palestinian Union met.", "Palestinians", "Palestinian Union"),
        ("The Conservatives lost. The Liberal Party met.", "Conservatives", "Liberal Party"),
        # Names behind bodies
        ("Two students at Salud University Rosa Moen left.", "Two students", "Rosa Moen"),
        ("A student who left Salud University Rosa Moen cried.", "A student", "Rosa Moen"),
        ("The team at Salud University Rice Council left.", "The team", "Rice Council"),
        # Initials
        ("George W. Moen met George H.W. Moen.", "George W. Moen", "George H.W. Moen"),
        ("Tony Moen met his son, T.J. Moen.", "Tony Moen", "T.J. Moen"),
        ("Alexander Pagel won. Fans like Alexa.", "Alexander Pagel", "Alexa"),
        ("Voters left the PAX (Farmers Party union) and Oslo.", "PAX", "Farmers Party"),
        # Speakers
        ("“We will win,” Ana Diaz said.", "We", "Ana Diaz"),
        ("“Ana Diaz, the mayor, failed you,” Tom Hadley said.", "Ana Diaz", "you"),
        ("“Ana Diaz, who left, failed you,” Tom Hadley said.", "Ana Diaz", "you"),
        ("“I met Ana Diaz, and you left,” Tom Hadley said.", "Ana Diaz", "you"),
        ("“We will hire,” said Jim Ray, a former spokesman for Bolt Motors.", "We", "Bolt Motors"),
        ("“I am tired,” she said. Ana Diaz left.", "I", "Ana Diaz"),
        ("Omar Bey left after Tom Hadley had branded his plan a farce.", "Tom Hadley", "his"),
    ],
)
def test_apart(pipeline: triplewire.Pipeline, text: str, one: str, other: str) -> None:
    document = pipeline.read(text)
    assert not chain_of(document, one) & chain_of(document, other)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "one", "other", "rule"),
    [
        ("Maria Lopez won. Lopez thanked voters.", "Maria Lopez", "Lopez", "name.surname"),
        ("Eva Roth died. Her daughter, the poet Ana Roth, wept. Roth hid.", "Eva Roth", "Roth", "name.surname"),
        ("Tom Ray Hadley Jr. left. Hadley was armed.", "Tom Ray Hadley Jr.", "Hadley", "name.surname"),
        ("Abdel Fattah al-Moen met the king. Al-Moen left.", "Abdel Fattah al-Moen", "Al-Moen", "name.surname"),
        (
            "The Department of Farming and Urban Trade met. FUT agreed.",
            "Department of Farming and Urban Trade",
            "FUT",
            "name.acronym",
        ),
        ("The Moen Space Telescope saw it. Moen has mirrors.", "Moen Space Telescope", "Moen", "name.form"),
        (
            "The Kern Health Organisation met. The Kern Health Organization left.",
            "Kern Health Organisation",
            "Kern Health Organization",
            "name.exact",
        ),
        ("The Kern Banner reported it. The Banner is read widely.", "Kern Banner", "Banner", "name.form"),
        ("Yesterday Maria Lopez won. Voters thanked Maria.", "Maria Lopez", "Maria", "name.given"),
        ("The World Trade Organization met. The WTO agreed.", "World Trade Organization", "WTO", "name.acronym"),
        ("The CIDE [Centre for Economic Research] met.", "CIDE", "Centre for Economic Research", "name.exact"),
        (
            "The land agency Incra (National Institute of Land) met.",
            "Incra",
            "National Institute of Land",
            "name.exact",
        ),
        ("The Andean Community (Comunidad Andina) met.", "Andean Community", "Comunidad Andina", "name.alias"),
        ("The Mercado Común del Sur, or Mercosur, met.", "Mercado Común del Sur", "Mercosur", "name.alias"),
        ("The Italian Episcopal Conference (CEI) met.", "Italian Episcopal Conference", "CEI", "name.alias"),
        ("Acme Corp. grew. Acme sold shares.", "Acme Corp.", "Acme", "name.exact"),
        ("Fans of Arsenal Football Club sang. Arsenal won the cup.", "Arsenal Football Club", "Arsenal", "name.form"),
        ("Bolt Motors grew. Bolt sold shares.", "Bolt Motors", "Bolt", "name.form"),
        ("Omar Zhvania led. Zhvania fell. Zhavani was loved.", "Omar Zhvania", "Zhavani", "name.spelling"),
        ("South Korea met Japan. Korea won.", "South Korea", "Korea", "name.form"),
        (
            "The Blue People’s Party won. The Blue People Party paid.",
            "Blue People’s Party",
            "Blue People Party",
            "name.exact",
        ),
        ("Israel agreed. Israeli forces left.", "Israel", "Israeli", "country.demonym"),
        ("Tom Hadley, the mayor of Leeds, resigned.", "Tom Hadley", "the mayor", "apposition"),
        ("Tom Hadley was named chairman.", "Tom Hadley", "chairman", "copula"),
        ("Bolt Motors appointed Tom Hadley as director.", "Tom Hadley", "director", "copula"),
        (
            "Ana Diaz, the president of Kenya, left. The Kenyan leader was ill.",
            "Ana Diaz",
            "The Kenyan leader",
            "office",
        ),
        ("The former mayor of Oslo, Eva Lund, met Ann Lee.", "The former mayor", "Eva Lund", "apposition"),
        (
            "Kenyan President Ana Diaz left. Tom Hadley said the Kenyan president lied.",
            "Ana Diaz",
            "the Kenyan president",
            "office",
        ),
        ("Tom Hadley is a teacher.", "Tom Hadley", "a teacher", "copula"),
        ("British Prime Minister Tom Hadley won. The British PM left.", "Tom Hadley", "The British PM", "office"),
        ("The rebel group Sol attacked. The group fled.", "Sol", "The group", "described"),
        ("Bolt Motors grew. The company sold shares.", "Bolt Motors", "The company", "class"),
        ("A crane fell. The crane hit a car.", "A crane", "The crane", "head"),
        (
            "Kenya's government fell. The Kenyan government had failed.",
            "Kenya's government",
            "The Kenyan government",
            "institution",
        ),
        ("Tom Hadley won. He thanked voters.", "Tom Hadley", "He", "pronoun"),
        ("Ann Lee saw Mara Moen, 11, and her son.", "Mara Moen", "her", "pronoun"),
        ("Bolt Motors said it would sell shares.", "Bolt Motors", "it", "pronoun"),
        ("In his speech, Tom Hadley thanked voters.", "Tom Hadley", "his", "pronoun"),
        ("“I am tired,” Tom Hadley said.", "Tom Hadley", "I", "speaker"),
        ("The army captured a hill in March and kept it.", "a hill", "it", "pronoun"),
        ("Peru tried to invade Chile in May and finally invaded it in June.", "Chile", "it", "pronoun"),
        ("Togo did not sue Mali. It sued Niger.", "Togo", "It", "pronoun"),
        ("Kenya thanked Togo for its support of Mali.", "Togo", "its", "pronoun"),
        ("Kenya sued Togo over its bombing of Mali.", "Togo", "its", "pronoun"),
        ("Tom Baker, who had met Paul Crane on Monday, sold his house.", "Tom Baker", "his", "pronoun"),
        ("Tom Baker, angry that Paul Crane had come, left and burned his files.", "Tom Baker", "his", "pronoun"),
        ("Kenya was fined by Togo for its invasion of Mali.", "Kenya", "its", "pronoun"),
        ("Kenya left Togo for its allies in Mali.", "Kenya", "its", "pronoun"),
        ("The Church of the Lake was sued. The Church denied it.", "Church of the Lake", "The Church", "described"),
        ("Kenyan President Jane Wanjiru said her country was poor. Kenya is big.", "her country", "Kenya", "owner"),
        ("Jane Wanjiru left. Her mother stayed. Wanjiru called her mother.", "Her mother", "her mother", "owner"),
        ("A bridge collapse killed two. The accident shut a road.", "A bridge collapse", "The accident", "event"),
        ("Sunniva Dahl, the rector of the school, resigned.", "Sunniva Dahl", "the rector", "apposition"),
        # Binding
        ("Ana Diaz said Marta Ruiz had hurt her.", "Ana Diaz", "her", "pronoun"),
        ("Ana Diaz said Marta Ruiz had hurt herself.", "Marta Ruiz", "herself", "pronoun"),
        ("Jane Roth was ill. Her aide and her lawyer spoke.", "Jane Roth", "her", "pronoun"),
        ("When he arrived, Tom Hadley thanked voters.", "Tom Hadley", "he", "pronoun"),
        ("Because of its losses, the rebel army fled.", "the rebel army", "its", "pronoun"),
        ("With its forces near the border, Kenya threatened Chad.", "Kenya", "its", "pronoun"),
        ("Omar Bey is old. “He is a liar,” Tom Hadley said.", "Omar Bey", "He", "pronoun"),
        # Number, gender and kind
        ("Tom Hadley met Ana Diaz. She thanked him.", "Tom Hadley", "him", "pronoun"),
        ("The union met. Its chairman resigned.", "The union", "Its", "pronoun"),
        ("The company is sure that it will win.", "The company", "it", "pronoun"),
        ("The rebels said they fled.", "The rebels", "they", "pronoun"),
        ("The company fired its chief because it was losing money.", "The company", "it", "pronoun"),
        # Descriptions
        ("A company grew. The company moved.", "A company", "The company", "head"),
        ("Bolt Motors grew. The company, which Tom Hadley led, paid.", "Bolt Motors", "The company", "class"),
        ("“A company grew. The company is dead,” Ana Diaz said.", "A company", "The company", "head"),
        ("The chairman of Acme spoke. The chairman smiled.", "The chairman", "The chairman", "head"),
        ("Kenya argued. The country closed its border.", "Kenya", "The country", "class"),
        (
            "Ferry staff left. The accident was bad. The ferry accident shocked all.",
            "The accident",
            "The ferry accident",
            "head",
        ),
        ("The regime must go. Marrin's brutal regime fell.", "The regime", "Marrin's brutal regime", "institution"),
        (
            "The Pentagon paid. The Department of Defense is big. DoD left.",
            "Department of Defense",
            "DoD",
            "name.known",
        ),
        ("The GOP won. The Republican Party cheered.", "GOP", "Republican Party", "name.known"),
        ("Two women fell ill, said Omar Bey. Both women recovered.", "Two women", "Both women", "head"),
        ("The firm unveiled the A380, a small aircraft.", "A380", "a small aircraft", "apposition"),
        ("The spokesman for Bolt Motors, Richard Ward, left.", "The spokesman", "Richard Ward", "apposition"),
        ("The rebel group Sol attacked. The Sol group fled.", "Sol", "The Sol group", "described"),
        ("Lawrence Moen left. Larry Moen is old.", "Lawrence Moen", "Larry Moen", "name.exact"),
        (
            "The Children's Hospital of Leeds closed. Children's Hospital was old.",
            "Children's Hospital of Leeds",
            "Children's Hospital",
            "name.form",
        ),
        (
            "The Supreme Court of Kenya met. The Kenyan Supreme Court ruled.",
            "Supreme Court of Kenya",
            "Kenyan Supreme Court",
            "name.known",
        ),
        ("Vanuatu PM quits\n\nThe flag of Vanuatu fell.", "Vanuatu", "Vanuatu", "name.exact"),
        ("South American nations met. South America is large.", "South American", "South America", "name.exact"),
        ("Jane Wanjiru left. She is a nurse.", "Jane Wanjiru", "a nurse", "copula"),
        ("Tom Hadley is both a singer and a nurse.", "Tom Hadley", "a nurse", "copula"),
        ("Tom Hadley is a legend.", "Tom Hadley", "a legend", "copula"),
        ("Omar Bey left with his father. His father, Ali Bey, is ill.", "his father", "Ali Bey", "apposition"),
        ("Kenya's army left Somalia. The army was tired.", "Kenya's army", "The army", "institution"),
        ("The Harvest Festival began. The event drew crowds.", "Harvest Festival", "The event", "class"),
        # Speakers
        ("“We will hire,” said Bolt Motors spokesman Jim Ray.", "Bolt Motors", "We", "speaker"),
        ("“We will hire,” said Jim Ray, a spokesman for Bolt Motors.", "Bolt Motors", "We", "speaker"),
        ("The Bolt Motors letter reads “we may close the plant”.", "Bolt Motors", "we", "speaker"),
        ("Ana Diaz left. “I am tired,” she said.", "Ana Diaz", "I", "speaker"),
        ("“I am tired,” the Herald quoted Ana Diaz as saying.", "Ana Diaz", "I", "speaker"),
        ("Ana Diaz left. “Ana, thank you,” a fan said.", "Ana Diaz", "you", "speaker"),
        ("Ana Diaz left. “Thank you, Ana,” a fan said.", "Ana Diaz", "you", "speaker"),
        ("“We found it,” said Bolt Motors spokesman Jim Ray. It will pay.", "Bolt Motors", "It", "speaker"),
        ("Bolt Motors denied it. “We paid,” spokesman Jim Ray said.", "Bolt Motors", "We", "speaker"),
        # Short forms
        (
            "The Okafor Foundation for Rural Health opened. The Okafor Foundation is small.",
            "Okafor Foundation for Rural Health",
            "Okafor Foundation",
            "name.form",
        ),
        ("Mount Elgon erupted. Elgon was quiet before.", "Mount Elgon", "Elgon", "name.form"),
        ("TORVIK, May 4 (AP) - Torvik Energy fell. Torvik paid.", "Torvik Energy", "Torvik", "name.form"),
        ("The Conservative Party met. The Conservatives lost.", "Conservatives", "Conservative Party", "name.form"),
        (
            "The Social Democratic Party met. The Social Democrats won.",
            "Social Democrats",
            "Social Democratic Party",
            "name.form",
        ),
        ("The Houthi movement said so. The Houthis fired.", "Houthis", "Houthi movement", "name.form"),
        # Classes
        (
            "The Boston Herald spoke. Norsk Data paid. The newspaper apologised.",
            "Boston Herald",
            "The newspaper",
            "class",
        ),
        ("Kestev Airlines met Norsk Data. The airline paid.", "Kestev Airlines", "The airline", "described"),
        ("MV Santa Rosa called. It rained. The ship was freed.", "MV Santa Rosa", "The ship", "class"),
        # Names that the text gives later
        ("A man was shot. The man was identified as Tom Hadley.", "A man", "Tom Hadley", "named"),
        ("A nurse was shot. Police named her as Jane Wanjiru.", "A nurse", "Jane Wanjiru", "named"),
        ("Tom Hadley was freed. The accused denied the charge.", "Tom Hadley", "The accused", "role"),
        ("Her aide, the poet Tom Hadley, fled.", "Her aide", "Tom Hadley", "apposition"),
        ("The ship's owner, Moen Lines, fired him.", "The ship's owner", "Moen Lines", "apposition"),
        ("A Spanish rival, Moen Lines, hired him.", "A Spanish rival", "Moen Lines", "apposition"),
        ("A former ally, Tom Hadley, fled.", "A former ally", "Tom Hadley", "apposition"),
        ("The Boeing 747, a rival, was sold.", "Boeing 747", "a rival", "apposition"),
        ("The chairman, Mary Judd, fled.", "The chairman", "Mary Judd", "apposition"),
        ("A student at Salud University Rosa Moen left.", "A student", "Rosa Moen", "apposition"),
        ("The head of the Port Council Rosa Moen left.", "The head", "Rosa Moen", "apposition"),
        ("Lee W. Moen met us. L.W. Moen smiled.", "Lee W. Moen", "L.W. Moen", "name.full"),
        (
            "The Ministry of Health of the Republic of Chad met. The Ministry of Health said no.",
            "Ministry of Health of the Republic of Chad",
            "Ministry of Health",
            "name.form",
        ),
        ("Wladimir Pagel won. Fans said that Wlad was ill.", "Wladimir Pagel", "Wlad", "name.given"),
        # Constructions
        ("Chad did not just warn Mali; it attacked Mali.", "Chad", "it", "pronoun"),
        ("A ferry sank. Divers went down. The ferry, the Aurora, was old.", "A ferry", "Aurora", "owner"),
        ("A woman was held. Police said the woman, Ana Moen, was 30.", "A woman", "Ana Moen", "owner"),
        ("A B-1 bomber crashed on Monday. The bomber was old.", "A B-1 bomber", "The bomber", "head"),
        (
            "Omar Noor won after he had trained hard, as he said. The crash hurt Tom Berg. He will sue the club.",
            "Tom Berg",
            "He",
            "pronoun",
        ),
        ("The army took the bridge and burned it on Monday.", "the bridge", "it", "pronoun"),
        ("Oil fell. Bolt Motors said after talks with Oslo Bank that it would hire.", "Bolt Motors", "it", "pronoun"),
        ("“My mum was ill,” said Tom Hadley. His mother died in May.", "My mum", "His mother", "owner"),
    ],
)
def test_together(pipeline: triplewire.Pipeline, text: str, one: str, other: str, rule: str) -> None:
    document = pipeline.read(text)
    last = text.count(other) - 1
    assert chain_of(document, one) & chain_of(document, other, last)
    assert rule in {mention.rule for found in document.entities for mention in found.mentions}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Her parents Anna and Peter Smith left.", "Anna", "Anna Smith"),
        ("The couple, Anna and Peter Smith, left.", "Anna", "Anna Smith"),
        ("Anna and Peter Smith left.", "Anna", "Anna"),
        ("Pope Francis and Peter Smith prayed for the parents.", "Francis", "Francis"),
        ("Anna sang. Her parents Anna and Peter Smith left.", "Anna", "Anna"),
        ("His sister Anna, not Peter Smith, left.", "Anna", "Anna"),
        ("Her parents Anna, Peter Smith and Tom Hall left.", "Anna", "Anna"),
        ("His sister Anna and a nurse left. Then came Peter Smith.", "Anna", "Anna"),
        ("Her parents Anna and Peter left.", "Anna", "Anna"),
        ("Her parents Anna and Peter Smith left. Anna Diaz sang.", "Anna", "Anna Diaz"),
        ("Her parents Anna Diaz and Peter Smith left.", "Anna Diaz", "Anna Diaz"),
        ("His brothers Trump and Peter Smith left.", "Trump", "Trump"),
        ("Peter Smith sang. Her parents Anna and Peter Smith left.", "Anna", "Anna"),
    ],
)
def test_a_given_name_shares_the_surname_behind_it(
    pipeline: triplewire.Pipeline, text: str, words: str, name: str
) -> None:
    document = pipeline.read(text)
    assert {e.name for e in document.entities if e.id in chain_of(document, words)} == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Kenyan President Jane Wanjiru met British Prime Minister Tom Hadley. The two leaders agreed.",
            "The two leaders",
            {"Jane Wanjiru", "Tom Hadley"},
        ),
        ("Norway and Iceland argued. Both countries recalled envoys.", "Both countries", {"Norway", "Iceland"}),
        ("Norway, Chad and Iceland argued. Both countries recalled envoys.", "Both countries", set()),
        ("Tom Hadley met Omar Bey during the latter’s visit to Oslo.", "the latter", {"Omar Bey"}),
        ("Anna Berg, the mayor of Oslo, met Omar Bey, the mayor of Cork. The latter left.", "The latter", {"Omar Bey"}),
        ("Anna Berg and Omar Bey met. They ate.", "They", {"Anna Berg", "Omar Bey"}),
        ("Acme Corp. and Bolt Motors merged. They said the deal was good.", "They", {"Acme Corp.", "Bolt Motors"}),
        ("“We will win,” Anna Berg and Omar Bey said.", "We", {"Anna Berg", "Omar Bey"}),
        ("Anna Berg met Omar Bey. Both smiled.", "Both", {"Anna Berg", "Omar Bey"}),
        ("Anna Berg met Eva Roth. Both women smiled.", "Both women", {"Anna Berg", "Eva Roth"}),
        ("Anna Berg met Omar Bey. Both women smiled.", "Both women", set()),
        ("Anna Berg met Omar Bey. The firm grew, both in Oslo and in Cork.", "both", set()),
        ("Two women fell ill, said Anna Berg and Eva Roth. Both women recovered.", "Both women", set()),
        ("Anna Berg met Omar Bey. Both the mayor and the priest smiled.", "Both", set()),
        ("Norway, Chad and Iceland met in Cork. All three agreed.", "All three", {"Norway", "Chad", "Iceland"}),
        ("Italy’s Anna Berg met Omar Bey. The pair smiled.", "The pair", {"Anna Berg", "Omar Bey"}),
        (
            "Omar Bey said Anna Berg had met Eva Roth. The three smiled.",
            "The three",
            {"Omar Bey", "Anna Berg", "Eva Roth"},
        ),
        ("Anna Berg met Eva Roth. Omar Bey said the two smiled.", "the two", {"Anna Berg", "Eva Roth"}),
        ("Norway sued Iceland. Two were killed in Cork.", "Two", set()),
        ("Norway sued Iceland. The two were killed in Cork.", "The two", set()),
        ("Anna Berg met Omar Bey. The other two smiled.", "The other two", set()),
        ("Anna Berg met Omar Bey. The two who won smiled.", "The two", set()),
        ("The brothers Omar and Tom Bey fled. Both brothers hid.", "Both brothers", {"Omar Bey", "Tom Bey"}),
        ("Two men, Omar Bey and Tom Hadley, fled.", "Two men", {"Omar Bey", "Tom Hadley"}),
        ("Three men, Omar Bey and Tom Hadley, fled.", "Three men", set()),
        (
            (
                "Kenyan President Jane Wanjiru met British Prime Minister Tom Hadley. The Kenyan and British leaders "
                "ate. Wanjiru wrote to Chadian President Omar Bey. The two leaders agreed."
            ),
            "The two leaders",
            {"Jane Wanjiru", "Tom Hadley"},
        ),
    ],
)
def test_sums(pipeline: triplewire.Pipeline, text: str, words: str, names: set[str]) -> None:
    document = pipeline.read(text)
    meant = chain_of(document, words)
    assert {found.name for found in document.entities if found.id in meant and found.named} == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "one", "other", "together"),
    [
        ("Police shot two men. Anna Berg said the two had robbed a bank.", "two men", "the two", True),
        ("Five nurses fled to Cork. All five were hurt.", "Five nurses", "All five", True),
        ("Five nurses fled to Cork. All four were hurt.", "Five nurses", "All four", False),
        ("Five nurses fled to Cork. Four of the five were hurt.", "Five nurses", "Four of the five", False),
        ("Five nurses fled to Cork. Four of the five were hurt.", "Five nurses", "the five", True),
        ("Five nurses fled to Cork. The other two were hurt.", "Five nurses", "The other two", False),
        ("Two men robbed a shop of Anna Berg and Eva Roth. The two fled.", "Two men", "The two", True),
        ("Two women met two men. The two men left.", "two men", "The two men", True),
    ],
)
def test_numbers(pipeline: triplewire.Pipeline, text: str, one: str, other: str, together: bool) -> None:
    document = pipeline.read(text)
    first, second = chain_of(document, one), chain_of(document, other)
    assert first
    assert second
    assert (first == second) is together


@pytest.mark.model
def test_a_noun_written_like_a_name_is_the_one_of_the_headline(pipeline: triplewire.Pipeline) -> None:
    rain = "Rain fell. " * 6
    document = pipeline.read(f"Coalition strikes hospital\n\nGuards left. {rain}On Monday the Coalition paid.")
    assert chain_of(document, "Coalition") == chain_of(document, "the Coalition")
    document = pipeline.read(f"Coalition strikes hospital\n\nGuards left. {rain}On Monday the coalition paid.")
    assert chain_of(document, "Coalition") != chain_of(document, "the coalition")


@pytest.mark.model
def test_places_with_the_same_name_in_two_regions_stay_apart(pipeline: triplewire.Pipeline) -> None:
    text = "She grew up in Newark, New Jersey. Newark is large. He lives in Newark, Delaware. Newark is small."
    found = [chain_of(pipeline.read(text), "Newark", nth) for nth in range(4)]
    assert found[0] == found[1] != found[2] == found[3]


@pytest.mark.model
def test_no_mention_crosses_the_edge_of_a_quotation(pipeline: triplewire.Pipeline) -> None:
    text = "The minister called it a “red line” and a ‘new dawn’ for the two countries’ ships."
    quotes = [text[m.start : m.end] for found in pipeline.read(text).entities for m in found.mentions]
    assert quotes
    assert all(quote.count("“") == quote.count("”") and "‘" not in quote for quote in quotes)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Tom Hadley, who owned the yard, resigned.", "who", "Hadley"),
        ("The rebel group Sol attacked.", "group", "Sol"),
        ("The broadcaster Radio Nord fined Tom Hall.", "broadcaster", "Nord"),
    ],
)
def test_silent_phrases_lead_to_the_entity(pipeline: triplewire.Pipeline, text: str, word: str, name: str) -> None:
    blocks, _ = lay_out(text)
    (sentences,) = pipeline.parser.parse([(text, blocks)])
    entities = find_entities(context_of(text, sentences))
    words = {each.text: each for each in sentences[0].words}
    assert entities.at(words[word]) == entities.at(words[name]) != ()


SIGNED = """The ship was my prison. I never left it.
Jane Roth

The owners deny it. Jane Roth wrote to them in May."""
INTERVIEW = """Our paper spoke with Ana Diaz.

How are you?

I am well.

Do you sing?

I never did.

Did Omar Bey help you?

He did."""


@pytest.mark.model
def test_a_name_below_a_paragraph_is_its_speaker(pipeline: triplewire.Pipeline) -> None:
    signed = pipeline.read(SIGNED)
    unsigned = pipeline.read(SIGNED.replace("Jane Roth\n", "Jane Roth met the owners.\n"))
    assert chain_of(signed, "I") == chain_of(signed, "my") == chain_of(signed, "Jane Roth")
    assert not chain_of(unsigned, "I") & chain_of(unsigned, "Jane Roth")


@pytest.mark.model
def test_an_interviewee_is_you_in_questions_and_i_in_answers(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read(INTERVIEW)
    assert chain_of(document, "Ana Diaz") == chain_of(document, "you") == chain_of(document, "I")
    assert chain_of(document, "He") != chain_of(document, "Ana Diaz")
    two = pipeline.read(INTERVIEW.replace("Ana Diaz", "Ana Diaz and Eva Roth"))
    assert not chain_of(two, "I") & chain_of(two, "Ana Diaz")


@pytest.mark.model
def test_a_quotation_continues_in_the_next_paragraph(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("“I am tired,” Ana Diaz said. “The night was long.\n\n“I will sleep.”")
    assert chain_of(document, "I") == chain_of(document, "I", 1) == chain_of(document, "Ana Diaz")


@pytest.mark.model
def test_a_cataphoric_pronoun_belongs_to_the_name_after_it(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("Because of its losses, the rebel army fled.")
    assert {entity.name for entity in document.entities if entity.id in chain_of(document, "its")} == {"the rebel army"}


@pytest.mark.model
def test_long_chains_of_owners_are_resolved(pipeline: triplewire.Pipeline) -> None:
    assert pipeline.read(f"His {'mother’s ' * 400}house burned. He left.").entities


@pytest.mark.model
def test_reading_twice_gives_the_same(pipeline: triplewire.Pipeline) -> None:
    text = "Anna Smith met Peter Smith of Bolt Motors. Smith said he and Bolt agreed. They left. The company paid."
    assert pipeline.read(text).entities == pipeline.read(text).entities


def test_what_speaks_for_an_unresolved_pronoun_speaks_for_what_it_may_stand_for(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read(
        "Lena Hall worked as a secretary but never made it as an actress. A test went badly, with a producer offering "
        "her a break in return for favors, and she refused. A pilot pursued Hall but she rebuffed him."
    )
    (name,) = chain_of(document, "Lena Hall")
    assert {name} == chain_of(document, "she") == chain_of(document, "she", 1)
    assert {name}.isdisjoint(chain_of(document, "her"))  # "an actress" is nearer


@pytest.mark.parametrize(("most", "ferries"), [(0, 2), (100, 1)])
def test_only_so_many_phrases_before_a_description_are_looked_at(
    pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch, most: int, ferries: int
) -> None:
    monkeypatch.setattr(classes, "MOST_PHRASES", most)
    document = pipeline.read("A ferry capsized near Bergen. The ferry was old.")
    assert sum("ferry" in entity.name.lower() for entity in document.entities) == ferries


@pytest.mark.model
def test_whose_father_was_named_later_keeps_all_references_to_him(pipeline: triplewire.Pipeline) -> None:
    text = "Omar Bey and his father left. The two were tired. His father, Ali Bey, fell ill."
    document = pipeline.read(text)
    (ali,) = (entity for entity in document.entities if entity.name == "Ali Bey")
    said = {text[mention.start : mention.end] for mention in ali.mentions}
    assert {"his father", "The two", "His father", "Ali Bey"} <= said


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (
            "Acme bought laser maker Brandt Photonik. Brandt, founded in 1974 by Horst Brandt, left.",
            "Brandt,",
            "Brandt Photonik",
        ),
        ("Ferrari Motors sued Acme. Ferrari, founded by Enzo Ferrari, hired Eva.", "Ferrari,", "Ferrari Motors"),
        ("Horst Trondal sued Trondal Photonik. Trondal hired Eva.", "Trondal h", "Horst Trondal"),
    ],
)
def test_a_firm_told_of_before_its_founder_has_his_name(
    pipeline: triplewire.Pipeline, text: str, word: str, name: str
) -> None:
    document = pipeline.read(text)
    (meant,) = (e for e in document.entities if any(m.start == text.index(word) for m in e.mentions))
    assert meant.name == name
