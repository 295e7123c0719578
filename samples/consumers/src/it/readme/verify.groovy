def log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 6, Failures: 3, Errors: 0, Skipped: 0')
assert log.contains('(SUM_INSTEAD_OF_MEAN)')
assert !log.contains('MendedLineTest.isTheGradientOfTheCost [')
true
