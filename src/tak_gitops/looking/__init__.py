"""Looking things up by what people call them: systems, addresses, contracts and URLs, in the files and in TAK."""
