"""From live to files: which rows can be declared, the fewest products that stand for them, and their YAML."""
