"""Commands: what each word of the command line does, asking the features and answering people and programs."""
