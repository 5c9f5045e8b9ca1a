"""Photos: original bytes in; upright, clean, sized derivatives out."""
