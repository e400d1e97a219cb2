"""Words and drawn lines of one page -> its lines and tables in reading order."""
