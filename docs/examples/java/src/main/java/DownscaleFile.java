import java.nio.file.Path;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.RunReport;

public final class DownscaleFile {
  public static void main(final String[] args) {
    final DownscaleRequest request =
        DownscaleRequest.builder(Path.of(args[0]), Path.of(args[1]))
            .factor(4)
            .minimum(0)
            .build();
    final RunReport report = Downscaler.run(request);
    System.out.println(report.cells().fine() + " fine cells by " + report.model().name());
  }
}
