"""What people bring: threads of mail, answers of services, exports of spreadsheets, wire copy, newsletters."""

import io
import json
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import mkepub
import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from triplewire.extract.errors import SourceEmpty, SourceEncoding, SourceError, SourcePassedOver, SourceWaiting
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.layout.front_matter import front_matter
from triplewire.extract.model import Article
from triplewire.extract.reading.articles import Reading
from triplewire.extract.reading.formats.dumps.own_words import own_subject, own_words
from triplewire.extract.reading.formats.pages.html_page import read_page
from triplewire.extract.reading.formats.pages.markdown import read_markdown
from triplewire.extract.sources import read_sources

NEWS = "The dockers called off the strike on Monday."
MORE = "Piotr Zawada signed the agreement in Gdynia."


def read(path: Path, data: bytes | str) -> list[Article | SourceError]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_sources([str(path)]))


@pytest.mark.parametrize(
    ("text", "subject", "own"),
    [
        (f"{NEWS}\n\n-- \nDana Whitlock\n+48 22 555 0101", "Strike", NEWS),
        (f"{NEWS}\n\nOn 2 June 2025, Tom <t@p.example> wrote:\n> Any news?\n>> None.", "Re: Strike", NEWS),
        (f"{NEWS}\n\nOn Mon, 2 Jun 2025 at 18:20, Tom Reyes <tom@post.example>\nwrote:\n> Any news?", "", NEWS),
        (f"On 2 June, Tom wrote:\n> Any news?\n\n{NEWS}\n> And?\n{MORE}\n--\nDana", "", f"{NEWS}\n{MORE}"),
        (f"{NEWS}\n\n-----Original Message-----\nFrom: Tom\nSent: Monday\nTo: Dana\n\nAny news?", "RE: Strike", NEWS),
        (f"{NEWS}\n\n_____\nFrom: Tom\nSent: Monday\nTo: Dana\nSubject: x\n\nAny news?", "RE: x", f"{NEWS}\n\n_____"),
        (f"FYI\n\nFrom: Tom\nSent: Monday\nTo: Dana\nSubject: x\n\n{NEWS}", "FW: x", NEWS),
        (f"---------- Forwarded message ---------\nFrom: Tom\nDate: Mon\nSubject: x\n\n{NEWS}", "Fwd: x", NEWS),
        (f"FYI\n--\nDana\n\nBegin forwarded message:\n\nFrom: Tom\nDate: Mon\n\n{NEWS}", "x", NEWS),
        (f"> {NEWS}\n> {MORE}", "Re: x", f"{NEWS}\n{MORE}"),  # somebody's words are better than none
        (f"{NEWS}\n\nSent from my iPhone", "x", NEWS),
        (f"{NEWS}\n\nThis e-mail and any attachments are confidential.\nDelete it.", "x", NEWS),
        (f"{NEWS}\n{'_' * 47}\nDesk mailing list\nhttps://lists.example/desk", "x", NEWS),
        (f"{NEWS}\r\n\r\n{MORE}\r\n", "x", f"{NEWS}\n\n{MORE}"),
        (f"From Oslo: {NEWS}\nTo be clear: {MORE}", "x", f"From Oslo: {NEWS}\nTo be clear: {MORE}"),
        (f'"We won," Zawada wrote:\n\n{NEWS}', "x", f'"We won," Zawada wrote:\n\n{NEWS}'),
        (f"{NEWS}\n\nOn 2 June 2025 at 18:20, Tom <t@p.example> wrote:\n\n{MORE}", "Re: x", NEWS),
        (f"{NEWS}\n\nThe union demands:\n> {MORE}", "Re: x", f"{NEWS}\n\nThe union demands:"),
        (f"Begin forwarded message:\n\nFrom: Tom\n\nSubject: x\n\nDate: Mon\n\n{NEWS}", "Fwd: x", NEWS),
        ("", "x", ""),
    ],
)
def test_a_sender_says_only_the_own_words(text: str, subject: str, own: str) -> None:
    assert own_words(text, subject) == own


