"""Programs for whoever works on civsite; none of them is part of the wheel."""
