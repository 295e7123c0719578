def log = new File(basedir, 'build.log').text

// A right gradient in three trials, a wrong one, and a test that asks for the modules.
assert log.contains('Tests run: 5, Failures: 1, Errors: 0, Skipped: 0\n')
assert log.contains('\nLineTest.right [1] seed c259f1: AGREES, 2 entries, errors above 7e-08 would show (49 cost evaluations)\n')
assert log.contains('\tat consumer.LineTest.wrong(LineTest.java:29)\n')
true
