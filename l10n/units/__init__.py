"""The units of a page: runs of text that a translator sees whole, and the way back into markup."""
