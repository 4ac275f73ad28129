"""What follows from a programme's text: due dates, what is still to be proved, preference, the yearly figures."""
