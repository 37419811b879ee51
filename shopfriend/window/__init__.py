"""What is seen: screens that ask the features and show their answers. No SQL, no drawing of PDF."""
