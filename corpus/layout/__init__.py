"""Source text with labels -> PDF pages and the truth about them."""
