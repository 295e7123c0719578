assert new File(basedir, 'build.log').text.contains('Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')

def test = new File(basedir, 'src/test/java/com/example/demo/DemandModelTests.java').text
def page = new File(new File(readme).canonicalFile.parentFile, 'samples/spring-boot/README.md').text
assert page.contains(test.substring(test.indexOf('@SpringBootTest')))
true
