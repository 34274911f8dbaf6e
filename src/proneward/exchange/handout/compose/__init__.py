"""From a plan to the page: what a handout or a notice says, in the client's words."""

from proneward.exchange.handout.compose.lane import LanePart, lane_of
from proneward.exchange.handout.compose.page import handout_of

__all__ = ["LanePart", "handout_of", "lane_of"]
