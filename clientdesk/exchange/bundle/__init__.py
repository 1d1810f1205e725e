"""The paper trail of one client as one zip: account, what happened, letters, incidents, and the attached files (P).

Rule: made for somebody else's eyes. What is private is either marked as such or, in the version for others, not there;
the same desk and day give the same bytes.
"""

from clientdesk.exchange.bundle.archive import save
from clientdesk.exchange.bundle.contents import Bundle, bundle

__all__ = ["Bundle", "bundle", "save"]
