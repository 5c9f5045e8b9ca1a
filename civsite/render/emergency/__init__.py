"""What an emergency needs beside the screens: the CAP message for other systems, sheets for doors."""
