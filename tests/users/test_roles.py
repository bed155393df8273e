import importlib

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from wagtail.models import GroupApprovalTask, GroupPagePermission, Task, Workflow

import pytest

from demo.factories.users import UserFactory
from users.enums import Role

pytestmark = pytest.mark.django_db

# Which role sees which list; the last column is the administrator, who sees all.
LISTS = {
    "wagtailsnippets_programme_campaign:list": {Role.EDITOR, Role.APPROVER},
    "wagtailsnippets_programme_topic:list": {Role.EDITOR, Role.APPROVER},
    "wagtailsnippets_programme_pillar:list": {Role.EDITOR, Role.APPROVER},
    "wagtailsnippets_programme_legaldocument:list": {Role.EDITOR, Role.APPROVER},
    "wagtailsnippets_programme_figure:list": {Role.EDITOR, Role.APPROVER, Role.CONTRIBUTOR},
    "wagtailsnippets_units_unit:list": {Role.EDITOR, Role.APPROVER, Role.REGISTRAR},
    "wagtailsnippets_units_communityteam:list": {
        Role.EDITOR,
        Role.APPROVER,
        Role.CONTRIBUTOR,
        Role.REGISTRAR,
    },
    "wagtailsnippets_media_kit:list": {Role.EDITOR, Role.APPROVER, Role.ASSET_APPROVER},
    "wagtailsnippets_media_asset:list": {Role.EDITOR, Role.APPROVER, Role.ASSET_APPROVER},
    "wagtailsnippets_media_slogan:list": {
        Role.EDITOR,
        Role.APPROVER,
        Role.CONTRIBUTOR,
        Role.SLOGAN_APPROVER,
    },
    "wagtailsnippets_quiz_embed_question:list": {Role.EDITOR, Role.APPROVER},
    "wagtailsnippets_quiz_embed_quiz:list": {Role.EDITOR, Role.APPROVER},
    "wagtailimages:index": {Role.EDITOR, Role.APPROVER, Role.CONTRIBUTOR},
    "wagtaildocs:index": {Role.EDITOR, Role.APPROVER, Role.CONTRIBUTOR},
    "wagtailmedia:index": {Role.EDITOR, Role.APPROVER, Role.CONTRIBUTOR},
    "wagtailusers_users:index": set(),
    "wagtailusers_groups:index": set(),
    "import_units": {Role.REGISTRAR},
    "import_teams": {Role.EDITOR, Role.APPROVER, Role.REGISTRAR},
    "unit_tree": {Role.EDITOR, Role.APPROVER, Role.REGISTRAR},
}


def address(name):
    return reverse(name)


@pytest.mark.parametrize("name", LISTS)
def test_each_role_sees_what_it_works_with_and_nothing_else(client, name):
    page = address(name)
    seen = set()
    for role in Role:
        client.force_login(UserFactory(groups=[role]))
        if client.get(page).status_code == 200:
            seen.add(role)
    assert seen == LISTS[name]
    client.force_login(UserFactory())
    assert client.get(page).status_code == 302
    client.force_login(UserFactory(superuser=True))
    assert client.get(page).status_code == 200


def test_an_editor_writes_but_does_not_publish_and_an_approver_does(home):
    editor, approver = UserFactory(groups=[Role.EDITOR]), UserFactory(groups=[Role.APPROVER])
    for user, publishes in ((editor, False), (approver, True)):
        rights = home.permissions_for_user(user)
        assert rights.can_edit()
        assert rights.can_add_subpage()
        assert rights.can_publish_subpage() is publishes
        assert user.has_perm("quiz_embed.publish_quiz") is publishes
        assert user.has_perm("media.publish_kit") is publishes


def test_editors_and_approvers_send_pages_into_the_translation_editor():
    sending = {
        role
        for role in Role
        if UserFactory(groups=[role]).has_perm("wagtail_localize.submit_translation")
    }
    assert sending == {Role.EDITOR, Role.APPROVER}


def test_the_way_to_approval_has_a_vietnamese_name():
    assert {workflow.name for workflow in Workflow.objects.all()} == {"Duyệt trước khi đăng"}
    assert {task.name for task in Task.objects.all()} == {"Duyệt trước khi đăng"}


def test_a_contributor_edits_their_own_pages_only(home):
    rights = home.permissions_for_user(UserFactory(groups=[Role.CONTRIBUTOR]))
    assert rights.can_add_subpage()
    assert not rights.can_edit()
    assert not rights.can_publish_subpage()


def test_only_slogan_approvers_approve_slogans():
    approving = {
        role for role in Role if UserFactory(groups=[role]).has_perm("media.approve_slogan")
    }
    assert approving == {Role.SLOGAN_APPROVER}


def test_what_editors_send_for_approval_reaches_the_approvers():
    assert GroupApprovalTask.objects.exists()
    for task in GroupApprovalTask.objects.all():
        assert task.groups.filter(name=Role.APPROVER).exists()


def test_no_right_is_granted_that_the_site_does_not_know():
    known = {
        (model._meta.app_label, codename)
        for model in apps.get_models()
        for codename in (
            *(f"{action}_{model._meta.model_name}" for action in model._meta.default_permissions),
            *(code for code, _name in model._meta.permissions),
            f"{'publish' if hasattr(model, 'publish') else 'view'}_{model._meta.model_name}",
        )
    } | {("wagtailadmin", "access_admin"), ("wagtail_localize", "submit_translation")}
    granted = Permission.objects.filter(group__name__in=Role.values).select_related("content_type")
    assert granted
    for permission in granted:
        assert (permission.content_type.app_label, permission.codename) in known


def test_the_roles_can_be_taken_back_and_made_again():
    roles = importlib.import_module("users.migrations.0002_roles")
    of_contest = importlib.import_module("users.migrations.0003_roles_of_the_contest")
    of_library = importlib.import_module("media.migrations.0003_rights_of_roles")
    past = MigrationExecutor(connection).loader.project_state().apps
    of_library.take_rights(past, None)
    of_contest.remove_roles(past, None)
    roles.remove_roles(past, None)
    assert not Group.objects.filter(name__in=Role.values).exists()
    assert Group.objects.filter(name="Editors").exists()
    for _again in range(2):
        roles.make_roles(past, None)
        of_contest.make_roles(past, None)
        of_library.give_rights(past, None)
    assert set(Group.objects.filter(name__in=Role.values).values_list("name", flat=True)) == set(
        Role.values
    )
    assert GroupPagePermission.objects.filter(group__name=Role.APPROVER).count() == 6
