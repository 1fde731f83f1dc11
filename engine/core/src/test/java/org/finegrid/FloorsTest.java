package org.finegrid;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors of the house: a package uses only those below it. */
@AnalyzeClasses(packages = "org.finegrid", importOptions = ImportOption.DoNotIncludeTests.class)
class FloorsTest {

  @ArchTest
  static final ArchRule FLOORS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("downscale")
          .definedBy("org.finegrid.downscale..")
          .layer("climate")
          .definedBy("org.finegrid.climate..")
          .layer("model")
          .definedBy("org.finegrid.model..")
          .layer("tile")
          .definedBy("org.finegrid.tile..")
          .layer("io")
          .definedBy("org.finegrid.io..")
          .layer("grid")
          .definedBy("org.finegrid.grid..")
          .whereLayer("downscale")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("climate")
          .mayOnlyBeAccessedByLayers("downscale")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("downscale", "climate")
          .whereLayer("tile")
          .mayOnlyBeAccessedByLayers("downscale", "climate", "model")
          .whereLayer("io")
          .mayOnlyBeAccessedByLayers("downscale", "climate", "model", "tile")
          .whereLayer("grid")
          .mayOnlyBeAccessedByLayers("downscale", "climate", "model", "tile", "io");
}
