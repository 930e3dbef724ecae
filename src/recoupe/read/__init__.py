"""Files, pages and tables in, reports out."""
