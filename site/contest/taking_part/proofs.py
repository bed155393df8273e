"""The proof that a browser reckoned for a while, asked for while a round is under attack.

It is altcha's second protocol: PBKDF2 over counters until the key begins as told. `contest-proof.js` finds the
counter; checking it takes one comparison. A proof is good for one attempt only.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode
from datetime import datetime

from django.utils.crypto import salted_hmac

import altcha

from contest.enums import Flag
from contest.models import Attempt
from contest.taking_part.tokens import LASTS

PROOF_NAME, LONGEST_PROOF = "proof", 4_000

# About half a second on a desk, two or three on an old phone. Never little: the counter has a least value.
ROUNDS_OF_HASHING = 4_000
LEAST_COUNTER, MOST_COUNTER = 64, 192


def challenge(attempt: Attempt, at: datetime) -> str:
    """What the browser has to solve, as JSON."""
    made = altcha.create_challenge(
        "PBKDF2/SHA-256",
        ROUNDS_OF_HASHING,
        counter=LEAST_COUNTER + secrets.randbelow(MOST_COUNTER - LEAST_COUNTER),
        expires_at=at + LASTS,
        data={"attempt": attempt.nonce},
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("key"),
    )
    return json.dumps(made.to_dict())


def flags_of_proof(attempt: Attempt, proof: str) -> list[Flag]:
    """Marks an entry of a round under attack that comes without a proof of its own."""
    if not attempt.round.under_attack or _is_proof(attempt, proof):
        return []
    return [Flag.NO_PROOF_OF_WORK]


def _is_proof(attempt: Attempt, proof: str) -> bool:
    if not proof or len(proof) > LONGEST_PROOF:
        return False
    checked = altcha.verify_solution(proof, _secret("challenge"), hmac_key_secret=_secret("key"))
    # Only what is signed by us is read further.
    return checked.verified and _attempt_in(proof) == attempt.nonce


def _attempt_in(proof: str) -> str:
    told = json.loads(b64decode(proof))
    return str(told["challenge"]["parameters"]["data"]["attempt"])


def _secret(purpose: str) -> str:
    return salted_hmac("contest.proofs", purpose, algorithm="sha256").hexdigest()
