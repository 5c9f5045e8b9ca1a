"""What the bytes of pictures, drawings and documents are, and the same without what they tell of their makers."""
