package org.finegrid.internal.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why reading or writing failed, in words. The messages of Java's exceptions are often a path
 * alone.
 */
public final class IoReason {
  /** How {@link FileNotFoundException} words itself: a name, then the reason. */
  private static final Pattern IN_BRACKETS = Pattern.compile(".* \\((.*)\\)", Pattern.DOTALL);

  private IoReason() {}

  /** The reason, without the name of the file, to be put in brackets after a sentence. */
  public static String of(final Exception failure) {
    final String words = words(failure);
    return words.contains("Too many open files")
        ? "too many open files; allow more with 'ulimit -n 1024'"
        : words;
  }

  private static String words(final Exception failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (failure instanceof NotDirectoryException) {
      return "not a directory";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    if (failure instanceof FileSystemLoopException) {
      return "its links lead in a circle";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    final String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getCause() instanceof IOException cause
          ? words(cause)
          : failure.getClass().getSimpleName();
    }
    if (failure instanceof FileNotFoundException) {
      final Matcher matcher = IN_BRACKETS.matcher(message);
      return matcher.matches() ? matcher.group(1) : message;
    }
    // A wrapper repeats the exception that it wraps.
    return failure.getCause() instanceof IOException cause && message.equals(cause.toString())
        ? words(cause)
        : message;
  }
}
