"""The one layer that knows the model: community and edition in, pages of plain values out."""
