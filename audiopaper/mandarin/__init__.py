"""What is known of Mandarin itself, for every room: characters, the words of dictionaries, a model of sentences."""
