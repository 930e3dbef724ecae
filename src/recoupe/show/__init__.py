"""What people look at: the terminal, the table of accounts, the dossier."""
