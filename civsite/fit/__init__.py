"""What fits is asked of the templates that print it: an item and a slot enter, a `Fit` leaves."""
