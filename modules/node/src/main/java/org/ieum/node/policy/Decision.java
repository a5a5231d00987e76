package org.ieum.node.policy;

/** What a policy says of a study. */
public enum Decision {
  /** A person of the site decides. */
  ASK,
  ALLOW,
  REFUSE
}
