"""The ways in which an order leaves; the same bytes in each."""
