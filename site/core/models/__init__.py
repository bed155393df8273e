from core.models.changes import ContentChange
from core.models.heartbeat import Heartbeat
from core.models.pages import BasePage
from core.models.pauses import Pause

__all__ = ["BasePage", "ContentChange", "Heartbeat", "Pause"]
