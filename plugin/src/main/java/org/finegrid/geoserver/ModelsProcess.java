package org.finegrid.geoserver;

import java.util.List;
import java.util.Map;
import org.finegrid.internal.model.CardJson;
import org.finegrid.model.ModelRepository;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;

/** Lists the models that the other processes take. */
@DescribeProcess(
    title = "Models",
    description =
        "Lists the models that downscaling can use, with their cards: factor, method, what they"
            + " were trained on and how well they do.")
public final class ModelsProcess {

  /** The models' cards, as a JSON array. */
  @DescribeResult(name = "models", description = "The models' cards, as a JSON array")
  public String execute() {
    return ErrorTexts.translated(
        "models",
        () -> {
          final ModelRepository models = Settings.current().models();
          ModelProblems.ofServer().log(models);
          final List<Map<String, Object>> cards =
              models.cards().stream().map(CardJson::toMap).toList();
          return JsonOutput.text(cards);
        });
  }
}