@pytest.mark.parametrize(
    "introduction",
    [
        "Am 3. Mai 2024 schrieb Per Dahl:", "Am 03.05.2024 um 10:12\nschrieb Per Dahl <per@p.example>:",
        "Per Dahl <per@p.example> schrieb am Fr., 3. Mai 2024, 10:12:", "Le 03/05/2024 à 10:12, Per Dahl a écrit :",
        "El vie, 3 may 2024 a las 10:12, Per Dahl (<per@p.example>) escribió:",
        "Il giorno ven 3 mag 2024 alle ore 10:12 Per Dahl <per@p.example> ha scritto:",
        "Op vr 3 mei 2024 om 10:12 schreef Per Dahl <per@p.example>:", "Den fre 3 maj 2024 kl 10:12 skrev Per Dahl:",
        "Em sex., 3 de mai. de 2024 às 10:12, Per Dahl <per@p.example> escreveu:",
        "pt., 3 maj 2024 o 10:12 Per Dahl <per@p.example> napisał(a):",
        "пт, 3 мая 2024 г. в 10:12, Per Dahl <per@p.example>:", "2024年5月3日(金) 10:12 Per Dahl <per@p.example>:",
    ],
)  # fmt: skip
def test_an_introduction_of_a_quotation_in_any_language(introduction: str) -> None:
    assert own_words(f"{NEWS}\n\n{introduction}\n\n> {MORE}\n> Per\n", "Re: Strike") == NEWS


_GMAIL = """<div dir="ltr">{own}<br><br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message
---------<br>From: Per Dahl &lt;per@p.example&gt;<br>Date: Fri, May 3, 2024<br>Subject: x<br>To: Ann<br></div><br><br>
<div>{said}</div><div class="gmail_quote">On 2 May Tom wrote:<br>Any news?</div></div></div>"""
_APPLE = """{own}<div><br><blockquote type="cite"><div>Begin forwarded message:</div><br><div><b>From: </b>Per</div>
<div><b>Subject: </b>x</div><div><b>Date: </b>May 3, 2024</div><br><div>{said}</div></blockquote></div>"""
_OUTLOOK = """<p>{own}</p><div style="border-top:solid"><p><b>From:</b> Per<br><b>Sent:</b> Friday, May 3, 2024<br>
<b>To:</b> Ann<br><b>Subject:</b> x</p></div><p>{said}</p>"""
_THUNDERBIRD = """<p>{own}</p><div>-------- Forwarded Message --------<table><tr><th>Subject: </th><td>x</td></tr>
<tr><th>Date: </th><td>Fri, 3 May</td></tr><tr><th>From: </th><td>Per</td></tr></table><br><p>{said}</p></div>"""


HEADS = "Strike ends\nDockers agree\nBy Ann Lee\n"


@pytest.mark.parametrize("heads", ["", HEADS, f"{HEADS}3 May 2024\n"])
@pytest.mark.parametrize("indent", ["", "   "])
def test_wire_copy_is_wrapped_though_it_has_many_heads(heads: str, indent: str) -> None:
    story = "The dockers of the port of Gdynia ended their strike on Monday,\nthe union said. It had asked for\nfive."
    more = 'Police took down the fences. "We won," said Ewa Zawada, who\nchairs the union.'
    text = f"{heads}{indent}{story}\n{indent}{more}\n"
    paragraphs = [block.reading_copy(text) for block in lay_out(text)[0] if block.kind == "paragraph"]
    assert paragraphs == [" ".join(part.split()) for part in (story, more)]


def test_an_interview_may_begin_with_a_question() -> None:
    blocks, _ = lay_out("Q. Did you meet the owners?\nA. I met them in Oslo.\nQ. Why?\nA. They asked me to.")
    assert [block.kind for block in blocks][::2] == ["speaker"] * 4


