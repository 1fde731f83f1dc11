package org.finegrid.smoke;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlTest {

  @Test
  void documentTypesAreRefused() {
    final String text = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>";
    final CheckFailure failure =
        assertThrows(CheckFailure.class, () -> Xml.parse(text.getBytes(StandardCharsets.UTF_8)));
    assertTrue(failure.getMessage().contains("DOCTYPE"), failure.getMessage());
  }

  @Test
  void whatIsNoXmlIsRefused() {
    assertThrows(CheckFailure.class, () -> Xml.parse("<a>".getBytes(StandardCharsets.UTF_8)));
  }
}
