"""The words of the product as frozen values: nothing here reads a file, a clock or the network."""
