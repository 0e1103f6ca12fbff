"""EBL News (eblnews.com), 2016 to 2020."""
