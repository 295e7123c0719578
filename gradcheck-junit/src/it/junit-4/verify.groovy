assert new File(basedir, 'build.log').text.contains('WrongTest.java:[3,1] gradcheck-junit needs JUnit Jupiter 5.8 to 6.1, which is'
        + ' not on the class path (JUnit 4 does not run @GradientCheck); add org.junit.jupiter:junit-jupiter to the test dependencies')
true
