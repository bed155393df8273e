"""Appeals outlast a change of keys: what is written can be read, and the same sent again is still the same."""

from __future__ import annotations

from django.core.management import call_command

from cryptography.fernet import Fernet

from contest.appeals.filing import text_of
from contest.models import Appeal
from tests.contest.appeals.conftest import TEXT


def test_what_was_written_is_sealed_under_the_new_key(appealed, settings):
    appealed().file()
    new = Fernet.generate_key().decode()
    settings.CONTEST_SEALING_KEYS = [new, *settings.CONTEST_SEALING_KEYS]
    call_command("change_contest_keys")
    settings.CONTEST_SEALING_KEYS = [new]
    assert text_of(Appeal.objects.get()) == TEXT


def test_the_same_is_known_again_under_another_digest_key(appealed, settings):
    game = appealed()
    first = game.file()
    settings.CONTEST_DIGEST_KEY = (
        "another key for digests, and long enough for the checks of a server"
    )
    call_command("change_contest_keys", "--digests")
    assert game.file() == first
    assert Appeal.objects.count() == 1
