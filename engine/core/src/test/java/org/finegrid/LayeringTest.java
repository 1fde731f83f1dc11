package org.finegrid;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The layers of the core: a package uses only those below it; scores need grids alone. */
@AnalyzeClasses(packages = "org.finegrid", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("evaluate")
          .definedBy("org.finegrid.evaluate..")
          .layer("coverage")
          .definedBy("org.finegrid.coverage..", "org.finegrid.internal.coverage..")
          .layer("downscale")
          .definedBy("org.finegrid.downscale..")
          .layer("climate")
          .definedBy("org.finegrid.internal.climate..")
          .layer("place")
          .definedBy("org.finegrid.internal.place..")
          .layer("score")
          .definedBy("org.finegrid.internal.score..")
          .layer("model")
          .definedBy("org.finegrid.internal.model..")
          .layer("tile")
          .definedBy("org.finegrid.internal.tile..")
          .layer("io")
          .definedBy("org.finegrid.io..", "org.finegrid.internal.io..")
          .layer("grid")
          .definedBy("org.finegrid.grid..")
          .whereLayer("evaluate")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("coverage")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("downscale")
          .mayOnlyBeAccessedByLayers("evaluate", "coverage")
          .whereLayer("climate")
          .mayOnlyBeAccessedByLayers("evaluate", "coverage", "downscale")
          .whereLayer("place")
          .mayOnlyBeAccessedByLayers("evaluate", "coverage", "downscale", "climate")
          .whereLayer("score")
          .mayOnlyBeAccessedByLayers("evaluate")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("evaluate", "coverage", "downscale", "climate")
          .whereLayer("tile")
          .mayOnlyBeAccessedByLayers("evaluate", "coverage", "downscale", "climate", "model")
          .whereLayer("io")
          .mayOnlyBeAccessedByLayers(
              "evaluate", "coverage", "downscale", "climate", "place", "model", "tile")
          .whereLayer("grid")
          .mayOnlyBeAccessedByLayers(
              "evaluate",
              "coverage",
              "downscale",
              "climate",
              "place",
              "score",
              "model",
              "tile",
              "io");
}
