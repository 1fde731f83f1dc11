package org.finegrid.internal.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelInput;

/**
 * A loaded graph: named inputs {@code [N, channels, rows, columns]} and one output {@code [N, 1, H,
 * W]}, all of them float32. Safe to run from several threads at once.
 */
final class OnnxGraph implements AutoCloseable {
  private final String source;
  private final OnnxSessions.Opened opened;
  private final OrtSession.RunOptions options;
  private final GraphInputs inputs;
  private final String output;
  private final ConcurrentLinkedQueue<Buffers> idle = new ConcurrentLinkedQueue<>();

  /**
   * The planes of one input.
   *
   * @param values {@code [n, channels, rows, columns]}; the array may be longer
   */
  record Planes(float[] values, int channels, int rows, int columns) {
    /** The values of so many windows. */
    int count(final int n) {
      return Math.multiplyExact(n * channels, Math.multiplyExact(rows, columns));
    }

    long[] shape(final int n) {
      return new long[] {n, channels, rows, columns};
    }
  }

  /** Off-heap memory of one run, kept for the next: the runtime reads and writes it in place. */
  private record Buffers(List<FloatBuffer> in, FloatBuffer out) {
    static Buffers of(final int[] in, final int out) {
      return new Buffers(Arrays.stream(in).mapToObj(Buffers::allocate).toList(), allocate(out));
    }

    private static FloatBuffer allocate(final int floats) {
      return ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
    }

    boolean hold(final int[] floatsIn, final int floatsOut) {
      for (int i = 0; i < floatsIn.length; i++) {
        if (in.get(i).capacity() < floatsIn[i]) {
          return false;
        }
      }
      return out.capacity() >= floatsOut;
    }
  }

  /**
   * Loads a graph.
   *
   * @param taken the inputs that its card names; the band alone where it has none
   */
  OnnxGraph(final OnnxFile file, final List<ModelInput> taken, final Device device) {
    this.source = file.source();
    this.opened = OnnxSessions.open(file, device);
    this.options = options();
    try {
      this.inputs = GraphInputs.bind(source, opened.session().getInputInfo(), taken);
      this.output = single(opened.session().getOutputNames());
      GraphInputs.shape(source, opened.session().getOutputInfo().get(output), "output", 1);
    } catch (OrtException e) {
      close();
      throw new RasterException(ErrorCode.UNUSABLE_MODEL, source + ": " + OnnxSessions.line(e), e);
    } catch (RasterException e) {
      close();
      throw e;
    }
  }

  private OrtSession.RunOptions options() {
    try {
      return new OrtSession.RunOptions();
    } catch (OrtException e) {
      throw new RasterException(ErrorCode.UNUSABLE_MODEL, source + ": " + OnnxSessions.line(e), e);
    }
  }

  private String single(final Set<String> names) {
    if (names.size() != 1) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source
              + ": has "
              + names.size()
              + " outputs "
              + CardTexts.clean(names.toString())
              + "; one is needed");
    }
    return names.iterator().next();
  }

  /** How its inputs are bound to those of the card. */
  GraphInputs inputs() {
    return inputs;
  }

  /** The only batch size the graph takes, or -1. */
  long batch() {
    return inputs.shapes().get(0)[0];
  }

  /** The only number of rows its band can have, or -1. */
  long rows() {
    return inputs.shapes().get(0)[2];
  }

  /** The only number of columns its band can have, or -1. */
  long columns() {
    return inputs.shapes().get(0)[3];
  }

  String device() {
    return opened.device();
  }

  /**
   * Runs the graph to find the size of what comes out.
   *
   * @param n how many windows
   * @param planes what each input is given, the band first
   * @return the output's shape
   */
  long[] probe(final int n, final List<Planes> planes) {
    final List<FloatBuffer> values =
        planes.stream().map(each -> FloatBuffer.wrap(each.values(), 0, each.count(n))).toList();
    try (Tensors tensors = tensors(n, planes, values);
        OrtSession.Result result = opened.session().run(tensors.byName())) {
      return ((TensorInfo) result.get(0).getInfo()).getShape();
    } catch (OrtException e) {
      throw failure(e, planes.get(0));
    }
  }

  /**
   * Runs the graph.
   *
   * @param n how many windows
   * @param planes what each input is given, the band first
   * @param fine receives {@code n·fineH·fineW} values
   */
  void run(
      final int n,
      final List<Planes> planes,
      final float[] fine,
      final int fineH,
      final int fineW) {
    final int[] countsIn = planes.stream().mapToInt(each -> each.count(n)).toArray();
    final int countOut = Math.multiplyExact(n, Math.multiplyExact(fineH, fineW));
    Buffers buffers = idle.poll();
    if (buffers == null || !buffers.hold(countsIn, countOut)) {
      buffers = Buffers.of(countsIn, countOut);
    }
    final List<FloatBuffer> in = new ArrayList<>();
    for (int i = 0; i < countsIn.length; i++) {
      in.add(buffers.in().get(i).slice(0, countsIn[i]));
      in.get(i).put(0, planes.get(i).values(), 0, countsIn[i]);
    }
    final FloatBuffer out = buffers.out().slice(0, countOut);
    opened.turns().acquireUninterruptibly();
    try (Tensors from = tensors(n, planes, in);
        OnnxTensor to =
            OnnxTensor.createTensor(opened.environment(), out, new long[] {n, 1, fineH, fineW})) {
      opened.session().run(from.byName(), Set.of(), Map.of(output, to), options).close();
      out.get(0, fine, 0, countOut);
    } catch (OrtException e) {
      throw failure(e, planes.get(0));
    } finally {
      opened.turns().release();
      idle.add(buffers);
    }
  }

  /** The tensors of all inputs, which are closed together. */
  private record Tensors(Map<String, OnnxTensor> byName) implements AutoCloseable {
    @Override
    public void close() {
      byName.values().forEach(OnnxTensor::close);
    }
  }

  private Tensors tensors(final int n, final List<Planes> planes, final List<FloatBuffer> values)
      throws OrtException {
    final Tensors tensors = new Tensors(new HashMap<>());
    try {
      for (int i = 0; i < planes.size(); i++) {
        tensors
            .byName()
            .put(
                inputs.names().get(i),
                OnnxTensor.createTensor(
                    opened.environment(), values.get(i), planes.get(i).shape(n)));
      }
    } catch (OrtException e) {
      tensors.close();
      throw e;
    }
    return tensors;
  }

  private RasterException failure(final OrtException e, final Planes band) {
    return new RasterException(
        ErrorCode.UNUSABLE_MODEL,
        source
            + ": failed on "
            + band.columns()
            + " x "
            + band.rows()
            + " cells ("
            + OnnxSessions.line(e)
            + ")",
        e);
  }

  /** Ends runs that are under way between two of their layers; they fail, and so do later ones. */
  void stop() {
    try {
      options.setTerminate(true);
    } catch (OrtException e) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source + ": cannot be stopped (" + OnnxSessions.line(e) + ")",
          e);
    }
  }

  @Override
  public void close() {
    idle.clear();
    options.close();
    try {
      opened.session().close();
    } catch (OrtException e) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source + ": cannot be closed (" + OnnxSessions.line(e) + ")",
          e);
    }
  }
}
