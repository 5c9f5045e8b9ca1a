"""What editors do besides building: begin, add, plan, preview, complete."""
