// The first project that README.md shows: its POM, its test, and the test without its bug.

def blocks = { language -> new File(readme).text.findAll(/(?s)```$language\n(.*?)```/) { all, code -> code } }

new File(basedir, 'pom.xml').text = blocks('xml').first()
def tests = new File(basedir, 'src/test/java')
tests.mkdirs()
def wrong = blocks('java').find { it.contains('class LineTest') }
def mended = wrong.replace('LineTest', 'MendedLineTest').replaceAll(/(gradient\[\d\] \+= error\(i\))/, '$1 / 3')
assert mended.count('error(i) / 3') == 2
new File(tests, 'LineTest.java').text = wrong
new File(tests, 'MendedLineTest.java').text = mended
true
