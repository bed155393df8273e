"""What the secretariat's acts are called. It names codes, and never details."""

from __future__ import annotations

REQUEST_NOTED = "contest.request_noted"
DETAILS_SEEN = "contest.details_seen"
DETAILS_ANSWERED = "contest.details_answered"
DETAILS_CORRECTED = "contest.details_corrected"
DETAILS_ERASED = "contest.details_erased"
CONSENT_NOTED = "contest.consent_noted"
CONSENT_WITHDRAWN = "contest.consent_withdrawn"
BARRED_IMPORTED = "contest.barred_imported"
RETENTION_ENDED = "contest.retention_ended"
