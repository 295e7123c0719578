def log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 3, Failures: 3, Errors: 0, Skipped: 0')

def page = new File(new File(readme).canonicalFile.parentFile, 'gradcheck-core/guide/kotlin.md').text
def quoted = page.readLines().find { it.startsWith('    RosenbrockTest.') }
assert log.contains(quoted.strip())
true
