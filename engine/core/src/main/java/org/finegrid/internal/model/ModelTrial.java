package org.finegrid.internal.model;

import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.UnpackedLibraries;

/**
 * Opens a model that came from anywhere for the first time in a process of its own, within limits
 * of memory and time: what ends that process, or never ends, must not do so to this one.
 *
 * @param seconds how long it may take
 * @param megabytes how much memory the process may hold, besides what goes with the file's size
 */
public record ModelTrial(int seconds, long megabytes) {
  /** Generous: what networks need on windows of some hundred cells. */
  public static final ModelTrial USUAL = new ModelTrial(120, 2048);

  private static final int POLL_MILLIS = 50;

  /** How many times a file's size ONNX Runtime may hold while it prepares the weights. */
  private static final int COPIES = 8;

  private static final int LONGEST_ANSWER = 1 << 16;

  /** Of the answer and what else a process lays there, in bytes. */
  private static final long ROOM = 1 << 20;

  /**
   * Tries a file as it is on disk.
   *
   * @param file what was read of it
   * @param factor as {@link OnnxModel#load} has it
   * @param cancelled polled often; once it returns true, the process is ended
   * @return what was found out, as {@link WindowRequirements#read} takes it
   * @throws RasterException where the model cannot be used, with the reason
   */
  String run(final OnnxFile file, final OptionalInt factor, final BooleanSupplier cancelled) {
    // Else a full disk would pass for a harmful model: its process could give no answer.
    final Optional<String> hindrance = UnpackedLibraries.hindrance(ROOM + file.bytes().length);
    if (hindrance.isPresent()) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          file.source()
              + ": cannot be tried, as models from elsewhere are before their first use, since "
              + hindrance.get()
              + "; free space there, or name another place with -Djava.io.tmpdir");
    }
    try {
      final Path directory = Files.createTempDirectory("finegrid-model");
      try {
        return run(file, factor, directory, cancelled);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          file.source()
              + ": cannot be tried in a process of its own, as models from elsewhere are before"
              + " their first use ("
              + IoReason.of(e)
              + ")",
          e);
    }
  }

  private String run(
      final OnnxFile file,
      final OptionalInt factor,
      final Path directory,
      final BooleanSupplier cancelled)
      throws IOException {
    final Path answer = directory.resolve("answer");
    final ProcessBuilder builder = new ProcessBuilder(command(file, factor, directory));
    // Where a process that breaks leaves its traces; there is nothing else there to be read.
    builder.directory(directory.toFile());
    builder.redirectOutput(answer.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    // Options for this program that others get from the environment could undo the limits.
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
        .forEach(builder.environment()::remove);
    final Process process = builder.start();
    try {
      await(process, file, cancelled);
    } finally {
      process.destroyForcibly();
      awaitEnd(process);
    }
    final String text =
        Files.size(answer) > LONGEST_ANSWER
            ? ""
            : new String(Files.readAllBytes(answer), StandardCharsets.UTF_8);
    if (process.exitValue() == TrialProcess.FINE && !text.isBlank()) {
      return text;
    }
    if (process.exitValue() == TrialProcess.REFUSED && !text.isBlank()) {
      throw new RasterException(ErrorCode.UNUSABLE_MODEL, text.strip());
    }
    throw refused(
        file,
        "ended the process in which it was tried; it is corrupt or malicious",
        process.exitValue());
  }

  private static RasterException refused(final OnnxFile file, final String why, final int code) {
    return new RasterException(
        ErrorCode.UNUSABLE_MODEL,
        file.source() + ": not opened, as it " + why,
        new IOException("exit code " + code));
  }

  private void await(final Process process, final OnnxFile file, final BooleanSupplier cancelled)
      throws IOException {
    final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    final long limit = megabytes + COPIES * (file.bytes().length >> 20);
    try {
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (cancelled.getAsBoolean()) {
          throw new RasterException(
              ErrorCode.UNUSABLE_MODEL, file.source() + ": not opened, as that was cancelled");
        }
        if (residentMegabytes(process.pid()) > limit) {
          throw refused(file, "took more than " + limit + " MiB of memory on small windows", 0);
        }
        if (System.nanoTime() > end) {
          throw refused(file, "was not done with small windows after " + seconds + " seconds", 0);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL, file.source() + ": not opened, as that was cancelled", e);
    }
  }

  /** Memory that a process holds; 0 where the system does not report it, or it has ended. */
  private static long residentMegabytes(final long pid) {
    final Path status = Path.of("/proc", String.valueOf(pid), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** After it was killed: there is nothing that it could do about that. */
  private static void awaitEnd(final Process process) {
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What starts the process. */
  static List<String> command(final OnnxFile file, final OptionalInt factor, final Path directory)
      throws IOException {
    final long heap = 128 + 2 * (file.bytes().length >> 20);
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heap + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash"));
    // What libraries unpack goes with the directory.
    command.add("-Djava.io.tmpdir=" + directory);
    final String natives = "onnxruntime.native.path";
    if (System.getProperty(natives) != null) {
      command.add("-D" + natives + "=" + System.getProperty(natives));
    }
    command.add("-cp");
    command.add(classPath());
    command.add(TrialProcess.class.getName());
    command.add(file.source());
    command.add(Path.of(file.source()).toAbsolutePath().toString());
    command.add(file.digest());
    factor.ifPresent(each -> command.add(String.valueOf(each)));
    return command;
  }

  /** Where this program's classes and libraries lie, in whatever way it was started. */
  private static String classPath() throws IOException {
    // One class of each library that the process needs. Not a constant: what needs no trial loads
    // none of them.
    final List<Class<?>> needed =
        List.of(
            ModelTrial.class,
            OrtSession.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonInclude.class,
            CodedInputStream.class);
    final List<String> paths = new ArrayList<>();
    for (final Class<?> each : needed) {
      final CodeSource source = each.getProtectionDomain().getCodeSource();
      if (source == null || !source.getLocation().getProtocol().equals("file")) {
        throw new IOException(each.getName() + " is not in a file that Java could be started with");
      }
      try {
        paths.add(Path.of(source.getLocation().toURI()).toString());
      } catch (URISyntaxException e) {
        throw new IOException(source.getLocation() + " is not a path", e);
      }
    }
    return paths.stream().distinct().collect(Collectors.joining(File.pathSeparator));
  }

  private static void delete(final Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
