from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The groups that a migration makes, by their names; docs/editors says who may do what."""

    EDITOR = "Biên tập", _("Writes pages and prepares materials")
    APPROVER = "Duyệt", _("Publishes and keeps the programme")
    CONTRIBUTOR = "Cộng tác viên đơn vị", _("Proposes pages and slogans for a unit")
    SLOGAN_APPROVER = "Duyệt khẩu hiệu", _("Approves slogans")
    REGISTRAR = "Quản lý đơn vị", _("Keeps the register of units and teams")
    ASSET_APPROVER = "Duyệt ấn phẩm", _("Looks at banners and posters before they are shown")
    CONTEST_ORGANISER = "Ban Tổ chức cuộc thi", _("Issues the rules and rounds of the contest")
    QUESTION_SETTER = "Ban Đề thi", _("Writes the questions of the contest, and sees no contestant")
    CONTEST_SECRETARY = "Tổ thư ký cuộc thi", _("Looks after contestants and the barred list")
    JUDGE = "Ban Giám khảo", _("Counts rounds, and sees codes instead of names")
    MEDIA = "Báo chí", _("Takes kits for accredited media, without the admin")
