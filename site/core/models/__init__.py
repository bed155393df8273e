from core.models.changes import ContentChange
from core.models.heartbeat import Heartbeat
from core.models.pages import BasePage

__all__ = ["BasePage", "ContentChange", "Heartbeat"]
