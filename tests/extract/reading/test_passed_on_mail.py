"""Messages that are passed on, and digests of mailing lists: who wrote them, and when."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from triplewire.extract.model import Article
from triplewire.extract.sources import read_sources

NEWS = "The dockers of the port of Gdynia called off the strike on Monday.\n\nThey had asked for more pay."
GMAIL = (
    "---------- Forwarded message ---------\nFrom: Ewa Zawada <ewa@p.example>\nDate: Tue, May 14, 2024 at 10:00 AM\n"
    "Subject: Strike\nTo: Carl Reed <carl@x.example>\n\n\n"
)
OUTLOOK = (
    "-----Original Message-----\nFrom: Ewa Zawada [mailto:ewa@p.example]\nSent: Tuesday, May 14, 2024 10:00 AM\n"
    "To: Carl Reed\nSubject: Strike\n\n"
)
APPLE = (
    "Begin forwarded message:\n\n> From: Ewa Zawada <ewa@p.example>\n> Subject: Strike\n"
    "> Date: 14 May 2024 at 10:00:00 BST\n>\n"
)
GERMAN = "Von: Ewa Zawada <ewa@p.example>\nGesendet: Dienstag, 14. Mai 2024 10:00\nAn: Carl Reed\nBetreff: Strike\n\n"
FRENCH = "-------- Message transféré --------\nSujet : Strike\nDate : 14 mai 2024\nDe : Ewa Zawada <ewa@p.example>\n\n"
TWICE = (
    "---------- Forwarded message ---------\nFrom: Dan Moen <dan@x.example>\nDate: Wed, May 15, 2024 at 9:00 AM\n"
    f"Subject: Fwd: Strike\n\n\n{GMAIL}"
)
PAGE = (
    '<div class="gmail_quote"><div>---------- Forwarded message ---------<br>From: <b>Ewa Zawada</b> <span>'
    '&lt;<a href="mailto:e@p.example">e@p.example</a>&gt;</span><br>Date: Tue, May 14, 2024<br>'
    "Subject: Strike<br></div>" + "".join(f"<p>{part}</p>" for part in NEWS.split("\n\n")) + "</div>"
)
EWA, CARL = ("Ewa Zawada", "2024-05-14"), ("Carl Reed", "2024-05-17")


def message(body: str, subject: str, sender: str = "Carl Reed <carl@x.example>", day: int = 17) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = sender, subject, f"{day} May 2024 10:00:00 +0000"
    made.set_content(body, subtype="html" if "<p>" in body else "plain")
    return made


def read(path: Path, made: bytes) -> list[Article]:
    path.write_bytes(made)
    found = list(read_sources([str(path)]))
    assert all(isinstance(each, Article) for each in found), found
    return [each for each in found if isinstance(each, Article)]


@pytest.mark.parametrize(
    ("subject", "body", "told"),
    [
        ("Fwd: Strike", f"{GMAIL}{NEWS}", EWA),
        ("Fwd: Strike", f"Please read this.\n\n{GMAIL}{NEWS}", EWA),
        ("FW: Strike", f"FYI\n\n{OUTLOOK}{NEWS}", EWA),
        ("Fwd: Strike", APPLE + "\n".join(f"> {line}" for line in NEWS.split("\n")), EWA),
        ("WG: Strike", f"\n{GERMAN}{NEWS}", EWA),
        ("TR: Strike", f"{FRENCH}{NEWS}", EWA),
        ("Fwd: Fwd: Strike", f"{TWICE}{NEWS}", EWA),
        ("Fwd: Strike", PAGE, EWA),
        ("Strike", f"{GMAIL}{NEWS}", EWA),
        ("Fwd: Strike", f"{NEWS}\n\n{NEWS}\n\n{GMAIL}Yes.", CARL),  # who passes it on says more
        ("Re: Strike", f"{NEWS}\n\n{OUTLOOK}{NEWS} {NEWS}", CARL),  # an answer
        ("Fwd: Strike", NEWS, CARL),
        ("Strike", f"{NEWS}\n\nFrom: the union of dockers\nTo: all", CARL),
    ],
)
def test_who_wrote_a_message_that_is_passed_on(tmp_path: Path, subject: str, body: str, told: tuple[str, str]) -> None:
    (found,) = read(tmp_path / "a.eml", message(body, subject).as_bytes())
    assert (found.about.byline, found.published) == told
    assert found.title == "Strike"
    assert NEWS.partition("\n\n")[0] in found.text
    assert "From: Ewa" not in found.text


ONE = message(NEWS, "Strike", "Ewa Zawada <ewa@p.example>", 14)
OTHER = message("A bridge fell in Leeds on Tuesday.", "Bridge falls", "Bob Roy <bob@p.example>", 15)
TOPICS = "Send submissions to news@lists.example\n\nToday's Topics:\n\n   1. Strike (Ewa Zawada)\n"


def digest(*, topics: bool) -> bytes:
    messages, whole = MIMEMultipart("digest"), MIMEMultipart("mixed")
    for each in (ONE, OTHER):
        messages.attach(MIMEMessage(each))
    whole.attach(MIMEText(TOPICS))
    whole.attach(messages)
    made = whole if topics else messages
    made["From"], made["Subject"], made["Date"] = "list@lists.example", "News Digest, Vol 3", "16 May 2024 10:00 +0000"
    return made.as_bytes()


def digest_in_text() -> bytes:
    parts = [
        f"Message: {n}\nDate: {each['Date']}\nFrom: {each['From']}\nSubject: {each['Subject']}\n\n"
        f"{each.get_content()}\n"
        for n, each in enumerate((ONE, OTHER), start=1)
    ]
    end = "Subject: Digest Footer\n\nNews mailing list\n\n------------------------------\n\nEnd of News Digest\n"
    text = f"{TOPICS}\n{'-' * 70}\n\n" + f"{'-' * 30}\n\n".join([*parts, end])
    return message(text, "News Digest, Vol 3", "list@lists.example", 16).as_bytes()


@pytest.mark.parametrize("made", [digest(topics=True), digest(topics=False), digest_in_text()])
def test_the_messages_of_a_digest_are_documents(tmp_path: Path, made: bytes) -> None:
    found = read(tmp_path / "a.eml", made)
    assert [(each.id, each.title, each.about.byline, each.published) for each in found] == [
        ("a-1", "Strike", "Ewa Zawada", "2024-05-14"),
        ("a-2", "Bridge falls", "Bob Roy", "2024-05-15"),
    ]
    assert found[0].text.strip() == f"Strike\n\n{NEWS}"


def test_rules_in_a_message_make_no_digest(tmp_path: Path) -> None:
    text = f"{NEWS}\n\n{'-' * 70}\n\nSource: the union\nPlace: Gdynia\n\n{'-' * 30}\n\nMore will follow in June."
    (found,) = read(tmp_path / "a.eml", message(text, "Strike").as_bytes())
    assert found.about.byline == "Carl Reed"


def test_a_charset_that_there_is_not_costs_nothing(tmp_path: Path) -> None:
    made = message(NEWS, "Strike").as_bytes().replace(b'charset="utf-8"', b'charset="utthe"')
    assert b"utthe" in made
    (found,) = read(tmp_path / "a.eml", made)
    assert found.text.strip() == f"Strike\n\n{NEWS}"


COVER = "Hi Tom,\n\nthe numbers differ from those of the agency.\n\nBest,\nCarl\n\n"
SIGNED = "\n\nKind regards\n\nEwa Zawada\nShipping desk, The Bergen Post\n+47 55 55 55 00\n"


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Fwd: Strike", f"{COVER}{GMAIL}{NEWS}"),
        ("Fwd: Strike", f"{GMAIL}{NEWS}\n\n-- \nThe Bergen Post, 1 Quay Street\n\n\n-- \nCarl Reed\n"),
        ("FW: Strike", f"{COVER}{OUTLOOK}{NEWS}{SIGNED}"),
        ("Strike", f"Hello,\n\n{NEWS}{SIGNED}"),
        ("Strike", f"{NEWS}\n\nCarl\n"),
        ("Strike", f"{NEWS}\n\nBest wishes from Gdynia,\n\nCarl Reed | Editor\nTel. 555 01 01\n"),
        ("Strike", f"{NEWS}\n\nThanks!\nCarl"),
        ("PRESS RELEASE: Strike", f"{NEWS}\n\nThanks!\nCarl"),
    ],
)
def test_covering_notes_salutations_and_signatures_are_left_out(tmp_path: Path, subject: str, body: str) -> None:
    (found,) = read(tmp_path / "a.eml", message(body, subject).as_bytes())
    assert found.text.strip().endswith(f"Strike\n\n{NEWS}")
    assert found.title == "Strike"


@pytest.mark.parametrize(
    "end",
    [
        "Thanks to the mayor, the strike ended.",
        "The port was quiet.\n\nCarl Reed saw the last ship leave on Monday evening, he told the paper.",
        "Best of all is the pay.",
        "Dear Lord, the dockers sang.\n\nThey went home by train.",
    ],
)
def test_what_looks_like_a_signature_is_kept(tmp_path: Path, end: str) -> None:
    (found,) = read(tmp_path / "a.eml", message(f"{NEWS}\n\n{end}", "Strike").as_bytes())
    assert found.text.strip() == f"Strike\n\n{NEWS}\n\n{end}"


def test_the_byline_of_a_message_goes_before_its_sender(tmp_path: Path) -> None:
    body = f"{GMAIL.replace('Ewa Zawada', 'The Bergen Post')}By Jan Nowak\n\n{NEWS}"
    (found,) = read(tmp_path / "a.eml", message(body, "Fwd: Strike").as_bytes())
    assert (found.about.byline, found.about.outlet) == ("Jan Nowak", "The Bergen Post")


@pytest.mark.parametrize(
    ("sender", "byline", "outlet"),
    [
        ("The Bergen Post <news@p.example>", None, "The Bergen Post"),
        ("Harbour Press Office <press@p.example>", "Harbour Press Office", None),
        ("Ewa Zawada <ewa@p.example>", "Ewa Zawada", None),
    ],
)
def test_a_paper_that_sends_a_message_is_its_outlet(
    tmp_path: Path, sender: str, byline: str | None, outlet: str | None
) -> None:
    (found,) = read(tmp_path / "a.eml", message(NEWS, "Strike", sender).as_bytes())
    assert (found.about.byline, found.about.outlet) == (byline, outlet)
