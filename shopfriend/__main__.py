"""`python -m shopfriend`: the same as the command."""

import sys

from shopfriend.cli import main

sys.exit(main())
