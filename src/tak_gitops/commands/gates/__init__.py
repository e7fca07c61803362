"""Whether what was merged was approved: from Git, from signatures and from GitHub."""