def revised(*changes: tuple[str, str]) -> bytes:
    """A Word document of NEWS, a list and a table, with these changes of its XML."""
    document, file, changed = docx.Document(), io.BytesIO(), io.BytesIO()
    document.add_paragraph(NEWS)
    document.add_paragraph("Pay", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Gdynia", "20"
    document.save(file)
    with zipfile.ZipFile(file) as given, zipfile.ZipFile(changed, "w") as made:
        for name in given.namelist():
            content = given.read(name).decode("utf-8", "surrogateescape")
            for old, new in changes if name == "word/document.xml" else ():
                assert old in content
                content = content.replace(old, new, 1)
            made.writestr(name, content.encode("utf-8", "surrogateescape"))
    return changed.getvalue()


def run(words: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


END = "</w:t></w:r></w:p>"  # of a paragraph
TABLE = ["- Pay", "Gdynia | 20"]


@pytest.mark.parametrize(
    ("changes", "blocks"),
    [
        ([], [NEWS, *TABLE]),
        ([(END, f"</w:t></w:r><w:ins>{run(' It rained.')}</w:ins></w:p>")], [f"{NEWS} It rained.", *TABLE]),
        ([(END, f"</w:t></w:r><w:del>{run(' No.', 'delText')}</w:del></w:p>")], [NEWS, *TABLE]),
        (
            [(END, f"</w:t></w:r><w:hyperlink>{run(' See.')}</w:hyperlink></w:p>")],
            [f"{NEWS} See.", *TABLE],
        ),
        ([("<w:body><w:p>", f"<w:body><w:sdt><w:sdtContent><w:p>{run(MORE)}</w:p></w:sdtContent></w:sdt><w:p>")],
         [MORE, NEWS, *TABLE]),
        ([("<w:t>20</w:t>", "<w:t>20</w:t><w:noBreakHyphen/><w:t>30</w:t>")], [NEWS, "- Pay", "Gdynia | 20-30"]),
    ],
)  # fmt: skip
def test_a_word_document_as_it_is_shown(tmp_path: Path, changes: list[tuple[str, str]], blocks: list[str]) -> None:
    (found,) = read(tmp_path / "a.docx", revised(*changes))
    assert isinstance(found, Article)
    assert found.text.strip().split("\n\n") == blocks


WIKI = """<mediawiki xml:lang="en"><page><title>Strike</title><ns>0</ns><revision><text>{}</text></revision></page>
</mediawiki>"""


def test_headings_and_lists_of_a_wiki_are_blocks(tmp_path: Path) -> None:
    text = (
        f"{NEWS}\n== Reactions ==\n* [[Labour|The party]] agreed.\n# {MORE}\n[[de:Streik]] [[w:Gdynia|Gdynia]] slept."
    )
    (found,) = read(tmp_path / "a.xml", WIKI.format(text))
    assert isinstance(found, Article)
    blocks = found.text.strip().split("\n\n")
    assert blocks == ["Strike", NEWS, "Reactions", "- The party agreed.", f"- {MORE}\nGdynia slept."]


RSS = """<rss version="2.0"><channel><title>Post</title>{}</channel></rss>"""
ENTRY = (
    "<item><title>{title}</title><guid>{guid}</guid><author>{author}</author><description>{text}</description></item>"
)


def test_entries_of_a_feed_have_the_ids_that_it_gives(tmp_path: Path) -> None:
    entries = [
        ENTRY.format(title=title, guid=guid, author=author, text=NEWS)
        for title, guid, author in (("a", "tag:1", "lee@post.example (Ann Lee)"), ("b", "x", "Ann Lee"), ("c", "x", ""))
    ]
    found = [each for each in read(tmp_path / "a.rss", RSS.format("".join(entries))) if isinstance(each, Article)]
    assert [article.id for article in found] == ["tag:1", "a-2", "a-3"]
    assert [article.about.byline for article in found] == ["Ann Lee", "Ann Lee", None]


def test_entries_of_a_feed_without_ids_are_known_by_their_links(tmp_path: Path) -> None:
    links = ("https://x.example/1", "https://x.example/2", "https://x.example/2")
    entries = [f"<item><title>t</title><link>{link}</link><description>{NEWS}</description></item>" for link in links]
    found = [each for each in read(tmp_path / "a.rss", RSS.format("".join(entries))) if isinstance(each, Article)]
    assert [article.id for article in found] == ["https://x.example/1", "a-2", "a-3"]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("Norway sent {{convert|5|km|mi}} of nets to Oslo.", "Norway sent 5 km of nets to Oslo."),
        ("On {{date|May 14, 2024}}, {{w|Ann Lee}} left.", "On May 14, 2024, Ann Lee left."),
        ("{{w|Ann Lee (judge)|Ann Lee}} met {{nowrap|{{lang|de|Otto Berg}}}}.", "Ann Lee met Otto Berg."),
        ("{{date|May 14, 2024}}\nAnn Lee left Oslo{{citation needed}}.", "Ann Lee left Oslo."),
    ],
)
def test_templates_in_a_sentence_of_a_wiki(tmp_path: Path, markup: str, shown: str) -> None:
    page = f"<mediawiki><page><title>T</title><ns>0</ns><revision><text>{markup}</text></revision></page></mediawiki>"
    (found,) = read(tmp_path / "a.xml", page)
    assert isinstance(found, Article)
    assert found.text == f"T\n\n{shown}\n"


