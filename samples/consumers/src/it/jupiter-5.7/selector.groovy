// The sentence that it prints is held by SupportedJUnitTests in each build.
consumers == 'all'
