"""Cases: what is ordered of a service desk and is no row of TAK (docs/cases.md)."""
