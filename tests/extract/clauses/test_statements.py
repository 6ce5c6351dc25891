"""Whole sentences, each with all its triples."""

import pytest

import triplewire

STATEMENTS = [
    (
        "The minister apologised to voters for what he said.",
        ["The minister; apologised to; voters", "The minister; apologised to voters for; what he said"],
    ),
    ("The teacher gave a book to the boy.", ["The teacher; gave; a book", "The teacher; gave a book to; the boy"]),
    (
        "Police arrested Tom Berg and Ann Lee in Lima.",
        ["Police; arrested; Tom Berg", "Police; arrested; Ann Lee", "Police; arrested Tom Berg in; Lima"],
    ),
    (
        "The firm cancelled the deal on Monday.",
        ["The firm; cancelled; the deal", "The firm; cancelled the deal on; Monday"],
    ),
    ("The news came from abroad.", ["The news; came from; abroad"]),
    ("The house he lives in burned down.", ["he; lives in; The house", "The house; burned down; -"]),
    ("The house where he lives burned down.", ["he; lives; -", "The house; burned down; -"]),
    ("The violence it represents shocked Lima.", ["it; represents; The violence", "The violence; shocked; Lima"]),
    (
        "The king left so that the queen could sleep.",
        ["The king; left so that; the queen could sleep", "the queen; could sleep; -"],
    ),
    ("Whereas the king left, the queen stayed.", ["the king; left; -", "the queen; stayed; -"]),
    ("The mayor told reporters the dam was old.", ["The mayor; told reporters; the dam was old", "the dam; was; old"]),
    ("The dam was old, the mayor told reporters.", ["The dam; was; old", "the mayor; told reporters; The dam was old"]),
    (
        "The talks between Chad and Niger on water failed.",
        ["Chad; talks on; water", "Niger; talks on; water", "The talks between Chad and Niger on water; failed; -"],
    ),
    ("The mayor's arrest by the army shocked Lima.", ["The mayor's arrest by the army; shocked; Lima"]),
    (
        "The arrest of the mayor by the army shocked Chad.",
        ["the army; arrest of; the mayor", "The arrest of the mayor by the army; shocked; Chad"],
    ),
    (
        "The arrival of the queen in Lima was delayed.",
        ["the queen; arrival in; Lima", "The arrival of the queen in Lima; was delayed; -"],
    ),
    ("Kyiv, the capital, fell.", ["Kyiv; is; the capital", "Kyiv; fell; -"]),
    ("Tom Berg, one of the miners, left.", ["Tom Berg; is; one of the miners", "Tom Berg; left; -"]),
    (
        "The mayor relied on the army in May.",
        ["The mayor; relied on; the army", "The mayor; relied on the army in; May"],
    ),
    (
        "The mayor spoke against Rome in May.",
        ["The mayor; spoke against; Rome", "The mayor; spoke against Rome in; May"],
    ),
    ("The mayor lived in Rome in May.", ["The mayor; lived in; Rome", "The mayor; lived in; May"]),
    ("There were protests yesterday.", ["There; were; protests", "protests; were; yesterday"]),
    ("Winning the race pleased the king.", ["Winning the race; pleased; the king"]),
    (
        "The men and the nurse who were hurt left.",
        [f"{who}; {did}; -" for did in ("were hurt", "left") for who in ("The men", "the nurse")],
    ),
    ("The bus was hit and burned by rebels.", ["The bus; was hit by; rebels", "The bus; was burned by; rebels"]),
    ("The rebels hit the bus and burned it.", ["The rebels; hit; the bus", "The rebels; burned; it"]),
    ("Neither the king nor the queen left.", ["Neither the king nor the queen; left; -"]),
    ("His wife and children left.", ["His wife; left; -", "His children; left; -"]),
    ("The king painted the house red.", ["The king; painted the house; red"]),
    ("The mayor did not stay or leave.", ["The mayor; did not stay; -", "The mayor; did not leave; -"]),
    ("The mayor will stay or leave.", []),
    ("As mayor, Ann Lee opened the bridge.", ["Ann Lee; opened the bridge As; mayor", "Ann Lee; opened; the bridge"]),
    (
        "By selling gas, Chad earned money.",
        ["Chad; selling; gas", "Chad; earned money By; selling gas", "Chad; earned; money"],
    ),
    (
        "After selling gas, Chad earned money.",
        ["Chad; selling; gas", "Chad; earned money After; selling gas", "Chad; earned; money"],
    ),
    ("The king was accused of selling gas.", ["The king; was accused of; selling gas"]),
    ("The ship sank, and the crew drowned in the sea.", ["The ship; sank; -", "the crew; drowned in; the sea"]),
    ("The king who the queen met left.", ["the queen; met; The king", "The king; left; -"]),
    ("The army, which had left, returned on Monday.", ["The army; had left; -", "The army; returned on; Monday"]),
    ("The mayor wants the army to leave.", ["The mayor; wants; the army to leave", "the army; to leave; -"]),
    ("Had it rained, the army would have left.", ["the army; would have left; -"]),
    ("The king's brother Tom Berg left.", ["Tom Berg; is; The king's brother", "The king's brother Tom Berg; left; -"]),
    (
        "The critics described the vote on Monday.",
        ["The critics; described; the vote", "The critics; described the vote on; Monday"],
    ),
    ("The critics described the vote as a farce.", ["The critics; described the vote as; a farce"]),
    (
        "The mayor said that the army left, carrying the wounded.",
        ["The mayor; said; that the army left", "the army; left; -", "the army; carrying; the wounded"],
    ),
    (
        "The mayor said that the army left carrying the wounded.",
        ["The mayor; said; that the army left carrying the wounded", "the army; left carrying; the wounded"],
    ),
    ("The mayor did not say that the army left.", ["The mayor; did not say; that the army left"]),
    (
        "Tom Berg, the mayor of Lima and a friend, left.",
        ["Tom Berg; is; the mayor of Lima", "Tom Berg; is; a friend", "Tom Berg; left; -"],
    ),
    ("Apples, pears and plums fell.", ["Apples; fell; -", "pears; fell; -", "plums; fell; -"]),
    ("Mr. Smith left.", ["Mr. Smith; left; -"]),
    ("Photo: John Smith.", []),
    (
        "The company, which Norway owns, sold the ship that sank.",
        ["Norway; owns; The company", "The company; sold; the ship", "the ship; sank; -"],
    ),
    ("The mayor gave Lima a bridge in May.", ["The mayor; gave Lima; a bridge", "The mayor; gave a bridge in; May"]),
    (
        "The king ordered the army to leave the town and to burn it.",
        [
            "The king; ordered the army; to leave the town",
            "The king; ordered the army; to burn it",
            "the army; to leave; the town",
            "the army; to burn; it",
        ],
    ),
    ("It is clear that the dam broke.", ["It; is clear; that the dam broke", "the dam; broke; -"]),
    ("It is old.", ["It; is; old"]),
    ("The king was asked to leave.", ["The king; was asked to leave; -"]),
    ("The king asked the queen to leave.", ["The king; asked the queen; to leave", "the queen; to leave; -"]),
    (
        "The mayor published a report on Sudan.",
        ["The mayor; published; a report on Sudan", "The mayor; published a report on; Sudan"],
    ),
    ("The mayor published a report of weeds.", ["The mayor; published; a report of weeds"]),
    ("The mayor is ready to leave Lima.", ["The mayor; is ready to leave; Lima"]),
    ("The mayor is happy with Lima.", ["The mayor; is happy with; Lima"]),
    ("The king, said to be ill, left.", ["The king; said to be; ill"]),
    ("As you know, the talks failed.", ["the talks; failed; -"]),
    ("As expected, the talks failed.", ["the talks; failed; -"]),
    ("The king saw no ship.", ["The king; saw; no ship"]),
    (
        "Residents said rebels had mined the road.",
        ["Residents; said; rebels had mined the road", "rebels; had mined; the road"],
    ),
    ("Who left?", []),
    ("Did the king leave?", []),
    ("Leave the town!", []),
    (
        "The soldiers were held and accused the mayor.",
        ["The soldiers; were held; -", "The soldiers; accused; the mayor"],
    ),
    (
        "The visit of the king to Lima and Quito ended.",
        ["the king; visit to; Lima", "the king; visit to; Quito", "The visit of the king to Lima and Quito; ended; -"],
    ),
    (
        "The minister paid a visit to Cuba.",
        ["The minister; paid; a visit to Cuba", "The minister; paid a visit to; Cuba"],
    ),
    ("His visit to Cuba was short.", ["His visit to Cuba; was; short"]),
    ("Talks with Chad failed.", ["Talks with Chad; failed; -"]),
    ("The judge found the mayor guilty.", ["The judge; found; the mayor guilty"]),
    ("The French and German ministers met.", ["The French ministers; met; -", "The German ministers; met; -"]),
    (
        "The mayor bought the bread and the wine of Chad.",
        ["The mayor; bought; the bread", "The mayor; bought; the wine of Chad"],
    ),
    (
        "The town on the border was shelled from Niger by the army in May.",
        [
            "The town on the border; was shelled from; Niger",
            "The town on the border; was shelled by; the army",
            "The town on the border; was shelled in; May",
        ],
    ),
    ("The mayor fell into what critics charge is a trap.", ["The mayor; fell into; what critics charge is a trap"]),
    ("The rebels came, and burned the bus.", ["The rebels; came; -", "The rebels; burned; the bus"]),
    ("The dam, which Ann Lee said was old, broke.", ["The dam; was; old", "The dam; broke; -"]),
    ("One of the men who were hurt died.", ["the men; were hurt; -", "One of the men who were hurt; died; -"]),
    ("The firm is old but rich.", ["The firm; is; old but rich"]),
    (
        "The mayor called on the king to resign.",
        ["The mayor; called on; the king", "The mayor; called on the king; to resign", "the king; to resign; -"],
    ),
    ("The mayor was named chairman of the firm.", ["The mayor; was named; chairman of the firm"]),
    (
        "The army killed the mayor and wounded two men in Lima.",
        ["The army; killed; the mayor", "The army; wounded; two men in Lima", "The army; wounded two men in; Lima"],
    ),
    ("The mayor is neither old nor ill.", ["The mayor; is; neither old nor ill"]),
    ("The ship, with two men aboard, sank.", ["The ship; sank; -"]),
    ("Because of the storm, the ferry stopped.", ["the ferry; stopped Because of; the storm"]),
    (
        "The mayor and the king of Chad met on Monday and in May.",
        [
            "The mayor; met on; Monday",
            "The mayor; met in; May",
            "the king of Chad; met on; Monday",
            "the king of Chad; met in; May",
        ],
    ),
    ("The king, whose army left, resigned.", ["whose army; left; -", "The king; resigned; -"]),
    ("Chad's invasion of Niger failed.", ["Chad; invasion of; Niger", "Chad's invasion of Niger; failed; -"]),
    ("The Chadian attack on Niger failed.", ["Chadian; attack on; Niger", "The Chadian attack on Niger; failed; -"]),
    ("The attack by rebels in Lima failed.", ["The attack by rebels in Lima; failed; -"]),
    ("The protests against the mayor went on.", ["The protests against the mayor; went on; -"]),
    ("The mayor made an attack on Chad.", ["The mayor; made; an attack on Chad", "The mayor; made an attack on; Chad"]),
    ("The king thinks that the dam is old.", ["The king; thinks; that the dam is old", "the dam; is; old"]),
    (
        "The king, the mayor said, left the town.",
        ["the mayor; said; The king left the town", "The king; left; the town"],
    ),
    ("The mayor is said to have left the town.", ["The mayor; is said to have left; the town"]),
    ("The men were seen leaving the town.", ["The men; were seen leaving; the town"]),
    (
        "Foreign minister Ann Lee and mayor Tom Berg met.",
        [
            "Ann Lee; is; Foreign minister",
            "Tom Berg; is; mayor",
            "Foreign minister Ann Lee; met; -",
            "mayor Tom Berg; met; -",
        ],
    ),
    ("Tom Berg, 52, left.", ["Tom Berg; left; -"]),
    ("The village of Bor, near Lima, burned.", ["The village of Bor, near Lima; burned; -"]),
    (
        '"The dam is old," the mayor said in Lima.',
        ["The dam; is; old", "the mayor; said; The dam is old", "the mayor; said in; Lima"],
    ),
    ("The dam, if it is old, may break.", ["The dam; may break if; it is old"]),
    ("Nobody left.", ["Nobody; left; -"]),
    (
        "The mayor hopes to win and to stay.",
        ["The mayor; hopes; to stay", "The mayor; hopes to win; -", "The mayor; hopes to stay; -"],
    ),
    ("The mayor wants to visit Chad or Niger.", ["The mayor; wants to visit; Chad or Niger"]),
    ("It was the mayor who left.", ["It; was; the mayor", "the mayor; left; -"]),
    ("It is dark in Lima.", ["It; is; dark", "It; is dark in; Lima"]),
    (
        "On Monday the king ordered the army to leave.",
        ["the king; ordered the army On; Monday", "the king; ordered the army; to leave", "the army; to leave; -"],
    ),
    ("Three men, including a minister, died.", ["Three men; died; -"]),
    ("The leaders, among them a minister, met in Lima.", ["The leaders; met in; Lima"]),
    (
        "In May the mayor began to build a bridge.",
        ["the mayor; began to build; a bridge", "the mayor; began to build a bridge In; May"],
    ),
    ("The mayor began in May to build a bridge.", ["The mayor; began in; May", "The mayor; began to build; a bridge"]),
    ("The mayor's house, the oldest in Lima, burned.", ["The mayor's house; burned; -"]),
    (
        "Norway's decision to sell gas angered Chad.",
        ["Norway; to sell; gas", "Norway's decision to sell gas; angered; Chad"],
    ),
    ("The mayor made a decision to leave.", ["The mayor; made; a decision to leave", "The mayor; to leave; -"]),
    ("The rebels, armed with guns, took the town.", ["The rebels; armed with; guns", "The rebels; took; the town"]),
    ("The town taken by the rebels burned.", ["The town; taken by; the rebels", "The town; burned; -"]),
    (
        "The mayor was elected in May and resigned in June.",
        ["The mayor; was elected in; May", "The mayor; resigned in; June"],
    ),
    ("The mayor must not leave.", ["The mayor; must not leave; -"]),
    ("The bridge was built by Norway in Lima.", ["The bridge; was built by; Norway", "The bridge; was built in; Lima"]),
    ("The king talked about leaving Lima.", ["The king; talked about; leaving Lima"]),
    ("Tom Berg and his wife left.", ["Tom Berg; left; -", "his wife; left; -"]),
    (
        "The ambassador to Chad and a minister from Niger met.",
        ["The ambassador to Chad; met; -", "a minister from Niger; met; -"],
    ),
    ("A storm hit Chad, Niger and Mali.", ["A storm; hit; Chad", "A storm; hit; Niger", "A storm; hit; Mali"]),
    ("Rebels killed either two or three men.", ["Rebels; killed; two or three men"]),
    ("The price rose 10 percent.", ["The price; rose; -"]),
    ("The river rose two meters.", ["The river; rose; -"]),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_statements(pipeline: triplewire.Pipeline, text: str, expected: list[str]) -> None:
    found = pipeline.read(text).triples
    assert [f"{t.subject.text}; {t.predicate.text}; {t.object.text if t.object else '-'}" for t in found] == expected
