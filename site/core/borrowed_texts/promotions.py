"""Wagtail's promoted search results."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

PROMOTIONS = (
    _(
        '<p>Promoted search results are a means of recommending specific pages or external links that might not organically come high up in search results. E.g recommending your primary donation page to a user searching with the less common term "<em>giving</em>".</p>'
    ),
    _(
        '<p>The "Search term(s)/phrase" field below must contain the full and exact search for which you wish to provide recommended results, <em>including</em> any misspellings/user error. To help, you can choose from search terms that have been popular with users of your site.</p>'
    ),
    _("Add a recommended result"),
    _("Add new promoted result"),
    _("Alternatively, use an external link for this promotion"),
    _("Applies to internal page or external link"),
    _("Are you sure you want to delete all promoted results for this search term?"),
    _("Choose an internal page for this promotion"),
    _("Choose from popular search terms"),
    _("Editor's picks deleted."),
    _("Editor's picks for '%(query)s' created."),
    _("Editor's picks for '%(query)s' updated."),
    _(
        "Enter the full search string to match. An exact match is required for your Promoted Results to be displayed, wildcards are NOT allowed."
    ),
    _("External link URL"),
    _("No promoted results have been created."),
    _(
        'No promoted results have been created. Why not <a href="%(wagtailsearchpromotions_add_url)s">add one</a>?'
    ),
    _("Please only select a page OR enter an external link."),
    _("Please specify at least one recommendation for this search term."),
    _("Popular search terms"),
    _("Promoted results"),
    _("Promoted search result"),
    _("Promoted search results"),
    _("Recommendations have not been created due to errors."),
    _("Recommendations have not been saved due to errors."),
    _("Recommended search result"),
    _("Search term(s)"),
    _("Search term(s)/phrase"),
    _("Search terms"),
    _('Sorry, no promoted results match "<em>%(query_string)s</em>"'),
    _("Terms"),
    _("Views"),
    _("You must enter an external link text if you enter an external link URL."),
    _("You must recommend a page OR an external link."),
    _("queries"),
    _("query"),
    _("search promotion"),
)