def test_attachments_of_a_message_are_listed(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Copy"
    message.set_content("The copy is attached, says Ann Lee.")
    message.add_attachment("The story.", filename="story.txt")
    story, attached = read(tmp_path / "a.eml", message.as_string())
    assert isinstance(story, Article)
    assert isinstance(attached, SourcePassedOver)
    assert "story.txt" in str(attached)


@pytest.mark.parametrize(("cover", "subjects"), [("See the attached message.", ["Fwd", "Strike"]), ("", ["Strike"])])
@pytest.mark.parametrize("box", ["", "From ann@p.example Tue Jun  3 09:14:00 2025\n"])
def test_a_message_attached_to_a_message_is_a_document(
    tmp_path: Path, cover: str, subjects: list[str], box: str
) -> None:
    story, message = EmailMessage(), EmailMessage()
    story["From"], story["Subject"], story["Date"] = "Ann Lee <ann@p.example>", "Strike", "3 Jun 2025 09:14 +0000"
    story.set_content(f"{NEWS}\n\n{MORE}")
    message["From"], message["Subject"], message["Date"] = "Desk <d@p.example>", "Fwd", "5 Jun 2025 09:14 +0000"
    message.set_content(cover)
    message.add_attachment(story)
    found = read(tmp_path / ("a.mbox" if box else "a.eml"), box + message.as_string())
    assert [item.title for item in found if isinstance(item, Article)] == subjects == [item.title for item in found]
    assert (found[-1].published, found[-1].about.byline) == ("2025-06-03", "Ann Lee")
    assert found[-1].id == ("a-1-1" if box else "a-1")


def test_messages_nested_too_deeply_are_passed_over(tmp_path: Path) -> None:
    message = EmailMessage()
    for number in range(7):
        outer = EmailMessage()
        outer["Subject"] = f"Copy {number}"
        outer.set_content(f"Ann Lee wrote message {number} in Oslo.")
        if number:
            outer.add_attachment(message)
        message = outer
    *found, deepest = read(tmp_path / "a.eml", message.as_string())
    assert [item.title for item in found if isinstance(item, Article)] == [f"Copy {n}" for n in (6, 5, 4, 3, 2)]
    assert isinstance(deepest, SourcePassedOver)
    assert "is an attached message" in str(deepest)


@pytest.mark.parametrize(("delsp", "blank"), [("no", ""), ("yes", " ")])
def test_flowed_lines_of_a_message_are_joined(tmp_path: Path, delsp: str, blank: str) -> None:
    head = f"From: a@p.example\nSubject: Strike\nContent-Type: text/plain; format=flowed; delsp={delsp}\n\n"
    text = f"Minister Grace Otieno met President Paul {blank}\nOkello in Oslo.\n\nHe left.\n"
    (found,) = read(tmp_path / "a.eml", head + text)
    assert isinstance(found, Article)
    assert found.text.split("\n\n")[1] == "Minister Grace Otieno met President Paul Okello in Oslo."


def test_a_row_with_more_cells_than_columns_is_named(tmp_path: Path) -> None:
    wrong, good = read(tmp_path / "a.csv", f"id,text\n1,Ann Lee left, and Omar Haddad stayed.\n2,{NEWS},\n")
    assert "row 2: has 3 cells under 2 columns" in str(wrong)
    assert isinstance(good, Article)


@pytest.mark.parametrize(("column", "articles"), [("Story", 2), ("Tale", 1)])
def test_a_named_column_tells_a_table(tmp_path: Path, column: str, articles: int) -> None:
    (tmp_path / "col").write_text(f"No,Story\n7,{NEWS}\n8,{NEWS}\n")
    found = list(read_sources([str(tmp_path / "col")], reading=Reading(columns={"text": column})))
    assert len([item for item in found if isinstance(item, Article)]) == articles


def test_a_short_chapter_is_read_and_a_cover_is_not(tmp_path: Path) -> None:
    book = mkepub.Book(title="The Bergen Post", language="en")
    book.add_page("Cover", "<p>The Bergen Post</p>")
    named = '<section xmlns:epub="http://www.idpf.org/2007/ops" epub:type="{}"><p>{}</p></section>'.format
    book.add_page("Rights", named("copyright-page", "All rights reserved."))
    book.add_page("Brief", "<p>Ann Lee left Oslo.</p>")
    book.save(str(tmp_path / "a.epub"))
    (found,) = (item for item in read_sources([str(tmp_path / "a.epub")]) if isinstance(item, Article))
    assert "Ann Lee left Oslo." in found.text


def test_a_chapter_of_a_book_has_the_heading_and_the_day_that_it_shows(tmp_path: Path) -> None:
    book = mkepub.Book(title="The Bergen Post", language="en")
    book.add_page("Strike called off", f"<h2>Strike called off</h2><div>Mar 12, 2024</div><p>{NEWS} {MORE}</p>")
    book.save(str(tmp_path / "a.epub"))
    (found,) = (item for item in read_sources([str(tmp_path / "a.epub")]) if isinstance(item, Article))
    assert (found.title, found.published) == ("Strike called off", "2024-03-12")
    assert [block.kind for block in lay_out(found.text, stated=found.blocks)[0]][:2] == ["headline", "dateline"]


def test_the_hits_of_a_search_engine_have_no_outlet_of_that_name(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path / "a.json", json.dumps({"_id": "7", "_source": {"text": NEWS, "created_time": 1715680800}})
    )
    assert isinstance(found, Article)
    assert (found.text, found.about.outlet, found.published) == (NEWS, None, "2024-05-14")


@pytest.mark.parametrize("page", [_GMAIL, _APPLE, _OUTLOOK, _THUNDERBIRD])
@pytest.mark.parametrize(("subject", "own"), [("Fwd: x", ""), ("FW: x", MORE), ("Re: x", MORE)])
def test_a_page_that_is_passed_on(tmp_path: Path, page: str, subject: str, own: str) -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "Ann Lee <ann@p.example>", subject, "3 Jun 2025 09:14 +0000"
    message.set_content(page.format(own=own, said=NEWS), subtype="html")
    (found,) = read(tmp_path / "a.eml", message.as_bytes())
    assert isinstance(found, Article)
    passed_on = [NEWS] if subject != "Re: x" or page == _THUNDERBIRD else []
    assert found.text.rstrip().split("\n\n") == ["x", *filter(None, [own]), *passed_on]


@pytest.mark.parametrize(
    ("subject", "own"),
    [
        ("Re: Strike", "Strike"), ("RE: AW: [desk] Fwd: Strike", "Strike"), ("Re[2]: Strike", "Strike"),
        ("Return of the mayor", "Return of the mayor"), ("Re:", "Re:"), ("[Correction] Strike", "Strike"),
        ("Report: mayor quits", "Report: mayor quits"),
    ],
)  # fmt: skip
def test_the_marks_before_a_subject_are_not_of_the_title(subject: str, own: str) -> None:
    assert own_subject(subject) == own


def test_a_newsletter_is_read_from_the_part_that_has_it(tmp_path: Path) -> None:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "Brief <b@b.example>", "Strike ends", "Thu, 5 Jun 2025 06:00:00 +0000"
    made.set_content("View this email in your browser")
    hidden = '<div style="display:none">Preheader</div><div class="gmail_quote">Any news?</div>'
    made.add_alternative(f"{hidden}<p>{NEWS}</p><p>{MORE}</p><p>You received this email because.</p>", subtype="html")
    (found,) = read(tmp_path / "a.eml", made.as_bytes())
    assert isinstance(found, Article)
    assert found.text == f"Strike ends\n\n{NEWS}\n\n{MORE}"


ANSWERS = {
    "guardian": {"response": {"status": "ok", "results": [{
        "id": "a", "webTitle": "Strike", "webPublicationDate": "2025-06-03T09:14:02Z",
        "fields": {"headline": "Strike ends", "bodyText": NEWS, "byline": "Ann Lee"}}]}},
    "nyt": {"response": {"docs": [{
        "_id": "a", "headline": {"main": "Strike ends", "kicker": None}, "lead_paragraph": NEWS,
        "pub_date": "2025-06-03T09:14:02+0000", "byline": {"original": "By Ann Lee"}}], "meta": {"hits": 1}}},
    "wordpress": [{
        "id": 7, "date": "2025-06-03T09:14:02", "title": {"rendered": "Strike&nbsp;ends"}, "author": "Ann Lee",
        "content": {"rendered": f"<p>{NEWS}</p>\n", "protected": False}}],
    "newsapi": {"status": "ok", "totalResults": 1, "articles": [{
        "source": {"id": "post", "name": "The Post"}, "author": "Ann Lee", "title": "Strike ends - The Post",
        "description": "Dockers stop.", "publishedAt": "2025-06-03T09:14:02Z", "content": NEWS}]},
    "elastic": {"took": 3, "hits": {"total": 1, "hits": [{
        "_index": "news", "_id": "a", "_source": {
            "title": "Strike ends", "body": f"<div>{NEWS}</div>", "date": "2025-06-03", "author": "Ann Lee"}}]}},
    "jsonfeed": {"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "items": [{
        "id": "a", "title": "Strike ends", "content_html": f"<p>{NEWS}</p>", "date_published": "2025-06-03T09:14:02Z",
        "authors": [{"name": "Ann Lee"}]}]},
    "reddit": {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {
        "id": "a", "title": "Strike ends", "selftext": NEWS, "created_utc": 1748942042.0, "author": "Ann Lee"}}]}},
    "tweets": {"data": [{
        "id": "7", "title": "Strike ends", "text": "The dockers called …", "created_at": "2025-06-03T09:14:02.000Z",
        "author": "Ann Lee", "note_tweet": {"text": NEWS}}], "includes": {"users": [{"name": "Ann Lee"}]}},
    "single": {
        "headline": "Strike ends", "body": NEWS, "date": "2025-06-03", "authors": [{"name": "Ann Lee"}],
        "keywords": [{"name": "port"}]},
}  # fmt: skip


