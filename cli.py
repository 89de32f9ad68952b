"""The front door of a checkout: the same app as the installed command ``audiopaper``."""

from audiopaper.__main__ import main

if __name__ == "__main__":
    main()
