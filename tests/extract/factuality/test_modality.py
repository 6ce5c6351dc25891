"""Polarity and modality with their scope, after FactBank: one word each, in minimal pairs."""

from types import SimpleNamespace
from typing import Any

import pytest

import triplewire
from triplewire.extract.factuality.announcements import announced_if, is_decided
from triplewire.extract.factuality.modality import assess, factuality
from triplewire.extract.factuality.withheld import is_withheld
from triplewire.extract.layout.block import Block
from triplewire.extract.syntax.tree import Sentence, Word

CASES = [
    # The word's own auxiliaries, negation and adverbs
    ("The army attacked the town.", "attacked", "positive", "actual"),
    ("The army did not attack the town.", "attack", "negative", "actual"),
    ("The army didn't attack the town.", "attack", "negative", "actual"),
    ("The army never attacked the town.", "attacked", "negative", "actual"),
    ("It was not the army that attacked the town.", "attacked", "negative", "actual"),
    ("It was the army that attacked the town.", "attacked", "positive", "actual"),
    ("It was hardly the army that attacked the town.", "attacked", "negative", "actual"),
    ("It may have been the army that attacked the town.", "attacked", "positive", "possible"),
    ("It was not only the army that attacked the town.", "attacked", "positive", "actual"),
    ("It was not just Ann Lee who met Omar Haddad.", "met", "positive", "actual"),
    ("It was Ann Lee, not only Omar Haddad, who attacked Tom Berg.", "attacked", "positive", "actual"),
    ("Chad will return jets seized last year from Niger.", "seized", "positive", "actual"),
    ("Chad will send observers led by Ann Lee.", "led", "positive", "future"),
    ("The deal under which Chad sold gas to Mali turned out to be a forgery.", "sold", "positive", "hypothetical"),
    ("Ann Lee fabricated the story in which Chad attacked Niger.", "attacked", "positive", "hypothetical"),
    ("The video in which the mayor insulted Ann Lee is a deepfake.", "insulted", "positive", "hypothetical"),
    ("The letter in which Ann Lee thanked Omar Haddad was forged.", "thanked", "positive", "hypothetical"),
    ("The letter in which Ann Lee thanked Omar Haddad was long.", "thanked", "positive", "actual"),
    ("The letter that Ann Lee sent to Omar Haddad was forged.", "sent", "positive", "actual"),
    ("The deal under which Chad sold gas to Mali is not a forgery.", "sold", "positive", "actual"),
    ("Chad dismissed reports it had bombed Niger.", "bombed", "negative", "actual"),
    ("Chad did not deny reports it had bombed Niger.", "bombed", "positive", "possible"),
    ("Polls had Ann Lee beating Omar Haddad.", "beating", "positive", "possible"),
    ("Ann Lee had guards beating Omar Haddad.", "beating", "positive", "actual"),
    ("It is far from certain that Chad has attacked Niger.", "attacked", "positive", "possible"),
    ("It is by no means certain that Chad attacked Niger.", "attacked", "positive", "possible"),
    ("It remains far from proven that Chad attacked Niger.", "attacked", "positive", "possible"),
    ("Far from certain is that Chad attacked Niger.", "attacked", "positive", "possible"),
    ("It was by no means certain that Chad had attacked Niger.", "attacked", "positive", "possible"),
    ("Chad was certain that Mali had attacked Niger.", "attacked", "positive", "actual"),
    ("Oman by no means attacked Dubai.", "attacked", "negative", "actual"),
    ("It was far from Paris that Chad attacked Niger.", "attacked", "positive", "actual"),
    ("It was the army, not the police, that arrested Tom Hall.", "arrested", "negative", "actual"),
    ("Ann Lee meets Omar Haddad at a summit on Monday.", "meets", "positive", "future"),
    # What is said of a whole clause, behind or above it
    ("Chad invaded Niger, which is untrue.", "invaded", "negative", "actual"),
    ("Chad invaded Niger, which is not true.", "invaded", "negative", "actual"),
    ("The army attacked the town of Agadez, which is a lie.", "attacked", "negative", "actual"),
    ("The army attacked the town, a lie.", "attacked", "negative", "actual"),
    ("Chad invaded Niger, which Mali denies.", "invaded", "positive", "possible"),
    ("Chad invaded Niger in 1998, which Mali has disputed.", "invaded", "positive", "possible"),
    ("Chad invaded Niger, a claim that Mali rejects.", "invaded", "positive", "possible"),
    ("Chad invaded Niger, something that Mali denies.", "invaded", "positive", "possible"),
    ("That Chad invaded Niger is nonsense.", "invaded", "negative", "actual"),
    ("That Chad invaded Niger is a matter of dispute.", "invaded", "positive", "possible"),
    ("The so-called invasion of Niger by Chad went on.", "invasion", "positive", "possible"),
    ("Rumour has it that Chad invaded Niger.", "invaded", "positive", "possible"),
    ("Legend has it that Chad invaded Niger.", "invaded", "positive", "possible"),
    ("Chad had invaded Niger when it rained.", "invaded", "positive", "actual"),
    ("Chad invaded Niger, which is true.", "invaded", "positive", "actual"),
    ("Chad invaded Niger, which is not a member of the union.", "invaded", "positive", "actual"),
    ("Chad invaded Niger, which borders Mali.", "invaded", "positive", "actual"),
    ("Chad invaded Niger, a threat to Mali.", "invaded", "positive", "actual"),
    ("Chad invaded Niger, a neighbour that rejects its claim.", "invaded", "positive", "actual"),
    ("Mali told a story, which is untrue.", "told", "positive", "actual"),
    ("Mali adopted a plan, which Niger rejects.", "adopted", "positive", "actual"),
    ("That Chad invaded Niger is remarkable.", "invaded", "positive", "actual"),
    ("Nobody attacked the town.", "attacked", "negative", "actual"),
    ("No soldier attacked the town.", "attacked", "negative", "actual"),
    ("The army will attack the town.", "attack", "positive", "future"),
    ("The army will not attack the town.", "attack", "negative", "future"),
    ("The army may attack the town.", "attack", "positive", "possible"),
    ("The army might not attack the town.", "attack", "negative", "possible"),
    ("The army could attack the town.", "attack", "positive", "possible"),
    ("The army should attack the town.", "attack", "positive", "hypothetical"),
    ("The army must attack the town.", "attack", "positive", "hypothetical"),
    ("The army would attack the town.", "attack", "positive", "hypothetical"),
    ("The army would have attacked the town.", "attacked", "positive", "hypothetical"),
    ("The army has attacked the town.", "attacked", "positive", "actual"),
    ("The army no longer attacks the town.", "attacks", "negative", "actual"),
    ("The army is to attack the town.", "attack", "positive", "future"),
    ("Army to attack town", "attack", "positive", "future"),
    ("The army allegedly attacked the town.", "attacked", "positive", "possible"),
    ("The army probably attacked the town.", "attacked", "positive", "possible"),
    # Verbs above that say that it did not happen
    ("The army failed to attack the town.", "attack", "negative", "actual"),
    ("The army did not fail to attack the town.", "attack", "positive", "actual"),
    ("The army managed to attack the town.", "attack", "positive", "actual"),
    ("The army refused to attack the town.", "attack", "negative", "actual"),
    ("The army declined to attack the town.", "attack", "negative", "actual"),
    ("The army denied having attacked the town.", "attacked", "negative", "actual"),
    ("The army denied that it had attacked the town.", "attacked", "negative", "actual"),
    ("The army left without attacking the town.", "attacking", "negative", "actual"),
    ("The army refrained from attacking the town.", "attacking", "negative", "actual"),
    ("The storm prevented the army from attacking the town.", "attacking", "negative", "actual"),
    ("The army began to attack the town.", "attack", "positive", "actual"),
    ("The army continued to attack the town.", "attack", "positive", "actual"),
    # ... that it is still to happen
    ("The army plans to attack the town.", "attack", "positive", "future"),
    ("The army does not plan to attack the town.", "attack", "negative", "future"),
    ("The army is expected to attack the town.", "attack", "positive", "future"),
    ("The army is not expected to attack the town.", "attack", "negative", "future"),
    ("The army threatened to attack the town.", "attack", "positive", "future"),
    ("The army promised not to attack the town.", "attack", "negative", "future"),
    ("The army is going to attack the town.", "attack", "positive", "future"),
    ("The army is ready to attack the town.", "attack", "positive", "future"),
    ("The army is not ready to attack the town.", "attack", "negative", "future"),
    ("The army's plan to attack the town leaked.", "attack", "positive", "future"),
    # ... that it may be so
    ("The army tried to attack the town.", "attack", "positive", "possible"),
    ("The army is likely to attack the town.", "attack", "positive", "possible"),
    ("The army seems to have attacked the town.", "attacked", "positive", "possible"),
    ("Observers believe that the army attacked the town.", "attacked", "positive", "possible"),
    ("There is evidence that the army attacked the town.", "attacked", "positive", "possible"),
    ("There is no evidence that the army attacked the town.", "attacked", "negative", "possible"),
    ("The army's attempt to attack the town began.", "attack", "positive", "possible"),
    # ... that somebody wants it
    ("The king asked the army to attack the town.", "attack", "positive", "hypothetical"),
    ("The king wants to attack the town.", "attack", "positive", "hypothetical"),
    ("The king demanded that the army attack the town.", "attack", "positive", "hypothetical"),
    ("The rebels repeated their demand that Ghana release Ann Lee.", "release", "positive", "hypothetical"),
    ("The army praised the report that Chad attacked Niger.", "attacked", "positive", "actual"),
    ("The king's order to attack the town came late.", "attack", "positive", "hypothetical"),
    # What is told is as its teller puts it
    ("Kenya has neither attacked nor bombed the town.", "attacked", "negative", "actual"),
    ("Kenya has neither attacked nor bombed the town.", "bombed", "negative", "actual"),
    ("Kenya has both attacked and bombed the town.", "bombed", "positive", "actual"),
    ("Kenya did not attack nor bomb the town.", "bomb", "negative", "actual"),
    ("The king has neither confirmed nor denied that the army attacked the town.", "attacked", "positive", "possible"),
    ("The king rejected a plan that the army put forward.", "put", "positive", "actual"),
    ("The vote is set to take place in May.", "take", "positive", "future"),
    ("The army will leave before the rebels attack the town.", "attack", "positive", "future"),
    ("The army left before the rebels attacked the town.", "attacked", "positive", "actual"),
    ("The king will leave because the army attacked the town.", "attacked", "positive", "actual"),
    ("The king denied reports that the army attacked the town.", "attacked", "negative", "actual"),
    ("The king did not deny reports that the army attacked the town.", "attacked", "positive", "possible"),
    ("The king said that the army attacked the town.", "attacked", "positive", "actual"),
    ("The king told them that the army attacked the town.", "attacked", "positive", "actual"),
    ("The king told them to attack the town.", "attack", "positive", "hypothetical"),
    ("He told the tribunal that he was kidnapped.", "kidnapped", "positive", "actual"),
    ("The king said that the army would attack the town.", "attack", "positive", "future"),
    ("The king said that the army attacked the town.", "attacked", "positive", "actual"),
    ("The king did not say that the army attacked the town.", "attacked", "positive", "possible"),
    ("No king said that the army attacked the town.", "attacked", "positive", "possible"),
    ("The king declined to confirm that the army attacked the town.", "attacked", "positive", "possible"),
    ("The king stopped short of saying that the army attacked the town.", "attacked", "positive", "possible"),
    ("The king said that the army would have attacked the town.", "attacked", "positive", "hypothetical"),
    ("The king warned that the army would attack the town.", "attack", "positive", "future"),
    # Further auxiliaries, conjunctions and prepositions
    ("The army has been asked not to attack the town.", "attack", "negative", "hypothetical"),
    ("The army cannot attack the town.", "attack", "negative", "possible"),
    ("The army won't attack the town.", "attack", "negative", "future"),
    ("The army'd attacked the town.", "attacked", "positive", "actual"),
    ("The king said the army attacked the town and would attack the port.", "attack", "positive", "future"),
    ("It is unclear whether the army attacked the town.", "attacked", "positive", "hypothetical"),
    ("The army can attack and burn the town.", "burn", "positive", "possible"),
    ("The army is able to attack the town.", "attack", "positive", "possible"),
    ("The army was able to attack the town.", "attack", "positive", "actual"),
    ("The army was unable to attack the town.", "attack", "negative", "actual"),
    ("The army crossed the river to attack the town.", "attack", "positive", "possible"),
    ("The army will not rest until it attacks the town.", "attacks", "positive", "future"),
    ("If the army attacks the town, it would be a mistake.", "be", "positive", "hypothetical"),
    ("The army gave no order to attack the town.", "attack", "negative", "hypothetical"),
    ("The king ruled out talks.", "talks", "negative", "actual"),
    ("The king did not attend the talks.", "talks", "negative", "actual"),
    ("The king may join the talks.", "talks", "positive", "possible"),
    ("The lack of talks worries the town.", "talks", "negative", "actual"),
    ("The king agreed to talks.", "talks", "positive", "future"),
    ("The king warned of an attack.", "attack", "positive", "future"),
    ("The king would never attack the town.", "attack", "negative", "hypothetical"),
    ("The king fears that the army attacked the town.", "attacked", "positive", "possible"),
    ("The king ordered that the army attack the town.", "attack", "positive", "hypothetical"),
    ("The king knows that the army attacked the town.", "attacked", "positive", "actual"),
    ("Should the army attack the town, people will flee.", "attack", "positive", "hypothetical"),
    ("The rebels have sworn to attack the town.", "attack", "positive", "future"),
    # Conditions
    ("If the army attacks the town, people will flee.", "attacks", "positive", "hypothetical"),
    ("If the army attacks the town, people will flee.", "flee", "positive", "hypothetical"),
    ("When the army attacks the town, people flee.", "flee", "positive", "actual"),
    ("Unless the army attacks the town, people will stay.", "attacks", "positive", "hypothetical"),
    ("Had the army attacked the town, people would have fled.", "attacked", "positive", "hypothetical"),
    # What is coordinated shares its auxiliaries; a relative clause shares nothing
    ("The army will surround and attack the town.", "attack", "positive", "future"),
    ("The army may leave the hills and attack the town.", "attack", "positive", "possible"),
    ("The army plans to cross the river and attack the town.", "attack", "positive", "future"),
    ("The king plans to meet the general who attacked the town.", "attacked", "positive", "actual"),
    # Event nouns
    ("The attack shocked the town.", "attack", "positive", "actual"),
    ("The army launched an attack.", "attack", "positive", "actual"),
    ("The army did not launch an attack.", "attack", "negative", "actual"),
    ("The army launched no attack.", "attack", "negative", "actual"),
    ("The army will launch an attack.", "attack", "positive", "future"),
    ("The king condemned the attack.", "attack", "positive", "actual"),
    ("The king will condemn the attack.", "attack", "positive", "actual"),
    ("The visit was cancelled.", "visit", "negative", "actual"),
    ("The king called off the visit.", "visit", "negative", "actual"),
    ("The visit was not cancelled.", "visit", "positive", "actual"),
    ("A visit is planned for Monday.", "visit", "positive", "future"),
    ("The planned visit worries the town.", "visit", "positive", "future"),
    ("The alleged attack worries the town.", "attack", "positive", "possible"),
    ("The king fears an attack.", "attack", "positive", "possible"),
    ("The king called for talks.", "talks", "positive", "hypothetical"),
    ("The threat of war is real.", "war", "positive", "future"),
    ("They won without a fight.", "fight", "negative", "actual"),
    # Near misses, scarcity, exceptions, comparison, fiction, success, purpose
    ("The army almost attacked the town.", "attacked", "negative", "actual"),
    ("The army just about destroyed the town.", "destroyed", "negative", "actual"),
    ("The army hardly ever attacked the town.", "attacked", "negative", "actual"),
    ("Never before had the army attacked the town.", "attacked", "negative", "actual"),
    ("The army has yet to attack the town.", "attack", "negative", "actual"),
    ("The army ruled out attacking the town.", "attacking", "negative", "actual"),
    ("The army stopped short of attacking the town.", "attacking", "negative", "actual"),
    ("The army sent aid instead of attacking the town.", "attacking", "negative", "actual"),
    ("The army talked rather than attack the town.", "attack", "negative", "actual"),
    ("The army attacked neither the town nor the port.", "attacked", "negative", "actual"),
    ("Neither the army nor the navy attacked the town.", "attacked", "negative", "actual"),
    ("Not one soldier attacked the town.", "attacked", "negative", "actual"),
    ("Hardly any soldiers attacked the town.", "attacked", "negative", "actual"),
    ("Few soldiers attacked the town.", "attacked", "negative", "actual"),
    ("The town was attacked by no one.", "attacked", "negative", "actual"),
    ("Under no circumstances had the army attacked the town.", "attacked", "negative", "actual"),
    ("The army was too weak to attack the town.", "attack", "negative", "actual"),
    ("It is not true that the army attacked the town.", "attacked", "negative", "actual"),
    ("The king cleared the army of attacking the town.", "attacking", "negative", "actual"),
    ("A few soldiers attacked the town.", "attacked", "positive", "actual"),
    ("No fewer than ten soldiers attacked the town.", "attacked", "positive", "actual"),
    ("The army attacked not only the town but also the port.", "attacked", "positive", "actual"),
    ("The army did not attack the town until Monday.", "attack", "positive", "actual"),
    ("Almost all soldiers attacked the town.", "attacked", "positive", "actual"),
    ("There is no doubt that the army attacked the town.", "attacked", "positive", "actual"),
    ("The king did not know that the army attacked the town.", "attacked", "positive", "actual"),
    ("It was the army that attacked the town.", "attacked", "positive", "actual"),
    ("The army was the first to attack the town.", "attack", "positive", "actual"),
    ("The army went on to attack the town.", "attack", "positive", "actual"),
    ("The army had to attack the town.", "attack", "positive", "actual"),
    ("The army has to attack the town.", "attack", "positive", "hypothetical"),
    ("The army had the guns to attack the town.", "attack", "positive", "possible"),
    ("Minister says Chad to attack Niger", "attack", "positive", "future"),
    ("The army replied by attacking the town.", "attacking", "positive", "actual"),
    ("The army would reply by attacking the town.", "attacking", "positive", "hypothetical"),
    ("The army left after attacking the town.", "attacking", "positive", "actual"),
    ("The army never fled but attacked the town.", "attacked", "positive", "actual"),
    ("The army never bombed or attacked the town.", "attacked", "negative", "actual"),
    ("The army is close to attacking the town.", "attacking", "positive", "possible"),
    ("The army was accused of attacking the town.", "attacking", "positive", "possible"),
    ("The army came to attack the town.", "attack", "positive", "possible"),
    ("The army came to control the town.", "control", "positive", "actual"),
    ("The army crossed the border to attack the town.", "attack", "positive", "possible"),
    ("The army attacked the town, if the king is to be believed.", "attacked", "positive", "possible"),
    ("The army attacked the town, even if the king was against it.", "attacked", "positive", "actual"),
    ("The king acted as though the army had attacked the town.", "attacked", "positive", "hypothetical"),
    ("The king acted like a general who attacks the town.", "attacks", "positive", "hypothetical"),
    ("Any army that attacks the town will lose.", "attacks", "positive", "hypothetical"),
    ("Whoever attacks the town will lose.", "attacks", "positive", "hypothetical"),
    ("In the film, the army attacks the town.", "attacks", "positive", "hypothetical"),
    ("He starred in a film and attacked the king.", "attacked", "positive", "actual"),
    ("The film depicts an attack on the town.", "attack", "positive", "hypothetical"),
    ("The king will flee as soon as the army attacks the town.", "attacks", "positive", "future"),
    ("The king determined that the army attacked the town.", "attacked", "positive", "actual"),
    ("Provided that the army attacks the town, the king will flee.", "attacks", "positive", "hypothetical"),
    ("The king spent weeks in talks on the town.", "talks", "positive", "actual"),
    ("An attack on the town is likely.", "attack", "positive", "possible"),
    ("The visit to the town fell through.", "visit", "negative", "actual"),
    ("The king is ready for talks.", "talks", "positive", "future"),
    ("The king's anger over the army's attacking the town grew.", "attacking", "positive", "actual"),
    ("The army stopped attacking the town.", "attacking", "negative", "actual"),
    ("The army stopped to attack the town.", "attack", "positive", "possible"),
    ("The king agreed in principle to talks.", "agreed", "positive", "actual"),
    ("In theory, the army attacked the town.", "attacked", "positive", "hypothetical"),
    ("The king barely knew the town.", "knew", "negative", "actual"),
    ("The king barely escaped the town.", "escaped", "positive", "actual"),
    # Worlds of their own, forged depictions, exercises
    ("In a dream, the army attacked the town.", "attacked", "positive", "hypothetical"),
    ("The army attacked the town in a dream.", "attacked", "positive", "hypothetical"),
    ("In a parallel universe, the army attacked the town.", "attacked", "positive", "hypothetical"),
    ("In a simulated scenario, the army attacked the town.", "attacked", "positive", "hypothetical"),
    ("In a fictional town, the army attacked the king.", "attacked", "positive", "hypothetical"),
    ("In a doctored video, the army attacked the town.", "attacked", "positive", "hypothetical"),
    ("In the movie, the army attacked the town.", "attacked", "positive", "hypothetical"),
    ("The army attacked the town in the movie.", "attacked", "positive", "possible"),
    ("In the exercise, the army attacked the town.", "attacked", "positive", "possible"),
    ("The army attacked the town in the exercise.", "attacked", "positive", "possible"),
    ("In a video, the army attacked the town.", "attacked", "positive", "actual"),
    ("In a fake encounter, the army attacked the town.", "attacked", "positive", "actual"),
    ("The king attacked the army in his novel.", "attacked", "positive", "actual"),
    ("In the exercise room, the army attacked the town.", "attacked", "positive", "actual"),
    ("In an exercise of power, the king attacked the town.", "attacked", "positive", "actual"),
    ("In the exercise, two soldiers died.", "died", "positive", "actual"),
    # What a plan sets out
    ("Under the proposal, the army leaves the town.", "leaves", "positive", "future"),
    ("Under the draft deal, the army leaves the town.", "leaves", "positive", "future"),
    ("Under the proposed treaty, the army leaves the town.", "leaves", "positive", "future"),
    ("Under the plan, soldiers are sent to the town.", "sent", "positive", "future"),
    ("Under the plan, the army left the town.", "left", "positive", "actual"),
    ("Under the plan, the army has left the town.", "left", "positive", "actual"),
    ("Under the law, the king sues the town.", "sues", "positive", "actual"),
    ("Near the draft office, the army attacks the town.", "attacks", "positive", "actual"),
    # All but one thing done, insertions behind an adverb
    ("The army did anything but help the town.", "help", "negative", "actual"),
    ("The army did everything but praise the king.", "praise", "negative", "actual"),
    ("The army will do anything but help the town.", "help", "negative", "future"),
    ("The army did a lot but attacked the town.", "attacked", "positive", "actual"),
    ("The army openly, if belatedly, attacked the town.", "attacked", "positive", "actual"),
    # What an end forestalls
    ("The deal collapsed before the king signed the deal.", "signed", "positive", "possible"),
    ("The deal fell through before the king signed it.", "signed", "positive", "possible"),
    ("The talks fell apart before the king met the pope.", "met", "positive", "possible"),
    ("The king called off the mission before the army attacked the town.", "attacked", "positive", "possible"),
    ("The merger was scrapped before the king bought the bank.", "bought", "positive", "possible"),
    ("The firm folded before the king bought it.", "bought", "positive", "possible"),
    ("The deal collapsed before being signed by the king.", "signed", "positive", "possible"),
    ("The deal collapsed after the king signed it.", "signed", "positive", "actual"),
    ("The roof collapsed before the army attacked the town.", "attacked", "positive", "actual"),
    ("The talks failed, before the king met the pope.", "met", "positive", "actual"),
    ("The talks began before the army attacked the town.", "attacked", "positive", "actual"),
    # Dates ahead, subject clauses, purposes behind an object
    ("The king meets the pope tomorrow.", "meets", "positive", "future"),
    ("The king met the pope the next day.", "met", "positive", "actual"),
    ("The army will continue with its visit to the town.", "visit", "positive", "future"),
    ("The army began the campaign to attack the town.", "attack", "positive", "possible"),
    ("The king said nothing when the army attacked the town.", "attacked", "positive", "actual"),
    ("That the army attacked the town is unlikely.", "attacked", "positive", "possible"),
    ("Attacking the town would be a mistake.", "Attacking", "positive", "hypothetical"),
    ("What surprised the king is that the army attacked the town.", "attacked", "positive", "actual"),
    ("Armies that are attacking towns must stop.", "attacking", "positive", "hypothetical"),
    ("The armies that are attacking towns must stop.", "attacking", "positive", "actual"),
    ("Armies that are attacking towns stopped.", "attacking", "positive", "actual"),
    ("The town stands as long as the army holds the town.", "holds", "positive", "hypothetical"),
    ("The town stood as long as the army held the town.", "held", "positive", "actual"),
    ("If the army comes, the town burns.", "burns", "positive", "hypothetical"),
    ("Even if the army comes, the town holds.", "holds", "positive", "actual"),
    # What makes a verb uncertain does not make the noun before it uncertain
    ("The attack by no means ended the talks.", "attack", "positive", "actual"),
    ("The invasion in theory broke the treaty.", "invasion", "positive", "actual"),
    ("Peru blamed the attack or the raid.", "blamed", "positive", "possible"),
    ("Peru blamed the attack or the raid.", "attack", "positive", "actual"),
    # Proofs, suppositions, insertions and gerunds of what a noun forbids
    ("Prosecutors proved that Chad attacked Mali.", "attacked", "positive", "actual"),
    ("Prosecutors managed to prove that Chad attacked Mali.", "attacked", "positive", "actual"),
    ("Prosecutors could not prove that Chad attacked Mali.", "attacked", "positive", "possible"),
    ("Assuming the memo is genuine, Sweden spied on Finland.", "spied", "positive", "possible"),
    ("Assuming office in May, Sweden's premier attacked Finland.", "attacked", "positive", "actual"),
    ("Chad, it seems, attacked Mali.", "attacked", "positive", "possible"),
    ("Chad, it turns out, attacked Mali.", "attacked", "positive", "actual"),
    ("The ban on Greece exporting arms to Libya holds.", "exporting", "negative", "actual"),
    ("A man from Peru carrying arms shot the mayor.", "carrying", "positive", "actual"),
    ("Stories of a meeting between Kim and Trump in Oslo are fiction.", "meeting", "positive", "possible"),
]


