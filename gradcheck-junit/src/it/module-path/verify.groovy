def log = new File(basedir, 'build.log').text
def results = log.contains('Tests run: 5, Failures: 1, Errors: 0, Skipped: 0\n')
assert results
def line = log.contains('\nLineTest.right [1] seed ')
assert line
def frame = log.contains('\tat consumer.line/consumer.LineTest.wrong(LineTest.java:30)\n') || log.contains('\tat consumer.LineTest.wrong(LineTest.java:30)\n')
assert frame
true
