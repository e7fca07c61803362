"""What `tak desk` serves, and tells of its visits."""
