"""Review queue -> sheets for people and their decisions back; agreement, corrected counts, exchange."""