@pytest.fixture(scope="module")
def sentences(pipeline: triplewire.Pipeline) -> dict[str, Sentence]:
    texts = list(dict.fromkeys(sentence for sentence, *_ in CASES))
    parsed = pipeline.parser.parse((text, (Block(0, len(text)),)) for text in texts)
    return {text: found[0] for text, found in zip(texts, parsed, strict=True)}


def word(sentence: Sentence, form: str) -> Word:
    return next(w for w in reversed(sentence.words) if w.text == form)


@pytest.mark.parametrize(("text", "form", "polarity", "modality"), CASES, ids=lambda part: part)
def test_factuality(text: str, form: str, polarity: str, modality: str, sentences: dict[str, Sentence]) -> None:
    assert factuality(word(sentences[text], form)) == (polarity, modality)


@pytest.mark.parametrize(
    ("text", "form", "doubtful"),
    [
        ("The army fussed to attack the town.", "attack", True),
        ("The army managed to attack the town.", "attack", False),
        ("The king is dubious that the army attacked the town.", "attacked", True),
        ("The king is sorry that the army attacked the town.", "attacked", False),
        ("The mayor's complaint about attacking the town grew.", "attacking", True),
        ("The army or the navy attacked the town.", "attacked", True),
        ("The army attacked ten towns or more.", "attacked", False),
        ("The army virtually destroyed the town.", "destroyed", True),
        ("The army brutally destroyed the town.", "destroyed", False),
        ("The king was so angry that he attacked the town.", "attacked", False),
        ("The army attacks the town when rebels close the road.", "close", True),
        ("The army attacked the town when rebels closed the road.", "closed", False),
        ("Poland held off expelling the envoy.", "expelling", True),
        ("The duke, the story goes, poisoned the king.", "poisoned", True),
    ],
)
def test_an_unknown_governor_is_a_doubt(text: str, form: str, doubtful: bool, pipeline: triplewire.Pipeline) -> None:
    ((sentence,),) = pipeline.parser.parse([(text, (Block(0, len(text)),))])
    assert assess(word(sentence, form)).doubtful is doubtful
    assert not doubtful or assess(word(sentence, form)).modality in {"possible", "hypothetical"}


