// The first project that README.md shows: its POM, and its test with the imports that it leaves out.

def blocks = { language -> new File(readme).text.findAll(/(?s)```$language\n(.*?)```/) { all, code -> code } }

new File(basedir, 'pom.xml').text = blocks('xml').first()
def test = new File(basedir, 'src/test/java/XorTest.java')
test.parentFile.mkdirs()
test.text = '''
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.Network;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;

''' + blocks('java').first()
true
