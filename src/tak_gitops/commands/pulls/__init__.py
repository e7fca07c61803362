"""What pull requests are told: comments, issues and order files written by jobs."""
