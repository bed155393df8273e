"""The register of units and communes, and the community teams."""

from units.models.teams import CommunityTeam
from units.models.units import Unit

__all__ = ["CommunityTeam", "Unit"]
