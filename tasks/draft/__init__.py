"""From results to the files of the bid pack."""
