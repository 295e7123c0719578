// The first project that README.md shows: its POM, and its test with the imports.

def blocks = { language -> new File(readme).text.findAll(/(?s)```$language\n(.*?)```/) { all, code -> code } }

new File(basedir, 'pom.xml').text = blocks('xml').first()
def test = new File(basedir, 'src/test/java/XorTest.java')
test.parentFile.mkdirs()
test.text = blocks('java')[1] + blocks('java')[0]
true
