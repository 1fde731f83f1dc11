package org.finegrid;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors of the house: a package uses only those below it; scores need the ground alone. */
@AnalyzeClasses(packages = "org.finegrid", importOptions = ImportOption.DoNotIncludeTests.class)
class FloorsTest {

  @ArchTest
  static final ArchRule FLOORS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("evaluate")
          .definedBy("org.finegrid.evaluate..")
          .layer("downscale")
          .definedBy("org.finegrid.downscale..")
          .layer("climate")
          .definedBy("org.finegrid.climate..")
          .layer("score")
          .definedBy("org.finegrid.score..")
          .layer("model")
          .definedBy("org.finegrid.model..")
          .layer("tile")
          .definedBy("org.finegrid.tile..")
          .layer("io")
          .definedBy("org.finegrid.io..")
          .layer("grid")
          .definedBy("org.finegrid.grid..")
          .whereLayer("evaluate")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("downscale")
          .mayOnlyBeAccessedByLayers("evaluate")
          .whereLayer("climate")
          .mayOnlyBeAccessedByLayers("evaluate", "downscale")
          .whereLayer("score")
          .mayOnlyBeAccessedByLayers("evaluate")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("evaluate", "downscale", "climate")
          .whereLayer("tile")
          .mayOnlyBeAccessedByLayers("evaluate", "downscale", "climate", "model")
          .whereLayer("io")
          .mayOnlyBeAccessedByLayers("evaluate", "downscale", "climate", "model", "tile")
          .whereLayer("grid")
          .mayOnlyBeAccessedByLayers(
              "evaluate", "downscale", "climate", "score", "model", "tile", "io");
}
