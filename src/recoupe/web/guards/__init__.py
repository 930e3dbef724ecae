"""Who may ask, from where, how much and how often: nothing reaches a page that has not passed here."""
