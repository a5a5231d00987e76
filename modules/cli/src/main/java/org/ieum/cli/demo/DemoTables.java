package org.ieum.cli.demo;

import java.util.Map;

/** What the hospitals of a demo have. */
interface DemoTables extends AutoCloseable {
  /** Makes it, by site. */
  Map<String, SiteTable> make();

  /** Ends what serves it; may be called at any time, also twice. */
  @Override
  void close();
}
