// The guide's POM is compared with that of samples/kotlin in each build, and built with all projects of users alone: Kotlin's compiler is large.
consumers == 'all'
