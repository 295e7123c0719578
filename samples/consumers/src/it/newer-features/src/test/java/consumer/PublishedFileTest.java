package consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.testkit.engine.EngineTestKit;

class PublishedFileTest {

    @Test
    void reportOfAnInvocationIsAttachedToItWithALinkToItsPage(@TempDir Path folder) {
        List<FileEntry> files = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(WrongTestCase.class))
                .configurationParameter(
                        "gradcheck.report.directory", folder.resolve("pages").toString())
                .outputDirectoryCreator(creating(folder.resolve("attached")))
                .execute()
                .allEvents()
                .fileEntryPublished()
                .map(event -> event.getRequiredPayload(FileEntry.class))
                .toList();

        assertThat(files).hasSize(1);
        assertThat(files.get(0).getMediaType()).contains("text/html; charset=UTF-8");
        assertThat(files.get(0).getPath())
                .content()
                .contains("PublishedFileTest.WrongTestCase.wrong [1] seed e34769: the only entry disagrees: w[0]")
                .contains("<a href=\"./../pages/checks/publishedfiletest-wrongtestcase-wrong-1-seed-e34769-74ef6a54.html\">");
    }

    private static OutputDirectoryCreator creating(Path root) {
        return new OutputDirectoryCreator() {
            @Override
            public Path getRootDirectory() {
                return root;
            }

            @Override
            public Path createOutputDirectory(TestDescriptor test) throws IOException {
                return Files.createDirectories(root);
            }
        };
    }

    static class WrongTestCase {

        @GradientCheck(trials = 1)
        void wrong(GradientSubject subject) {
            double[] w = {1};
            subject.parameter("w", w, () -> new double[] {-2 * w[0]}).cost(() -> w[0] * w[0]);
        }
    }
}
