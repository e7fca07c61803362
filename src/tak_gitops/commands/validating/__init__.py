"""What `tak validate` looks for beside what reading finds."""
