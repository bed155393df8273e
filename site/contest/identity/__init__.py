"""Who somebody is: telephone numbers, names and ages as they are compared, one row a person, who is barred."""
