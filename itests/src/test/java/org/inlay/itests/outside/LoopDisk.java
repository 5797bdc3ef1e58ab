package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * An ext4 file system in a file, mounted through a loop device: a disk that can be full, and whose cache can be lost.
 * What programs have written and not yet forced to the disk is in the page cache of the mounted file system; a copy of the
 * file does not hold it.
 */
final class LoopDisk implements AutoCloseable {

    private final Path directory;
    private final Path image;
    private final Path root;

    private LoopDisk(Path directory) {
        this.directory = directory;
        this.image = directory.resolve("image");
        this.root = directory.resolve("root");
    }

    /** A fresh disk; the test that asks is not run where the machine cannot mount one. */
    static LoopDisk create(int megabytes) throws IOException {
        LoopDisk disk = new LoopDisk(Files.createTempDirectory("inlay-disk"));
        Files.createDirectories(disk.root);
        Runtime.getRuntime().addShutdownHook(new Thread(disk::close));
        try {
            Shell.run("truncate", "-s", megabytes + "M", disk.image.toString());
            Shell.run("mkfs.ext4", "-q", "-F", "-m", "0", disk.image.toString());
            disk.mount();
        } catch (IllegalStateException | java.io.UncheckedIOException e) {
            disk.close();
            System.out.println(
                    "NOT RUN: mounting a disk image needs root, mkfs.ext4 and loop devices: " + e.getMessage());
            Assumptions.abort("no loop mounts here: " + e.getMessage());
        }
        return disk;
    }

    /** What follows the end of processes. */
    interface Ended {
        void run() throws IOException;
    }

    /** Who uses the disk at this moment. */
    interface Processes {
        List<Long> pids() throws IOException;
    }

    /** Where its files are. */
    Path root() {
        return root;
    }

    private void mount() {
        Shell.run("mount", "-o", "loop", image.toString(), root.toString());
    }

    /**
     * The power goes: the processes stop between two instructions, and only what had reached the disk is there again.
     *
     * @param processes asked until no process is new: one that was about to start another has done so before it stopped
     * @param ended lets go of the disk what this process holds, once the others are gone
     */
    void cut(Processes processes, Ended ended) throws IOException {
        Set<Long> pids = new LinkedHashSet<>();
        for (List<Long> found = processes.pids(); !pids.containsAll(found); found = processes.pids()) {
            Shell.signal("STOP", found);
            pids.addAll(found);
        }
        Path cut = directory.resolve("cut");
        Shell.run("cp", "--sparse=always", image.toString(), cut.toString());
        Shell.signal("KILL", pids);
        ended.run();
        Awaitility.await("nobody uses the disk")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThatCode(() -> Shell.run("umount", root.toString()))
                        .as(Shell.run(
                                "sh",
                                "-c",
                                "ls -l /proc/[0-9]*/fd /proc/[0-9]*/cwd 2>/dev/null | grep -F '" + root + "' || true"))
                        .doesNotThrowAnyException());
        Files.move(cut, image, StandardCopyOption.REPLACE_EXISTING);
        mount();
    }

    /** Takes all space that is left; deleting the returned file gives it back. */
    Path fill() {
        Path ballast = root.resolve("ballast");
        Shell.run("sh", "-c", "cat /dev/zero >'" + ballast + "' 2>/dev/null; sync -f '" + ballast + "'");
        return ballast;
    }

    @Override
    public void close() {
        if (Files.exists(directory)) {
            Shell.run(
                    "sh",
                    "-c",
                    "! mountpoint -q '%s' || umount -l '%s'; rm -rf --one-file-system '%s'"
                            .formatted(root, root, directory));
        }
    }
}
