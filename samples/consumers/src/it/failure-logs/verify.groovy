// The text of each failure is followed by one frame: the line of the user's test.

// Runs that follow within seconds have pages of the same names, since each has a folder of its own.
def log = new File(basedir, 'build.log').text
def pages = new File(basedir, 'target/gradcheck/checks').toURI().toString() - 'file:'
def text = { it.replace('@pages@', "file://$pages").stripIndent() }

def whole = text('''\
    SquaresIT.annotated [1] seed 5838c5: all 2 entries disagree, in w (57 cost evaluations)
      w  2  DISAGREES  2 wrong
      worst entries       analytic       numeric  error bar
      w[1]           -4.000000e+00  4.000000e+00    9.6e-11
      w[0]           -2.000000e+00  2.000000e+00    1.9e-10
    Cause: sign flipped (SIGN_FLIPPED) in w
      analytic = -1.000000 x numeric in both entries (spread 1e-14)
      remedy: negate it; if it is meant to be added, or to maximise, declare maximizing()
    Page: @pages@squaresit-annotated-1-seed-5838c5-fe9013d4.html
    Reproduce: mvn verify -Dit.test=consumer.SquaresIT#annotated -Dgradcheck.seed=0 -Dgradcheck.only=1 -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
    ''')
def likeTheFirst = text('''\
    SquaresIT.annotated [2] seed 1802c2: all 2 entries disagree, in w (57 cost evaluations)
    Fails like [1], which has the whole report: SIGN_FLIPPED in w. Page: @pages@squaresit-annotated-2-seed-1802c2-9826cb82.html
    Reproduce: mvn verify -Dit.test=consumer.SquaresIT#annotated -Dgradcheck.seed=0 -Dgradcheck.only=2 -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
    ''')
def ofAnnotation = '\tat consumer.SquaresIT.annotated(SquaresIT.java:10)\n\n'
assert log.contains("\n$whole$ofAnnotation")
assert log.contains("\n$likeTheFirst$ofAnnotation")
assert log.contains("[ERROR]   SquaresIT.annotated:10 $likeTheFirst")

def ofSurefire = text('''\
    SquaresTest.annotated [2] seed 4bdd85: all 2 entries disagree, in w (57 cost evaluations)
    Fails like [1], which has the whole report: SIGN_FLIPPED in w. Page: @pages@squarestest-annotated-2-seed-4bdd85-e5f9bf97.html
    Reproduce: mvn test -Dtest=consumer.SquaresTest#annotated -Dgradcheck.seed=0 -Dgradcheck.only=2 -Dsurefire.failIfNoSpecifiedTests=false
    ''')
// Once in the whole log, and once with trimStackTrace.
assert log.count("\n$ofSurefire\tat consumer.SquaresTest.annotated(SquaresTest.java:12)\n\n") == 2
assert log.count('.html\n\tat consumer.SquaresTest.asserted(SquaresTest.java:17)\n\n') == 2

// Jupiter does not run a method with a result.
assert log.count('Configuration error: @GradientCheck method consumer.NeverRunTest.returned: it returns GradientSubject, and JUnit'
        + ' runs only test methods without a result; declare it void (in Kotlin, write its body in braces, without \'=\')\n'
        + '\tat consumer.NeverRunTest.returned(NeverRunTest.java:10)\n') == 2

// All failures have one frame: 4 of SquaresTest and 1 of NeverRunTest in two runs, 3 of SquaresIT, and the one that the last command
// repeats.
assert log.findAll('\n\tat [^\n]*').size() == 14
assert log.findAll('Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: 0\n') == [
    'Tests run: 5, Failures: 4, Errors: 1, Skipped: 0\n',
    'Tests run: 3, Failures: 3, Errors: 0, Skipped: 0\n',
    'Tests run: 5, Failures: 4, Errors: 1, Skipped: 0\n',
    'Tests run: 1, Failures: 1, Errors: 0, Skipped: 0\n'
]
true
