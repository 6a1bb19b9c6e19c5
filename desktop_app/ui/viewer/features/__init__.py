"""What the reader can do beside showing and marking a text: one file for each feature, found by itself."""
