package org.finegrid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What programs can see of the library: nothing of what is internal. */
@AnalyzeClasses(packages = "org.finegrid", importOptions = ImportOption.DoNotIncludeTests.class)
class ApiTest {
  private static final String INTERNAL = "org.finegrid.internal";

  @ArchTest
  static final ArchRule PUBLIC_SIGNATURES =
      classes()
          .that()
          .arePublic()
          .and()
          .resideOutsideOfPackage(INTERNAL + "..")
          .should(
              new ArchCondition<JavaClass>("name no internal type in what callers see") {
                @Override
                public void check(final JavaClass type, final ConditionEvents events) {
                  seen(type)
                      .filter(named -> named.getName().startsWith(INTERNAL))
                      .forEach(
                          named ->
                              events.add(
                                  SimpleConditionEvent.violated(
                                      type, type.getName() + " shows " + named.getName())));
                }
              });

  private static Stream<JavaClass> seen(final JavaClass type) {
    final Stream<JavaClass> parents =
        Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
    final Stream<JavaClass> members =
        type.getMembers().stream().filter(ApiTest::visible).flatMap(ApiTest::named);
    return Stream.concat(parents, members);
  }

  private static boolean visible(final JavaMember member) {
    final Set<JavaModifier> modifiers = member.getModifiers();
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  /** With the arguments of generic types, such as what a list holds. */
  private static Stream<JavaClass> named(final JavaMember member) {
    final Stream<JavaClass> parameters =
        member instanceof JavaCodeUnit unit
            ? Stream.concat(
                unit.getParameterTypes().stream()
                    .flatMap(each -> each.getAllInvolvedRawTypes().stream()),
                Stream.concat(
                    unit.getReturnType().getAllInvolvedRawTypes().stream(),
                    unit.getExceptionTypes().stream()))
            : Stream.of();
    final Stream<JavaClass> own =
        member instanceof com.tngtech.archunit.core.domain.JavaField field
            ? field.getType().getAllInvolvedRawTypes().stream()
            : Stream.of();
    return Stream.concat(parameters, own).collect(Collectors.toSet()).stream();
  }
}
