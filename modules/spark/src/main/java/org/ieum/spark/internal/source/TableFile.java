package org.ieum.spark.internal.source;

/** One file of a table. */
public record TableFile(String path, long length, long modified) {}
