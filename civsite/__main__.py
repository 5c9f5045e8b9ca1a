"""`python -m civsite` is `civsite`."""

import sys

from civsite.cli import main

raise SystemExit(main())