@pytest.mark.parametrize("service", ANSWERS)
def test_answers_of_services(tmp_path: Path, service: str) -> None:
    (found,) = read(tmp_path / "a.json", json.dumps(ANSWERS[service]))
    assert isinstance(found, Article)
    text = f"Strike ends\n\n{NEWS}" if service == "reddit" else NEWS  # its title is part of what a post says
    assert (found.text.strip(), found.title, found.published) == (text, "Strike ends", "2025-06-03")
    assert found.about.byline == "Ann Lee"


@pytest.mark.parametrize(
    ("post", "blocks"),
    [
        ({"selftext": f"**{NEWS}**\n\nHe left [Oslo](https://a.example)."}, ["Strike ends", NEWS, "He left Oslo."]),
        ({"selftext": NEWS}, ["Strike ends", NEWS]),
        ({"selftext": "", "url": "https://news.example/1"}, ["Strike ends"]),
        ({"body": NEWS}, [NEWS]),  # a comment
    ],
)
def test_the_title_of_a_post_is_part_of_what_it_says(tmp_path: Path, post: dict[str, str], blocks: list[str]) -> None:
    dump = {"id": "a", "title": "Strike ends", "subreddit": "gdynia", **post}
    (found,) = read(tmp_path / "a.jsonl", json.dumps(dump) + "\n")
    assert isinstance(found, Article)
    assert found.text.strip().split("\n\n") == blocks
    assert [found.text[block.start : block.end] for block in found.blocks] == blocks[: len(blocks) > 1]


