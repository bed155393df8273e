"""The demonstration site: built once, whole in both languages, with files that are what they say."""

import hashlib
import io
import re
import stat
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings as django_settings
from django.core.management import call_command
from django.db.models import F
from django.test import Client, override_settings
from django.utils import timezone, translation
from django.utils.html import strip_tags

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

import pypdfium2
import pytest
from PIL import Image

from campaign.models import GuidancePage, WorkshopPage
from contest.ledger.heads import text_of_heads
from contest.models import AwardList, BankQuestion, Contest, Round
from core.models import BasePage
from core.translations import untranslated_texts
from demo.content.words import ENGLISH, both, english
from demo.seeding import seed
from media.enums import Access, Channel, ProofState, RecallReason
from media.inspection import read_recording
from media.models import (
    Asset,
    FormerVersion,
    Kit,
    ProofOfUse,
    Recording,
    Slogan,
    Variant,
)
from news.enums import ArticleKind
from news.models import ArticlePage, ModelStoryPage
from programme.enums import PhaseKind
from programme.models import Campaign
from quiz_embed.models import Question, Quiz
from tests.contest.ledger.conftest import VERIFY, content
from units.models import CommunityTeam, Unit
from users.models import User

DUMMY = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
VIETNAMESE_ONLY = re.compile("[ăđĩũơưạ-ỹ]", re.IGNORECASE)


CHECKS = []


def of_the_seeded_site(check):
    """Marks what must hold of the one site that all checks look at: building it takes seconds."""
    CHECKS.append(check)
    return check


@pytest.mark.django_db
def test_the_demonstration_site(subtests):
    with override_settings(TASKS=DUMMY):
        seeded = seed()
        for check in CHECKS:
            with subtests.test(check.__name__):
                check(seeded)


@of_the_seeded_site
def every_proof_of_use_could_have_been_sent(seeded):
    proofs = ProofOfUse.objects.select_related("asset__kit__campaign")
    assert {proof.state for proof in proofs} == set(ProofState)
    for proof in proofs:
        proof.full_clean()
    assert proofs.exclude(unit__in=Unit.objects.valid()).exists()


def live_pages():
    return Page.objects.live().filter(depth__gt=1).specific()


@of_the_seeded_site
def a_second_time_changes_nothing(site):
    before = (
        Page.objects.count(),
        Unit.objects.count(),
        User.objects.count(),
        Variant.objects.count(),
    )
    said = io.StringIO()
    call_command("seed_demo", stdout=said)
    assert "nothing was changed" in said.getvalue()
    assert before == (
        Page.objects.count(),
        Unit.objects.count(),
        User.objects.count(),
        Variant.objects.count(),
    )


@of_the_seeded_site
def there_is_enough_of_everything(site):
    vietnamese = {"locale__language_code": "vi", "live": True}
    assert ArticlePage.objects.filter(**vietnamese).count() >= 12
    assert ModelStoryPage.objects.filter(**vietnamese).count() >= 6
    assert GuidancePage.objects.filter(**vietnamese).count() >= 5
    assert Kit.objects.live().count() >= 3
    assert Slogan.objects.approved().count() >= 20
    assert Quiz.objects.live().count() >= 3
    assert CommunityTeam.objects.count() >= 8
    kinds = set(ArticlePage.objects.filter(**vietnamese).values_list("kind", flat=True))
    assert kinds == set(ArticleKind)


@of_the_seeded_site
def every_page_answers(site):
    client = Client()
    answers = {page.url: client.get(page.url) for page in live_pages()}
    assert {
        url: answer.status_code for url, answer in answers.items() if answer.status_code != 200
    } == {}
    for url, answer in answers.items():
        assert answer.content.count(b"<h1") == 1, url
        assert not answer.cookies
        assert not re.search(rb"\b2[.,]0\d\d\b", answer.content), f"{url}: a year is no amount"


@of_the_seeded_site
def every_page_has_its_english_and_none_is_half_translated(site):
    by_language = {"vi": set(), "en": set()}
    for page in live_pages():
        by_language[page.locale.language_code].add(page.translation_key)
        assert untranslated_texts(page) == [], page.url
    assert by_language["vi"] == by_language["en"]


@of_the_seeded_site
def english_pages_are_in_english(site):
    for page in live_pages():
        if page.locale.language_code == "en":
            assert page.url.startswith("/en/")
            words = f"{page.title} {page.summary}"
            assert not VIETNAMESE_ONLY.search(re.sub("Thanh Hóa|Sông|Đ?[A-Z][à-ỹ]", "", words)), (
                words
            )