@pytest.mark.parametrize(
    ("text", "form", "condition"),
    [
        ("The army will attack the town if it rains.", "attack", "if"),
        ("The army would attack the town unless it rained.", "attack", "unless"),
        ("The army would not attack the town.", "attack", "not"),
        ("The army will not attack the town.", "attack", None),
        ("The army would attack the town.", "attack", None),
        ("The army would not have attacked the town.", "attacked", None),
        ("The army may attack the town if it rains.", "attack", None),
        ("The army will attack the town when it rains.", "attack", None),
    ],
)
def test_condition_of_an_announcement(
    text: str, form: str, condition: str | None, pipeline: triplewire.Pipeline
) -> None:
    ((sentence,),) = pipeline.parser.parse([(text, (Block(0, len(text)),))])
    assert announced_if(word(sentence, form)) == condition


@pytest.mark.parametrize(
    ("text", "decided"),
    [("The army voted to leave.", True), ("The army decided to leave.", True), ("The army hoped to leave.", False)],
)
def test_what_is_decided(text: str, decided: bool, pipeline: triplewire.Pipeline) -> None:
    ((sentence,),) = pipeline.parser.parse([(text, (Block(0, len(text)),))])
    assert is_decided(word(sentence, "leave")) is decided


@pytest.mark.parametrize(("steps", "withheld"), [(1, True), (3, True), (4, False)])
def test_what_withholds_a_saying_is_near(steps: int, withheld: bool) -> None:
    """The verb of withholding stands `steps` words above the verb of saying."""
    above = [SimpleNamespace(lemma="be")] * (steps - 1) + [SimpleNamespace(lemma="refuse")]
    verb = SimpleNamespace(lemma="confirm", dep="xcomp", children=[], ancestors=lambda: iter(above))
    content: Any = SimpleNamespace(dep="ccomp", tag="VBD", children=[], head=verb)
    assert is_withheld(content) is withheld
