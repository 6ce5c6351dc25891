"""Attribution: cues, their scopes and speakers, and the claims that quotations belong to."""
