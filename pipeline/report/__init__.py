"""Rows -> what researchers read: tables as CSV, the summary on the terminal."""