@of_the_seeded_site
def rows_say_it_in_english_too(site):
    with translation.override("en"):
        for model in (Unit, CommunityTeam, Slogan, Question, Quiz, Kit):
            for row in model.objects.all():
                assert row.title in ENGLISH.values(), row
        for team in CommunityTeam.objects.all():
            assert {team.contact_text, team.hours_text} <= set(ENGLISH.values())


@of_the_seeded_site
def today_is_the_fifth_day_of_the_peak_and_a_quiz_is_open(site):
    campaign = Campaign.objects.current()
    assert campaign.phase() == PhaseKind.PEAK
    days = campaign.peak_days()
    assert len(days) == 10
    assert days[4].is_today and days[4].text
    assert Quiz.objects.open().filter(slug="thu-suc-muoi-ngay").exists()
    assert not Quiz.objects.open().filter(slug="nam-2024").exists()
    assert "minh họa" in campaign.theme and "minh họa" in campaign.main_day_name


@of_the_seeded_site
def the_year_of_the_plan_stands_as_an_archive(site):
    archive = Campaign.objects.get(year=2024)
    assert archive.phase() == PhaseKind.AFTER
    assert {document.number for document in archive.documents.all()} == {
        "505/QĐ-TTg",
        "934/QĐ-BTTTT",
    }
    workshop = WorkshopPage.objects.get(locale__language_code="vi", window_from__year=2024)
    assert (workshop.state, str(workshop.window_from), str(workshop.window_until)) == (
        "window",
        "2024-10-01",
        "2024-10-11",
    )


@of_the_seeded_site
def the_archived_contest_names_winners_who_are_samples(site):
    contest = Contest.objects.get(slug="tim-hieu-2024")
    page = Client().get(f"/contest/{contest.slug}/results/").content.decode()
    assert contest.rounds.count() == 4
    # The last round was counted again after an appeal: the list of before stays readable, and so does that of units.
    assert page.count("Giải Nhất") == 4 + 1
    assert page.count("Giải Tập thể") == 2 + 2
    assert re.search("(Mẫu|Minh Họa|Ví Dụ|Thử)</td>", page)
    assert not AwardList.objects.filter(approved_by=F("proposed_by")).exists()


@of_the_seeded_site
def nothing_was_published_in_the_future(site):
    assert not ArticlePage.objects.filter(published_at__gt=timezone.now()).exists()


@of_the_seeded_site
def every_question_has_one_right_answer_and_a_passage(site):
    for question in Question.objects.prefetch_related("options"):
        options = list(question.options.all())
        assert 3 <= len(options) <= 4
        assert sum(option.is_right for option in options) == 1
        assert question.passage_page and question.explanation
    assert {quiz.quiz_questions.count() for quiz in Quiz.objects.all()} == {5}
    # The right answer is not always the same letter.
    places = {
        [option.is_right for option in question.options.all()].index(True)
        for question in Question.objects.all()
    }
    assert len(places) > 1


@of_the_seeded_site
def the_library_shows_what_it_can_do(site):
    poster = Asset.objects.get(name="Áp phích chính")
    assert set(poster.channel_texts.values_list("channel", flat=True)) == set(Channel)
    assert all(each.words_en for each in poster.channel_texts.all())
    assert poster.short_caption_en and poster.hashtags
    renewed = Variant.objects.filter(version=2).exclude(change_note="").exclude(change_note_en="")
    assert renewed.count() == FormerVersion.objects.count() > 0
    client = Client()
    recalled = Asset.objects.get(recall_reason=RecallReason.WEATHER)
    for address, note in (
        (f"/media/{poster.kit.slug}/", recalled.recall_note),
        (f"/en/media/{poster.kit.slug}/", recalled.recall_note_en),
    ):
        html = client.get(address).content.decode()
        assert note in html
        assert all(each.sha256 not in html for each in recalled.variants.all())
    for_units = Kit.objects.get(access=Access.UNITS)
    assert client.get(f"/media/{for_units.slug}/").status_code == 404
    assert Asset.objects.exclude(use_until=None).exists()


@of_the_seeded_site
def the_files_of_kits_are_what_they_say(site):
    formats = set()
    for variant in Variant.objects.select_related("asset"):
        assert variant.spec, variant
        content = variant.file.read()
        formats.add(variant.file_format)
        assert hashlib.sha256(content).hexdigest() == variant.sha256
        assert len(content) == variant.octets
        assert variant.preview
        if variant.file_format == "png":
            assert Image.open(io.BytesIO(content)).size == (variant.width, variant.height)
    assert formats == {"pdf", "png", "svg"}


