"""How editors pause the campaign, and what readers are told meanwhile."""
