"""What is a Vietnamese syllable: which onsets, rhymes and tones go together in writing."""

from __future__ import annotations

import unicodedata

from core.text import nfc

# Code points, also of decomposed words; "nghiễng" needs nine of them.
LONGEST_SYLLABLE = 12

VOWELS = frozenset("aăâeêioôơuưy")
GRAVE, ACUTE, HOOK_ABOVE, TILDE, DOT_BELOW = TONES = "\u0300\u0301\u0309\u0303\u0323"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What may follow each nucleus; a hyphen stands for nothing at all.
_ENDINGS = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n nh p t u",
    "i": "- a ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": "- c i m n ng p t",
    "oa": "- c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": "- m n ng o t",
    "oo": "c ng",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- a c i m n ng p t",
    "uâ": "n ng t y",
    "uê": "- ch n nh",
    "uô": "c i m n ng t",
    "uơ": "-",
    "uy": "- a ch n nh p t u",
    "uyê": "n t",
    "ư": "- a c i m ng t u",
    "ươ": "c i m n ng p t u",
}
_RHYMES = frozenset(
    nucleus + ending.strip("-")
    for nucleus, endings in _ENDINGS.items()
    for ending in endings.split()
)
_FRONT = frozenset(rhyme for rhyme in _RHYMES if rhyme[0] in "eêi")
_BACK = _RHYMES - _FRONT
# "qua", not "coa": after this sound the glide is written with "q".
_GLIDING = frozenset(
    rhyme for rhyme in _BACK if rhyme.startswith(("oa", "oă", "oe", "uâ", "uê", "uơ", "uy"))
)
_AFTER_QU = _words(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây e en eo et "
    "ê ên ênh êch êt êu i ich inh it iu ôc ơ ơi ơt y ych ynh yt yên yêt"
)
# Without an onset "iê" is written "yê".
_ALONE = frozenset(rhyme for rhyme in _RHYMES if not rhyme.startswith("iê")) | _words(
    "y yêm yên yêng yêt yêu"
)

# Which rhymes may follow each onset.
_AFTER = {
    "": _ALONE,
    **dict.fromkeys(_words("b ch d đ kh nh p ph r tr x"), _RHYMES),
    **dict.fromkeys(_words("h l m n s t th v"), _RHYMES | {"y"}),
    "c": _BACK - _GLIDING,
    # "gì", "giếc", "giêng": the "i" of "gi" is that of the rhyme.
    "g": _BACK | _words("i in ich iêc iêng"),
    "gh": _FRONT,
    "gi": frozenset(rhyme for rhyme in _RHYMES if rhyme[0] != "i"),
    "k": _FRONT | {"y"},
    "ng": _BACK,
    "ngh": _FRONT,
    "qu": _AFTER_QU,
}
_LONGEST_ONSET = max(map(len, _AFTER))
_STOPS = ("c", "ch", "p", "t")


def is_syllable(word: str) -> bool:
    """Whether a word, composed or not, in any case, is a well-formed Vietnamese syllable.

    "hoà" and "hòa" both are; "tóan" is not, nor is "toat", which lacks the tone that its ending demands.
    """
    return len(word) <= LONGEST_SYLLABLE and nfc(word.lower()) in written(*toneless(word))


def toneless(word: str) -> tuple[str, str]:
    """A word in small composed letters without its tone marks, and these: "Số" gives "sô" and an acute."""
    marks = unicodedata.normalize("NFD", word.lower())
    letters = "".join(mark for mark in marks if mark not in TONES)
    return nfc(letters), "".join(mark for mark in marks if mark in TONES)


def written(letters: str, tone: str) -> tuple[str, ...]:
    """How a syllable of these letters and this tone ("" for the level one) is written, composed.

    Nothing if there is none; two ways where writers differ, "hóa" before "hoá".
    """
    parts = _onset_and_rhyme(letters)
    allowed = {ACUTE, DOT_BELOW} if letters.endswith(_STOPS) else {"", *TONES}
    if parts is None or tone not in allowed:
        return ()
    onset, rhyme = parts
    return tuple(
        onset + rhyme[:place] + nfc(rhyme[place] + tone) + rhyme[place + 1 :]
        for place in _tone_places(rhyme)
    )


def _onset_and_rhyme(letters: str) -> tuple[str, str] | None:
    # The longest onset first: the "u" of "quý" and the "i" of "giá" belong to it.
    for length in range(_LONGEST_ONSET, -1, -1):
        onset, rhyme = letters[:length], letters[length:]
        if rhyme in _AFTER.get(onset, ()):
            return onset, rhyme
    return None


def _tone_places(rhyme: str) -> tuple[int, ...]:
    """Where in a rhyme its tone mark stands, the usual place first."""
    if rhyme in ("oa", "oe", "uy"):
        return 0, 1
    marked = [place for place, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if marked:
        return (marked[-1],)
    vowels = [place for place, letter in enumerate(rhyme) if letter in VOWELS]
    is_open = rhyme[-1] in VOWELS
    return (vowels[-2 if is_open and len(vowels) > 1 else -1],)
