assert new File(basedir, 'build.log').text.contains('Configuration error: @GradientCheck runs on JUnit Jupiter 5.8 to 6.1, but'
        + ' version 5.7.2 is on the class path; use a newer version of org.junit.jupiter:junit-jupiter')
true