def test_a_post_that_is_passed_on_is_read_whole(tmp_path: Path) -> None:
    post = {"id": 2, "full_text": "RT @lee: The dockers called …", "retweeted_status": {"id": 1, "full_text": NEWS}}
    (found,) = read(tmp_path / "a.jsonl", json.dumps(post) + "\n")
    assert isinstance(found, Article)
    assert (found.text, found.id) == (NEWS, "2")


@pytest.mark.parametrize("text", ["<p>Ann <b>met</b> Bob.</p>", "1 < 2 &amp; 3"])
def test_what_is_called_text_is_taken_as_it_is(tmp_path: Path, text: str) -> None:
    (found,) = read(tmp_path / "a.jsonl", json.dumps({"text": text}) + "\n")
    assert isinstance(found, Article)
    assert found.text == text


@pytest.mark.parametrize(
    "table",
    [
        "sep=;\r\nDate;Headline;Body\r\n2025-06-13;Strike ends;{}\r\n",
        "\ufeffDatum;Titel;Text\r\n13.06.2025;Strike ends;{}\r\n",
        '"sep=|"\nfecha|titular|texto\n13/06/2025|Strike ends|{}\n',
    ],
)
def test_exports_of_spreadsheets(tmp_path: Path, table: str) -> None:
    (found,) = read(tmp_path / "a.csv", table.format(NEWS))
    assert isinstance(found, Article)
    assert (found.text, found.title, found.published) == (NEWS, "Strike ends", "2025-06-13")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_named(tmp_path: Path, encoding: str) -> None:
    (error,) = read(tmp_path / "a.txt", f"{NEWS} It’s over.".encode(encoding))
    assert isinstance(error, SourceEncoding)
    assert f"--encoding {encoding}" in str(error)


