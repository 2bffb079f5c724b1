"""`python -m audiopress`: the same command line."""

from audiopress.cli import main

if __name__ == "__main__":
    main(prog_name="audiopress")
