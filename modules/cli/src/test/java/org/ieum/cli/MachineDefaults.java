package org.ieum.cli;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls whose result depends on the locale, time zone or charset that a machine is set to. */
final class MachineDefaults {
  /** Types of an argument that makes such a call independent of the machine. */
  private static final Set<String> NAMED =
      Set.of(
          "java.util.Locale",
          "java.nio.charset.Charset",
          "java.nio.charset.CharsetEncoder",
          "java.nio.charset.CharsetDecoder",
          "java.time.ZoneId",
          "java.time.Clock",
          "java.text.DecimalFormatSymbols");

  /** Methods and constructors ({@code <init>}) that ask the machine unless they are told. */
  private static final Map<String, Set<String>> ASK =
      Map.ofEntries(
          Map.entry(
              "java.lang.String",
              Set.of("format", "formatted", "toLowerCase", "toUpperCase", "getBytes")),
          Map.entry("java.util.Locale", Set.of("getDefault")),
          Map.entry("java.util.TimeZone", Set.of("getDefault")),
          Map.entry("java.time.ZoneId", Set.of("systemDefault")),
          Map.entry("java.time.Clock", Set.of("systemDefaultZone")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.LocalTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.Year", Set.of("now")),
          Map.entry(
              "java.time.format.DateTimeFormatter",
              Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedDateTime", "ofLocalizedTime")),
          Map.entry("java.time.format.DateTimeFormatterBuilder", Set.of("toFormatter")),
          Map.entry("java.text.SimpleDateFormat", Set.of("<init>")),
          Map.entry(
              "java.text.DateFormat",
              Set.of("getInstance", "getDateInstance", "getTimeInstance", "getDateTimeInstance")),
          Map.entry(
              "java.text.NumberFormat",
              Set.of(
                  "getInstance",
                  "getNumberInstance",
                  "getIntegerInstance",
                  "getPercentInstance",
                  "getCurrencyInstance",
                  "getCompactNumberInstance")),
          Map.entry("java.text.DecimalFormat", Set.of("<init>")),
          Map.entry("java.text.DecimalFormatSymbols", Set.of("<init>", "getInstance")),
          Map.entry("java.text.MessageFormat", Set.of("<init>", "format")),
          Map.entry("java.text.Collator", Set.of("getInstance")),
          Map.entry("java.util.Formatter", Set.of("<init>", "format")),
          Map.entry("java.util.Scanner", Set.of("<init>")),
          Map.entry("java.io.PrintStream", Set.of("<init>", "printf", "format")),
          Map.entry("java.io.PrintWriter", Set.of("printf", "format")),
          Map.entry("java.io.InputStreamReader", Set.of("<init>")),
          Map.entry("java.io.OutputStreamWriter", Set.of("<init>")),
          Map.entry("java.io.FileReader", Set.of("<init>")),
          Map.entry("java.io.FileWriter", Set.of("<init>")),
          Map.entry("java.nio.charset.Charset", Set.of("defaultCharset")));

  private MachineDefaults() {}

  static boolean asks(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    if (!(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target)) {
      return false;
    }
    List<String> parameters =
        target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    if (bytesAsText(owner, access.getName(), parameters)) {
      return true;
    }
    return ASK.getOrDefault(owner, Set.of()).contains(access.getName())
        && parameters.stream().noneMatch(NAMED::contains)
        && !namesACharset(access.getName(), parameters);
  }

  /** {@code new String(bytes)}, {@code bytes.toString()} of a stream. */
  private static boolean bytesAsText(String owner, String name, List<String> parameters) {
    return (owner.equals("java.lang.String") && name.equals("<init>") && parameters.equals(BYTES))
        || (owner.equals("java.io.ByteArrayOutputStream")
            && name.equals("toString")
            && parameters.isEmpty());
  }

  private static final List<String> BYTES = List.of("[B");

  /** Constructors that take a charset's name. */
  private static boolean namesACharset(String name, List<String> parameters) {
    return name.equals("<init>")
        && parameters.size() > 1
        && parameters.get(parameters.size() - 1).equals("java.lang.String");
  }

  static boolean isMain(JavaMethod method) {
    return method.getName().equals("main")
        && method.getModifiers().contains(JavaModifier.STATIC)
        && method.getRawParameterTypes().size() == 1
        && method.getRawParameterTypes().get(0).getName().equals("[Ljava.lang.String;");
  }

  /** Itself, or by the one call of ours that it consists of. */
  static boolean pins(JavaMethod main) {
    return main.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                setsLocale(call.getTargetOwner().getName(), call.getName())
                    || call.getTarget()
                        .resolveMember()
                        .map(
                            called ->
                                called.getMethodCallsFromSelf().stream()
                                    .anyMatch(
                                        inner ->
                                            setsLocale(
                                                inner.getTargetOwner().getName(), inner.getName())))
                        .orElse(false));
  }

  private static boolean setsLocale(String owner, String name) {
    return owner.equals("java.util.Locale") && name.equals("setDefault");
  }
}
