assert new File(basedir, 'build.log').text.contains('Test.java:[3,27] gradcheck-junit needs JUnit Jupiter 5.8 to 6.1, which is not'
        + ' on the class path (JUnit 4 does not run @GradientCheck); add org.junit.jupiter:junit-jupiter to the dependencies of'
        + ' this source folder')
true
