package org.ieum.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes commands, handing the console to those whose constructor takes one. */
final class CommandFactory implements CommandLine.IFactory {
  private final Console console;
  private final CommandLine.IFactory standard = CommandLine.defaultFactory();

  CommandFactory(Console console) {
    this.console = console;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == Console.class) {
        return type.cast(constructor.newInstance(console));
      }
    }
    return standard.create(type);
  }
}
