// In each project the right gradient passes, and the wrong one fails with the whole text of the report.

import groovy.xml.XmlSlurper

def expected = '''\
WrongTest.squares [1] seed db89a0: all 2 entries disagree, in w (57 cost evaluations)
  w  2  DISAGREES  2 wrong
  worst entries       analytic       numeric  error bar
  w[1]           -4.000000e+00  4.000000e+00    9.6e-11
  w[0]           -2.000000e+00  2.000000e+00    1.9e-10
Cause: sign flipped (SIGN_FLIPPED) in w
  analytic = -1.000000 x numeric in both entries (spread 1e-14)
  remedy: negate it; if it is meant to be added, or to maximise, declare maximizing()
Page: file:@page@
Reproduce: mvn test -Dtest=consumer.WrongTest#squares -Dgradcheck.seed=0 -Dgradcheck.only=1 -Dsurefire.failIfNoSpecifiedTests=false
'''
def page = 'wrongtest-squares-1-seed-db89a0-06f54e60.html'

def projects = basedir.listFiles().findAll { new File(it, 'target').directory }
assert projects.size() == (consumers == 'all' ? 34 : 4)
projects.each { project ->
    def results = { new XmlSlurper().parse(new File(project, "target/surefire-reports/TEST-consumer.${it}.xml")).testcase }

    // The version that the project declares is the one that runs.
    def declared = (project.name =~ /junit-(?:first|last)-([0-9.]+)|bom-([0-9.]+)/)
    if (declared.find()) {
        def version = (declared.group(1) ?: declared.group(2)) - ~/-$/
        assert results('RightTest').every { it.'system-out'.text().trim() == "JUnit $version" } : project.name
    }

    def right = results('RightTest')
    assert right.size() == 3 : project.name
    assert right.every { it.failure.size() + it.error.size() + it.skipped.size() == 0 } : project.name

    def wrong = results('WrongTest')
    assert wrong.size() == 1 : project.name
    assert wrong.failure.@type == 'org.opentest4j.AssertionFailedError' : project.name
    def url = new File(project, "target/gradcheck/checks/$page").toURI().toString() - 'file:'
    def message = wrong.failure.@message.text().replace("//$url", url)
    assert message.trim() == expected.replace('@page@', url).trim() : project.name

    // Since 5.12 JUnit keeps files of a test.
    def keepsFiles = ['5.8', '5.9', '5.10', '5.11', '3.2'].every { !(project.name =~ /-${it.replace('.', '\\.')}\./) }
    def attached = []
    def folder = new File(project, 'target/junit-jupiter')
    if (folder.directory) {
        folder.eachFileRecurse { if (it.file) attached << it.name }
    }
    assert attached == (keepsFiles ? ["gradcheck-$page".toString()] : []) : project.name
}
true
