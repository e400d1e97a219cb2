"""The process that reads one document apart from the run: how it is started, limited and listened to."""
