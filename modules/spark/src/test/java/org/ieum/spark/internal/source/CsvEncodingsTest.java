package org.ieum.spark.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.ieum.federation.engine.TableOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvEncodingsTest {
  @ParameterizedTest
  @CsvSource({
    "초기 60 서울대학교병원, MS949",
    "똠방각하 펲시콜라, MS949",
    "초기 60, UTF-16LE",
    "hospital id, UTF-16BE",
    "Größe Ärzte Müller 12 µg, windows-1252",
    "une infirmière à l’hôpital, windows-1252",
    "초기, UTF-8"
  })
  void findsTheEncodingThatTextWasWrittenIn(String text, String charset) {
    assertThat(CsvEncodings.fitting(("1,2,3," + text + "\n").getBytes(Charset.forName(charset))))
        .contains(Charset.forName(charset));
  }

  @Test
  void findsNoneForOtherBytes() {
    byte[] bytes = "x,y\n".getBytes(StandardCharsets.UTF_8);
    byte[] noise = {(byte) 0x81, 0x20, (byte) 0x8D, 0x0A, (byte) 0x9D, 0x2C};
    byte[] both = new byte[bytes.length + noise.length];
    System.arraycopy(bytes, 0, both, 0, bytes.length);
    System.arraycopy(noise, 0, both, bytes.length, noise.length);
    assertThat(CsvEncodings.fitting(both)).isEmpty();
  }

  @Test
  void cp949IsWhatKoreanProgramsCallSo() {
    assertThat(TableOptions.charset("CP949")).contains(Charset.forName("MS949"));
    assertThat(TableOptions.charset("no such")).isEmpty();
  }
}
