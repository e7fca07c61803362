"""GitOps for the catalogue (TAK) of a Swedish tjänsteplattform."""

__version__ = "0.1.0"
