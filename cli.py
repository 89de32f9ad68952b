"""The front door of a checkout: the same app as the installed command ``audiopaper``."""

from audiopaper.app import main

if __name__ == "__main__":
    main()
