"""Reports in, sentences with words and trees out."""
