// Writes a consumer project for each version of JUnit and each order of dependencies, as modules of one build.

def quick = ['5.8.2', '5.12.2', '5.14.4', '6.1.3']
def all = ['5.8.2', '5.9.3', '5.10.5', '5.11.4', '5.12.2', '5.13.4', '5.14.4', '6.0.3', '6.1.3']
def springBoot = ['3.2.12', '3.5.16', '4.1.2']
def oldestSurefire = '3.0.0'

def projects = []
if (consumers == 'all') {
    ['junit-last', 'junit-first', 'bom'].each { order -> all.each { projects << [order, it, surefire] } }
    quick.each { projects << ['junit-last', it, oldestSurefire] }
    springBoot.each { projects << ['spring-boot', it, surefire] }
} else {
    quick.each { projects << ['junit-last', it, surefire] }
}

def modules = projects.collect { order, version, runner ->
    def module = "$order-$version" + (runner == surefire ? '' : "-surefire-$runner")
    def folder = new File(basedir, module)
    folder.mkdirs()
    new File(folder, 'pom.xml').text = new File(basedir, "templates/${order}.xml").text
            .replace('@module@', module)
            .replace('@version@', version)
            .replace('@surefire.version@', runner)
            .replace('@gradcheck.version@', gradcheckVersion)
    module
}

def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('<!-- modules -->', modules.collect { "<module>$it</module>" }.join('\n    '))
true