def test_front_matter_lists_and_footnotes_of_markdown() -> None:
    found = read_markdown(
        "---\ntitle: Strike\nauthors:\n  - Ann Lee\n  - Bob Roy\ndate: 2025-06-03\ntags: [port, 'strike']\n---\n"
        f"{NEWS}[^1]\n\n| Town | Votes |\n|---|---|\n| Gdynia | 20 |\n\n[^1]: Says the union.\n"
    )
    assert found.text == f"{NEWS}\n\nTown | Votes\n\nGdynia | 20\n\nSays the union.\n\n"
    assert (found.about.byline, found.published) == ("Ann Lee, Bob Roy", "2025-06-03")


WIRE = f"""BC-EU--Gdynia-Strike, 2nd Ld-Writethru,0345
Eds: UPDATES with agreement. With AP Photos.
Strike at port of Gdynia ends
By MARTA LIS
Associated Press

GDYNIA, Poland (AP) _ Dockers in Gdynia ended their strike on
Monday after the port authority raised their wages by 8 percent,
their union said.

   {MORE}

((marta.lis@wire.example; +48 22 555 0101))
AP-WS-06-02-25 1820GMT
"""


def test_the_marks_of_wire_copy_are_no_statements() -> None:
    blocks, skipped = lay_out(WIRE)
    assert [block.kind for block in blocks] == ["headline", "byline", "byline", "dateline", "paragraph", "paragraph"]
    assert [gap.quote(WIRE)[:5] for gap in skipped] == ["BC-EU", "Eds: ", "((mar", "AP-WS"]
    assert front_matter(WIRE)[0] == "Strike at port of Gdynia ends"


@pytest.mark.parametrize(
    "line",
    [
        "AS--Japan-Quake", "BC-Quake-Japan, 1st Ld", "1st Lead: Adds reaction", "(Adds quotes, background)",
        "(Recasts with vote)", "EDS: INCORPORATES ML--Yemen", "Embargoed until 5 p.m. GMT",
        "Keywords: SWEDEN GOVERNMENT/", "The post Strike ends appeared first on The Post.", "Sent from my Galaxy",
        "URGENT",
    ],
)  # fmt: skip
def test_a_line_that_is_for_editors_is_left_out(line: str) -> None:
    assert [gap.reason for gap in lay_out(f"{NEWS}\n\n{line}\n\n{MORE}")[1]] == ["boilerplate"]


@pytest.mark.parametrize(
    "line",
    [
        "US-China talks in Geneva ended on Monday.", "A U.N.-led mission left Goma.", "3rd Add-on bill passes.",
        "Adds Zawada: the strike is over.", "EU-Canada-Mexico summit opens in Oslo.",
    ],
)  # fmt: skip
def test_a_line_like_one_for_editors_is_read(line: str) -> None:
    assert not lay_out(f"{NEWS}\n\n{line}\n\n{MORE}")[1]


SENTENCES = (
    "The Port of Bergen signed a contract with the shipping company Nordlys Line, and Mayor Kari Moen welcomed it.",
    "Sweden objected, because the fund also owns the container terminal in Gothenburg and half of the ferry line.",
    "Environmental organisations sued the operator in Copenhagen. The court dismissed the complaint on Monday.",
)


