"""The constructions by which clauses state something."""

from __future__ import annotations

from triplewire.extract.rules.rule import Rule

RULES = (
    Rule(
        "clause.svo",
        "clause.svo",
        {
            "The minister met the ambassador and thanked the nurses.": (
                "The minister; met; the ambassador",
                "The minister; thanked; the nurses",
            ),
            "The army did not shell the village.": ("The army; did not shell; the village",),
            "Egypt and Jordan signed the treaty.": ("Egypt; signed; the treaty", "Jordan; signed; the treaty"),
            "The company buys and sells Russian gas.": (
                "The company; buys; Russian gas",
                "The company; sells; Russian gas",
            ),
            "Israeli and Russian forces left the area.": (
                "Israeli forces; left; the area",
                "Russian forces; left; the area",
            ),
            "The teacher gave the boy a book.": ("The teacher; gave the boy; a book",),
            "The company (founded in 1901) sold its shares.": ("The company; sold; its shares",),
        },
        (
            "Did the minister meet the ambassador?",
            "Please call the office.",
            "The ambassador slept.",
            "The firm will sell or lease the ship.",
        ),
    ),
    Rule(
        "clause.svc",
        "clause.svc",
        {
            "The mayor is tired.": ("The mayor; is; tired",),
            "Merkel was the chancellor of Germany.": ("Merkel; was; the chancellor of Germany",),
            "The town remained quiet after the vote.": ("The town; remained; quiet",),
            "The office is responsible for the border.": ("The office; is responsible for; the border",),
        },
        ("Is the mayor tired?", "The mayor resigned."),
    ),
    Rule(
        "clause.sv",
        "clause.sv",
        {
            "The talks failed and the war went on.": ("The talks; failed; -", "the war; went on; -"),
            "The army advanced; the rebels fled.": ("The army; advanced; -", "the rebels; fled; -"),
            "The ship neither sank nor burned.": ("The ship; neither sank; -", "The ship; nor burned; -"),
        },
        ("Lawmakers voted to hold a referendum.", "Who resigned?"),
    ),
    Rule(
        "clause.oblique",
        "clause.oblique",
        {
            "The president met Netanyahu in Moscow on Thursday.": (
                "The president; met Netanyahu in; Moscow",
                "The president; met Netanyahu on; Thursday",
            ),
            "In Baghdad the secretary will meet the prime minister.": (
                "the secretary; will meet the prime minister In; Baghdad",
            ),
            "The convoy travelled with or without an escort.": ("The convoy; travelled with or without; an escort",),
            "The troops marched from Kyiv to Lviv.": (
                "The troops; marched from; Kyiv",
                "The troops; marched from Kyiv to; Lviv",
            ),
            "Police seized guns and cash from the house.": ("Police; seized guns from; the house",),
            "On board the ship, the crew slept.": ("the crew; slept On board; the ship",),
            "The critics describe the vote as a farce.": ("The critics; describe the vote as; a farce",),
        },
        ("According to the police, two men escaped.", "Engineers dug a canal in order to drain the marsh."),
    ),
    Rule(
        "clause.agent",
        "clause.agent",
        {
            "The convoy was attacked by gunmen.": ("The convoy; was attacked by; gunmen",),
            "Two men were killed by police in Lima.": ("Two men; were killed by; police",),
            "The law was passed and signed by the governor.": (
                "The law; was passed by; the governor",
                "The law; was signed by; the governor",
            ),
        },
        ("The convoy stopped by the river.",),
    ),
    Rule(
        "clause.adverb",
        "clause.adverb",
        {
            "The parliament dissolved yesterday.": ("The parliament; dissolved; yesterday",),
            "Two days later the rebels left the city.": ("the rebels; left the city; Two days later",),
        },
        ("The parliament also dissolved quickly.",),
    ),
    Rule(
        "clause.adverbial",
        "clause.adverbial",
        {
            "Schools closed when the storm hit the coast.": ("Schools; closed when; the storm hit the coast",),
            "Prices rose because the harvest failed.": ("Prices; rose because; the harvest failed",),
        },
        ("Although it rained, the crowd stayed.", "As you know, the talks failed."),
    ),
    Rule(
        "clause.content",
        "clause.content",
        {
            "Putin said that Russia would withdraw its troops.": (
                "Putin; said; that Russia would withdraw its troops",
            ),
            '"We will win," the general said.': ("the general; said; We will win",),
            "The group, he said, attacked two villages.": ("he; said; The group attacked two villages",),
            "The leader said no drill had been held and accused the company of fraud.": (
                "The leader; said; no drill had been held",
            ),
            "It is clear that the talks failed.": ("It; is clear; that the talks failed",),
            "The court asked him to resign and to leave the country.": (
                "The court; asked him; to resign",
                "The court; asked him; to leave the country",
            ),
            "The judge ordered the ministry to release the documents.": (
                "The judge; ordered the ministry; to release the documents",
            ),
        },
        ("The army advanced; the rebels fled.", "Lawmakers voted to hold a referendum."),
    ),
    Rule(
        "clause.existential",
        "clause.existential",
        {
            "There were protests in Cairo.": ("There; were; protests in Cairo",),
            "There is no evidence of fraud.": ("There; is; no evidence of fraud",),
            "There is only one way to end the war.": ("There; is; only one way to end the war",),
        },
        ("The protests were there.", "Is there any evidence of fraud?"),
    ),
    Rule(
        "clause.relative",
        "clause.relative",
        {
            "The general who led the coup fled to Spain.": ("The general; led; the coup",),
            "The treaty that the senate rejected expired.": ("the senate; rejected; The treaty",),
            "The house in which he lives burned down.": ("he; lives in; The house",),
            "The nurse from Porto who survived the fire spoke.": ("The nurse from Porto; survived; the fire",),
        },
        ("Who won the race is unknown.", "Officials know that the treaty expired."),
    ),
    Rule(
        "clause.participle",
        "clause.participle",
        {
            "The rebels fired on the base, killing three soldiers.": ("The rebels; killing; three soldiers",),
            "Houses destroyed by the flood were rebuilt.": ("Houses; destroyed by; the flood",),
        },
        ("The rebels were killing three soldiers.",),
    ),
    Rule(
        "clause.gerund",
        "clause.gerund",
        {"After meeting the pope, the king flew home.": ("the king; meeting; the pope",)},
        ("He was accused of stealing a car.",),
    ),
    Rule(
        "clause.chain",
        "clause.chain",
        {
            "Lawmakers voted to hold a referendum.": ("Lawmakers; voted to hold; a referendum",),
            "The police were able to start an inquiry.": ("The police; were able to start; an inquiry",),
            "She wants to visit Peru and meet her aunt.": (
                "She; wants to visit; Peru",
                "She; wants to meet; her aunt",
            ),
            "The rebels refused to leave the town.": ("The rebels; refused to leave; the town",),
            "The president promised the miners to raise wages.": ("The president; promised to raise; wages",),
        },
        ("The judge ordered the ministry to release the documents.", "The problem is easy to solve."),
    ),
    Rule(
        "clause.control",
        "clause.control",
        {
            "The judge ordered the ministry to release the documents.": ("the ministry; to release; the documents",),
            "The guards forced him to sign the paper.": ("him; to sign; the paper",),
            "The union called on the government to inspect the ferries.": ("the government; to inspect; the ferries",),
        },
        ("The president promised the miners to raise wages.",),
    ),
    Rule(
        "clause.purpose",
        "clause.purpose",
        {
            "The navy sent a ship to rescue the crew.": ("The navy; to rescue; the crew",),
            "Engineers dug a canal in order to drain the marsh.": ("Engineers; to drain; the marsh",),
            "Travellers take connecting flights to reach Lima.": ("Travellers; to reach; Lima",),
        },
        ("The navy rescued the crew.", "The judge ordered the ministry to release the documents."),
    ),
    Rule(
        "clause.noun-infinitive",
        "clause.noun-infinitive",
        {
            "The union made a decision to strike.": ("The union; to strike; -",),
            "The government has a plan to build a port.": ("The government; to build; a port",),
        },
        ("The minister rejected the plan to close the mine.",),
    ),
    Rule(
        "clause.attached",
        "clause.attached",
        {"The ministry published a report on Sudan.": ("The ministry; published a report on; Sudan",)},
        ("The ministry published the report of the committee.", "The ministry published a report on weeds."),
    ),
)
