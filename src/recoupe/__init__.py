"""recoupe reads reports of a war and lays the accounts side by side."""
