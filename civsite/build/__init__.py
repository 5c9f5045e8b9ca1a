"""Jobs → products: cache, executor, manifest, atomic publishing. The only stage that writes output."""
