package org.finegrid.training.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.PendingFile;
import org.finegrid.training.TrainingParameters;

/**
 * Keeps a training's state in a file, replaced as a whole, so that a stopped training can be
 * resumed.
 *
 * @param file where
 * @param what is trained and how; a state of anything else is rejected
 */
record Checkpoint(Path file, String what) {
  private static final int MAGIC = 0x46475433;

  /** Writes the state. */
  void save(final TrainingState state) {
    try (PendingFile pending = new PendingFile(file, true)) {
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(pending.path())))) {
        out.writeInt(MAGIC);
        out.writeUTF(what);
        state.write(out);
      }
      pending.commit();
    } catch (IOException e) {
      throw new RasterException(
          file + ": the checkpoint cannot be written (" + IoReason.of(e) + ")", e);
    }
  }

  /**
   * Reads the state where there is one.
   *
   * @return whether there was one
   * @throws RasterException where the file holds another training's state
   */
  boolean load(final TrainingState state) {
    if (!Files.exists(file)) {
      return false;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        throw new RasterException(file + ": is not a checkpoint; name another file");
      }
      if (!in.readUTF().equals(what) || !state.read(in)) {
        throw new RasterException(
            file
                + ": belongs to a training with another method, data or options; resume with the"
                + " same ones, or start again without "
                + TrainingParameters.RESUME.placeholder());
      }
      return true;
    } catch (EOFException e) {
      throw new RasterException(file + ": the checkpoint is truncated; start again", e);
    } catch (IOException e) {
      throw new RasterException(
          file + ": the checkpoint cannot be read (" + IoReason.of(e) + ")", e);
    }
  }
}
