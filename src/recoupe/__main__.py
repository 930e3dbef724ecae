"""`python -m recoupe` is the same program as `recoupe`."""

from recoupe.cli import main

if __name__ == "__main__":
    main()
