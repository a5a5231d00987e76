package org.ieum.federation.error;

/** Whose it is to mend an error. */
public enum Blame {
  /** The person or program that asked: wrong input, wrong usage. */
  CALLER,
  /** Nobody's fault: a disclosure rule said no. */
  PRIVACY,
  /** A site, its data or its Spark cannot answer now. */
  SITE,
  /** A party broke the protocol. */
  PROTOCOL,
  /** A record on disk is not what it must be. */
  LEDGER,
  /** Ours. */
  BUG
}
