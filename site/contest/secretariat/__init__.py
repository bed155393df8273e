"""The secretariat's desk: contestants and barred persons in the admin, requests about details, erasing."""
