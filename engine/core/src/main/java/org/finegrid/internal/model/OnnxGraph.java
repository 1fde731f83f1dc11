package org.finegrid.internal.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;

/**
 * A loaded graph with one input {@code [N, 1, h, w]} and one output {@code [N, 1, H, W]}, both
 * float32. Safe to run from several threads at once.
 */
final class OnnxGraph implements AutoCloseable {
  private final String source;
  private final OnnxSessions.Opened opened;
  private final OrtSession.RunOptions options;
  private final String input;
  private final String output;
  private final long[] shape;
  private final ConcurrentLinkedQueue<Buffers> idle = new ConcurrentLinkedQueue<>();

  /** Off-heap memory of one run, kept for the next: the runtime reads and writes it in place. */
  private record Buffers(FloatBuffer in, FloatBuffer out) {
    static Buffers of(final int in, final int out) {
      return new Buffers(allocate(in), allocate(out));
    }

    private static FloatBuffer allocate(final int floats) {
      return ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
    }

    boolean hold(final int floatsIn, final int floatsOut) {
      return in.capacity() >= floatsIn && out.capacity() >= floatsOut;
    }
  }

  OnnxGraph(final OnnxFile file, final Device device) {
    this.source = file.source();
    this.opened = OnnxSessions.open(file, device);
    this.options = options();
    try {
      this.input = single(opened.session().getInputNames(), "input");
      this.output = single(opened.session().getOutputNames(), "output");
      this.shape = shape(opened.session().getInputInfo().get(input), "input");
      shape(opened.session().getOutputInfo().get(output), "output");
    } catch (OrtException e) {
      close();
      throw new RasterException(source + ": " + OnnxSessions.line(e), e);
    } catch (RasterException e) {
      close();
      throw e;
    }
  }

  private OrtSession.RunOptions options() {
    try {
      return new OrtSession.RunOptions();
    } catch (OrtException e) {
      throw new RasterException(source + ": " + OnnxSessions.line(e), e);
    }
  }

  private String single(final Set<String> names, final String what) {
    if (names.size() != 1) {
      throw new RasterException(
          source
              + ": has "
              + names.size()
              + " "
              + what
              + "s "
              + CardTexts.clean(names.toString())
              + "; one is needed");
    }
    return names.iterator().next();
  }

  private long[] shape(final NodeInfo info, final String what) {
    if (!(info.getInfo() instanceof TensorInfo tensor)) {
      throw new RasterException(source + ": its " + what + " is no tensor");
    }
    final long[] dims = tensor.getShape();
    if (tensor.type != OnnxJavaType.FLOAT || dims.length != 4 || dims[1] > 1) {
      throw new RasterException(
          source
              + ": its "
              + what
              + " is "
              + tensor.type
              + Arrays.toString(dims)
              + "; FLOAT [N, 1, height, width] is needed");
    }
    return dims;
  }

  /** The only batch size the graph takes, or -1. */
  long batch() {
    return shape[0];
  }

  /** The only number of rows the graph takes, or -1. */
  long rows() {
    return shape[2];
  }

  /** The only number of columns the graph takes, or -1. */
  long columns() {
    return shape[3];
  }

  String device() {
    return opened.device();
  }

  /**
   * Runs the graph and learns the size of what comes out.
   *
   * @return the output's shape
   */
  long[] probe(final float[] values, final int n, final int h, final int w) {
    try (OnnxTensor tensor = tensor(FloatBuffer.wrap(values), n, h, w);
        OrtSession.Result result = opened.session().run(Map.of(input, tensor))) {
      return ((TensorInfo) result.get(0).getInfo()).getShape();
    } catch (OrtException e) {
      throw failure(e, h, w);
    }
  }

  /**
   * Runs the graph.
   *
   * @param values {@code n·h·w} values
   * @param fine receives {@code n·fineH·fineW} values
   */
  void run(
      final float[] values,
      final int n,
      final int h,
      final int w,
      final float[] fine,
      final int fineH,
      final int fineW) {
    final int countIn = n * h * w;
    final int countOut = Math.multiplyExact(n, Math.multiplyExact(fineH, fineW));
    Buffers buffers = idle.poll();
    if (buffers == null || !buffers.hold(countIn, countOut)) {
      buffers = Buffers.of(countIn, countOut);
    }
    final FloatBuffer in = buffers.in().slice(0, countIn);
    final FloatBuffer out = buffers.out().slice(0, countOut);
    in.put(0, values, 0, countIn);
    opened.turns().acquireUninterruptibly();
    try (OnnxTensor from = tensor(in, n, h, w);
        OnnxTensor to = tensor(out, n, fineH, fineW)) {
      opened.session().run(Map.of(input, from), Set.of(), Map.of(output, to), options).close();
      out.get(0, fine, 0, countOut);
    } catch (OrtException e) {
      throw failure(e, h, w);
    } finally {
      opened.turns().release();
      idle.add(buffers);
    }
  }

  private OnnxTensor tensor(final FloatBuffer values, final int n, final int h, final int w)
      throws OrtException {
    return OnnxTensor.createTensor(opened.environment(), values, new long[] {n, 1, h, w});
  }

  private RasterException failure(final OrtException e, final int h, final int w) {
    return new RasterException(
        source + ": failed on " + w + " x " + h + " cells (" + OnnxSessions.line(e) + ")", e);
  }

  /** Ends runs that are under way between two of their layers; they fail, and so do later ones. */
  void stop() {
    try {
      options.setTerminate(true);
    } catch (OrtException e) {
      throw new RasterException(source + ": cannot be stopped (" + OnnxSessions.line(e) + ")", e);
    }
  }

  @Override
  public void close() {
    idle.clear();
    options.close();
    try {
      opened.session().close();
    } catch (OrtException e) {
      throw new RasterException(source + ": cannot be closed (" + OnnxSessions.line(e) + ")", e);
    }
  }
}