@of_the_seeded_site
def the_words_of_a_printed_sheet_can_be_read_out(site):
    for language, words in (
        ("vi", "Gõ tên việc cần làm, chọn đúng xã, phường."),
        ("en", "choose your commune or ward"),
    ):
        variant = Variant.objects.get(asset__name="Nộp hồ sơ trực tuyến từ nhà", language=language)
        text = pypdfium2.PdfDocument(variant.file.read())[0].get_textpage().get_text_range()
        assert words in " ".join(text.split())
        assert (variant.width, variant.height, variant.measure) == (210, 297, "mm") or (
            abs(variant.height - 297) < 1 and variant.measure == "mm"
        )


@of_the_seeded_site
def the_film_can_be_followed_by_everyone(site):
    film = Recording.objects.get(type="video")
    assert film.is_accessible and film.transcript_en
    assert film.captions.read().startswith(b"WEBVTT")
    assert 5_000 < film.file.size < 300_000
    assert film.file.read()[4:8] == b"ftyp"


@of_the_seeded_site
def the_sound_can_be_followed_by_everyone(site):
    sound = Recording.objects.get(type="audio")
    assert sound.transcript and sound.transcript_en
    facts = read_recording(sound.file, sound.file.name)
    assert facts.file_format == "wav" and abs(facts.seconds - sound.duration) < 0.1
    with wave.open(sound.file.open("rb")) as file:
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    assert 20_000 < max(samples) <= 32_767 and sound.file.size < 400_000


@of_the_seeded_site
def model_stories_are_told_at_length_with_figures_that_name_their_source(site):
    for story in ModelStoryPage.objects.filter(live=True):
        words = strip_tags(f"{story.problem} {story.what_was_done} {story.results} {story.limits}")
        assert len(words.split()) > 150, story
        assert len(story.steps) >= 4 and len(story.figures) >= 3
        assert story.headline_figure == story.figures[0].value
        assert all("minh họa" in block.value.source for block in story.figures)
        spent = [
            row
            for block in story.body
            if block.block_type == "table"
            for row in block.value.row_data
        ]
        assert sum(row["values"][1] for row in spent) == story.cost


@of_the_seeded_site
def editors_have_recommended_pages_in_both_languages(site):
    for language in ("vi", "en"):
        articles = ArticlePage.objects.filter(locale__language_code=language, live=True)
        assert articles.filter(related_links__isnull=False).distinct().count() >= 5


@of_the_seeded_site
def the_accounts_stand_in_a_file_for_its_owner_alone(site):
    path = django_settings.VAR_DIR / "accounts.txt"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text()
    for account in site.accounts:
        assert account.username in text and account.password in text
        assert User.objects.get(username=account.username).check_password(account.password)
    assert len({account.password for account in site.accounts}) == len(site.accounts)
    assert User.objects.filter(is_superuser=True).count() == 1


@of_the_seeded_site
def every_round_of_the_archive_can_be_counted_again(site):
    rounds = Round.objects.filter(contest__slug="tim-hieu-2024")
    assert rounds.count() == 4
    with TemporaryDirectory() as folder:
        path, heads = Path(folder, "file.jsonl"), Path(folder, "heads.txt")
        for each in rounds:
            heads.write_text(text_of_heads(each))
            # One made at each count, and one whenever winners were approved.
            assert each.ledger_files.count() == 2 * each.results.count()
            for file in each.ledger_files.all():
                path.write_bytes(content(file))
                assert VERIFY.main([str(path), str(heads)]) == 0
    page = Client().get("/contest/tim-hieu-2024/verify/").content.decode()
    assert page.count("Phút nào cũng có đầu chuỗi, không có khoảng trống.") == 4
    assert page.count(".jsonl") >= 4


@of_the_seeded_site
def no_round_asks_what_a_published_file_answers(site):
    answered = Round.objects.filter(ledger_files__made_at__isnull=False)
    asked = BankQuestion.objects.filter(round_questions__round__in=answered)
    assert not asked.filter(round_questions__round__ledger_files=None).exists()
    wordings = set(asked.values_list("wording", flat=True))
    assert not BankQuestion.objects.exclude(pk__in=asked).filter(wording__in=wordings).exists()


@of_the_seeded_site
def former_units_lead_to_those_in_force(site):
    former = Unit.objects.get(name="Sở Thông tin và Truyền thông")
    assert [unit.name for unit in former.successors.all()] == ["Sở Khoa học và Công nghệ"]
    assert former not in Unit.objects.valid()


@of_the_seeded_site
def every_page_has_a_short_link_and_no_address_is_left_behind(site):
    assert all(page.short_link.code for page in live_pages())
    assert not Redirect.objects.exists()
    assert {type(page) for page in live_pages()} <= set(BasePage.__subclasses__())


def test_a_text_has_one_translation():
    both("một văn bản để thử", "a text to try")
    assert english("một văn bản để thử") == "a text to try"
    assert english("") == ""
    with pytest.raises(ValueError, match="Two translations"):
        both("một văn bản để thử", "another text")
