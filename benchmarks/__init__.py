"""What the press costs, beside what an author would otherwise write, and the least that speech and MP3 cost."""
