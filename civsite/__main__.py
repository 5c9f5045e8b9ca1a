"""`python -m civsite` is `civsite`."""

from civsite.cli import main

raise SystemExit(main())
