"""From the ranking to the winners that everybody reads: proposed by one, approved by another, with names masked."""
