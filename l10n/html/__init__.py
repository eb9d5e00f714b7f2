"""HTML as bytes, tokens and scopes; the only folder that imports turbohtml."""
