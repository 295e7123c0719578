// The project that the guide shows: its POM and its test.

def page = new File(new File(readme).canonicalFile.parentFile, 'gradcheck-core/guide/kotlin.md').text
def block = { language -> (page =~ /(?s)```$language\n(.*?)```/)[0][1] }

new File(basedir, 'pom.xml').text = block('xml')
def tests = new File(basedir, 'src/test/kotlin')
tests.mkdirs()
new File(tests, 'RosenbrockTest.kt').text = block('kotlin')
true
