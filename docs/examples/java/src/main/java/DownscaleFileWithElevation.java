import java.nio.file.Path;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.Downscaler;
import org.finegrid.downscale.RunReport;

public final class DownscaleFileWithElevation {
  public static void main(final String[] args) {
    final Path elevation = Path.of(args[1]);
    final DownscaleRequest request =
        DownscaleRequest.builder(Path.of(args[0]), Path.of(args[2]))
            .factor(4)
            .covariates(Covariates.none().withElevation(elevation))
            .build();
    final RunReport report = Downscaler.run(request);
    report.covariates().forEach(each -> System.out.println(each.name() + ": " + each.placement()));
  }
}