def magazine(count: int) -> bytes:
    """Two columns, with a running head and a page number on each page."""
    file, styles = io.BytesIO(), getSampleStyleSheet()

    def head(canvas: Any, made: Any) -> None:
        canvas.drawString(50, 815, "THE MARITIME REVIEW, March 2025")
        canvas.drawCentredString(297, 20, f"Page {made.page}")

    made = BaseDocTemplate(file, pagesize=A4)
    columns = [Frame(left, 40, 235, 760) for left in (50, 310)]
    made.addPageTemplates([PageTemplate(frames=columns, onPage=head)])
    style = styles["BodyText"]
    style.alignment = TA_JUSTIFY
    made.build([Paragraph(f"Of {n}. {SENTENCES[n % 3]}", style) for n in range(count)])
    return file.getvalue()


def test_paragraphs_of_columns_are_whole_and_running_heads_are_left_out(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.pdf", magazine(90))
    assert isinstance(found, Article)
    blocks, skipped = lay_out(found.text)
    shown = {" ".join(block.reading_copy(found.text).split()) for block in blocks}
    whole = sum(f"Of {n}. {SENTENCES[n % 3]}" in shown for n in range(90))
    assert whole >= 88  # where a column ends behind a sentence, nothing tells that its paragraph goes on
    assert [gap.reason for gap in skipped] == ["page"] * 2 * found.text.count("\f")


def test_a_table_that_places_the_parts_of_a_page_is_read_block_by_block() -> None:
    cells = f"<td>{NEWS}<br>By Ann Lee<p>{MORE}<p>{SENTENCES[0]}</td><td>Rain</td>"
    data = "<tr><td>Town</td><td>Votes</td></tr><tr><td>Gdynia</td><td>20</td></tr>"
    found = read_page(f"<html><body><table><tr>{cells}</tr></table><table>{data}</table></body></html>")
    blocks = found.text.strip().split("\n\n")
    assert blocks == [NEWS, "By Ann Lee", MORE, SENTENCES[0], "Town | Votes", "Gdynia | 20"]


@pytest.mark.parametrize("shown", ["", f"<article><p>{NEWS} {MORE} {SENTENCES[0]}</p></article>"])
def test_paragraphs_that_only_the_metadata_of_a_page_has(shown: str) -> None:
    stated = {"@type": "NewsArticle", "headline": "Strike ends", "articleBody": "\n\n".join((NEWS, MORE, SENTENCES[0]))}
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    found = read_page(f"<html><head>{script}</head><body>{shown}</body></html>")
    assert found.text.strip().split("\n\n") == ["Strike ends", NEWS, MORE, SENTENCES[0]]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("GDYNIA, Poland", "dateline"), ("Gdynia, Poland", "tagline"), ("NEWS", "tagline"),
        ("Correction 4 June: the strike began on Sunday.", "correction"),
        ("Clarification, June 4, 2025: the strike began on Sunday.", "correction"),
    ],
)  # fmt: skip
def test_lines_over_a_story(line: str, kind: str) -> None:
    blocks, _ = lay_out(f"Strike at port of Gdynia ends\n\n{line}\n\n{NEWS} {MORE}")
    assert blocks[1].kind == kind


@pytest.mark.parametrize(
    ("line", "page"), [("24-08112          1/14", True), ("2/14", True), ("The vote was 2/3", False)]
)
def test_page_numbers_of_reports(line: str, page: bool) -> None:
    assert [gap.reason for gap in lay_out(f"{NEWS}\n\n{line}\n\n{MORE}")[1]] == ["page"] * page


def test_a_row_without_text_is_empty(tmp_path: Path) -> None:
    good, empty = read(tmp_path / "a.csv", f"title,text\nStrike,{NEWS}\nNone,\n")
    assert isinstance(good, Article)
    assert isinstance(empty, SourceEmpty)


def test_lines_of_a_pipe_are_read_as_they_come() -> None:
    lines = [json.dumps({"text": text}) for text in (NEWS, MORE)]
    code = f"import sys; print({lines[0]!r}, flush=True); sys.stdin.readline(); print({lines[1]!r})"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdin
        assert isinstance(writer.stdout, io.BufferedReader)
        items = read_sources(["-"], reading=Reading(live=True), standard_input=writer.stdout)
        first, waiting = next(items), next(items)
        writer.stdin.write(b"\n")
        writer.stdin.flush()
        (second,) = [item for item in items if not isinstance(item, SourceWaiting)]
    assert isinstance(waiting, SourceWaiting)
    assert [getattr(item, "text", item) for item in (first, second)] == [NEWS, MORE]
