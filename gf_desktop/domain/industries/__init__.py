"""Industries with requirements of their own: the catalogue, and the frame of a table that is not public."""
