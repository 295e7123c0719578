// To the compiler it is the same as no-junit, which each build has.
consumers == 'all'
