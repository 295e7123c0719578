def log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 3, Failures: 3, Errors: 0, Skipped: 0')
assert log.contains('(NEVER_FILLED)')
true
