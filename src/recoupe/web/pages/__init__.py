"""The pages, one file each, each with its ``router``; see ``templates/`` for what they look like."""
