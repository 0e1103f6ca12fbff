"""Default plugins of the extract hook: a source's rules, structured data, the article text, plain text."""
