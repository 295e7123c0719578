// The project in samples/spring-boot, as it is.

import java.nio.file.Files
import java.nio.file.StandardCopyOption

def sample = new File(new File(readme).canonicalFile.parentFile, 'samples/spring-boot').toPath()
['pom.xml', 'src'].each { part ->
    Files.walk(sample.resolve(part)).filter { Files.isRegularFile(it) }.forEach {
        def copy = basedir.toPath().resolve(sample.relativize(it).toString())
        Files.createDirectories(copy.parent)
        Files.copy(it, copy, StandardCopyOption.REPLACE_EXISTING)
    }
}
true
