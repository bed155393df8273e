"""What editors meet when they publish, schedule, delete and look back at records."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

RECORDS = (
    _("%(model_name)s '%(object)s' created and published."),
    _("%(model_name)s '%(object)s' created and scheduled for publishing."),
    _("%(model_name)s '%(object)s' created and submitted for moderation."),
    _("%(model_name)s '%(object)s' has been replaced with version from %(timestamp)s."),
    _("%(model_name)s '%(object)s' has been scheduled for publishing."),
    _("%(model_name)s '%(object)s' is live and this version has been scheduled for publishing."),
    _("%(model_name)s '%(object)s' updated and published."),
    _("%(model_name)s '%(title)s' is now unlocked."),
    _("Are you sure you want to delete %(count)s %(snippet_type_name)s?"),
    _("Are you sure you want to delete this %(model_name)s?"),
    _("Are you sure you want to delete this %(snippet_type_name)s?"),
    _("Cancel scheduled publish"),
    _("Compare with current version"),
    _("Compare with previous version"),
    _("Delete "),
    _("Replace current revision"),
    _("Review this version"),
    _("Saving will overwrite a newer version."),
    _("The %(model_name)s could not be saved as it is locked"),
    _("There are no differences between these two versions"),
    _('Version %(revision_id)s of "%(object)s" unscheduled.'),
    _("Version from %(timestamp)s of %(model_name)s '%(object)s' has been published."),
    _(
        "Version from %(timestamp)s of %(model_name)s '%(object)s' has been scheduled for publishing."
    ),
    _("Yes, unpublish it"),
    _(
        "You are viewing a previous version of this %(model_name)s from <b>%(created_at)s</b> by %(user)s"
    ),
    _("You don't have permission to delete these %(snippet_plural_name)s"),
    _("You don't have permission to delete this %(snippet_type_name)s"),
    _("live + draft"),
    _("live + scheduled"),
    _('revision %(revision_id)s of "%(object)s"'),
    _("scheduled"),
)
