// Spring Boot has to be downloaded, so the sample is built with all projects of users alone.
consumers == 'all'
