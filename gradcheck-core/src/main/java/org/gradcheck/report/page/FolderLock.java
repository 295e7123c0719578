package org.gradcheck.report.page;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lock of a folder against other threads and other processes. A file lock excludes other processes alone. Between threads there is a
 * lock besides. It does not exclude a second class loader in this process, for which a file lock is refused rather than awaited, so it is tried again.
 */
final class FolderLock implements AutoCloseable {

    private static final ReentrantLock LOCK = new ReentrantLock();

    /** Longest wait. Chosen: a stopped process keeps its lock, and must not stop the tests of others. */
    private static final long MOST_SECONDS = 30;

    /** Time between two tries. Chosen: short against the writing of a page. */
    private static final long MILLIS_BETWEEN = 5;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Creates the folder if necessary, and waits for its lock. */
    static FolderLock of(Path folder) throws IOException {
        long from = System.nanoTime();
        FileChannel channel = null;
        try {
            if (!LOCK.tryLock(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw isLocked(folder);
            }
        } catch (InterruptedException e) {
            throw interrupted(folder);
        }
        boolean isLocked = false;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    folder.resolve(".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            while (!isLocked(channel)) {
                if (System.nanoTime() - from > TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
                    throw isLocked(folder);
                }
                Thread.sleep(MILLIS_BETWEEN);
            }
            isLocked = true;
            return new FolderLock(channel);
        } catch (InterruptedException e) {
            throw interrupted(folder);
        } finally {
            if (!isLocked) {
                release(channel);
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null; // until the channel is closed
        } catch (OverlappingFileLockException ofAnotherClassLoader) {
            return false;
        }
    }

    private static IOException isLocked(Path folder) {
        return new IOException(folder + " was locked by another process for " + MOST_SECONDS + " seconds");
    }

    private static IOException interrupted(Path folder) {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while " + folder + " was locked");
    }

    private static void release(@Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            LOCK.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        release(channel);
    }
}
