"""评价要求库: every table at hand, to be searched, read, taken in, given out, cloned, retired and used."""
