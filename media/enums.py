from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """What others may do with a file."""

    FREE = "free", _("Free to use, naming the source")
    FREE_UNCHANGED = "free-unchanged", _("Free to use unchanged, naming the source")
    CC_BY = "cc-by-4.0", _("Creative Commons Attribution 4.0")
    PRESS = "press", _("For press and units only")
    ALL_RESERVED = "all-reserved", _("All rights reserved")


class SloganState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class UseState(models.TextChoices):
    """Where today lies in a use window [use_from, use_until)."""

    COMING = "coming", _("To be used later")
    IN_USE = "in-use", _("In use")
    EXPIRED = "expired", _("Expired")


class TextLanguage(models.TextChoices):
    """The language of the words on a file, by its ISO 639 code."""

    VIETNAMESE = "vi", _("Vietnamese")
    ENGLISH = "en", _("English")
    MUONG = "mtq", _("Mường")
    THAI = "blt", _("Tai Dam (Thái)")
    HMONG = "hmn", _("Hmong (Mông)")
    NO_WORDS = "zxx", _("Without words")


class FileFormat(models.TextChoices):
    """What a file of the library may be, by the name that its content was read as."""

    PDF = "pdf", "PDF"
    SVG = "svg", "SVG"
    PNG = "png", "PNG"
    JPEG = "jpeg", "JPEG"
    WEBP = "webp", "WebP"
    AVIF = "avif", "AVIF"
    GIF = "gif", "GIF"
    MP4 = "mp4", "MP4"
    WEBM = "webm", "WebM"
    MP3 = "mp3", "MP3"
    WAV = "wav", "WAV"
    OGG = "ogg", "OGG"


class Access(models.TextChoices):
    """Who may take a kit."""

    OPEN = "open", _("Everyone")
    MEDIA = "media", _("Accredited media and units")
    UNITS = "units", _("Units of the province")


class AssetState(models.TextChoices):
    """Whether an asset may be shown; only kinds with a second approver ever wait."""

    WAITING = "waiting", _("Waits for approval")
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")


class RecallReason(models.TextChoices):
    """Why an asset may no longer hang or be posted."""

    WRONG_DATE = "wrong-date", _("A date or place on it has changed")
    WRONG_CONTENT = "wrong-content", _("Something on it is wrong")
    WEATHER = "weather", _("Storm, flood or mourning")
    RIGHTS = "rights", _("It may no longer be used")
    OTHER = "other", _("Another reason")


class NoticeEvent(models.TextChoices):
    """What people are told of."""

    RECALL = "recall", _("Recalled")
    LIFTED = "lifted", _("Recall lifted")
    NEW_VERSION = "new-version", _("New version")


class Channel(models.TextChoices):
    """Where the words that go with an asset are said."""

    ZALO = "zalo", "Zalo"
    FACEBOOK = "facebook", "Facebook"
    PRESS = "press", _("Press")
    LOUDSPEAKER = "loudspeaker", _("Loudspeaker")


class AgeGroup(models.TextChoices):
    """Who must consent to a picture of a person: from seven full years on, a child too."""

    ADULT = "adult", _("16 years or older")
    CHILD = "child", _("7 to 15 years: the child and a guardian consent")
    SMALL_CHILD = "small-child", _("Under 7 years: a guardian consents")


class Handover(models.TextChoices):
    """Who sent the bytes of a download, and so how sure it is that they arrived."""

    SITE = "site", _("Sent by the site")
    NGINX = "nginx", _("Sent by nginx")
    STORE = "store", _("Handed over to the object store")


class ProofKind(models.TextChoices):
    """How a unit used an asset."""

    HUNG = "hung", _("Hung or put up")
    SHOWN = "shown", _("Shown on a screen")
    POSTED = "posted", _("Posted or printed")
    READ_OUT = "read-out", _("Read out")


class ProofState(models.TextChoices):
    """Whether a proof counts; one that was sent counts until somebody refuses it."""

    SENT = "sent", _("Sent")
    CHECKED = "checked", _("Checked")
    REFUSED = "refused", _("Refused")


class PieceTemplate(models.TextChoices):
    """The looks in which the program draws a slogan, by their names in `artwork.pieces`."""

    LACQUER = "lacquer", _("Lacquer: red ground")
    PAPER = "paper", _("Paper: light ground")
    RIVER = "river", _("River: teal ground")
    NIGHT = "night", _("Night: dark ground, for screens")


class PieceFormat(models.TextChoices):
    """What a drawn file is for; a print file is a PDF in inks with bleed."""

    SVG = "svg", _("SVG, outlines at any size")
    PNG = "png", _("PNG, for screens and networks")
    PDF = "pdf", _("PDF, to read and to print in the office")
    PRINT = "print", _("PDF for the print shop: inks, bleed, PDF/X-4")


class PieceSetState(models.TextChoices):
    """How far a set of drawn assets is."""

    WAITING = "waiting", _("Being drawn")
    MADE = "made", _("Drawn")
    FAILED = "failed", _("Could not be drawn")


class Weekday(models.TextChoices):
    """Days of the week by their ISO number."""

    MONDAY = "1", _("Monday")
    TUESDAY = "2", _("Tuesday")
    WEDNESDAY = "3", _("Wednesday")
    THURSDAY = "4", _("Thursday")
    FRIDAY = "5", _("Friday")
    SATURDAY = "6", _("Saturday")
    SUNDAY = "7", _("Sunday")
