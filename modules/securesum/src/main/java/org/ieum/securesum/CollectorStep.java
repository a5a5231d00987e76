package org.ieum.securesum;

import java.util.List;

/**
 * What follows from a message.
 *
 * @param announce to every member; a {@link RoundRevealed} must be durable at the coordinator
 *     before it is announced
 */
public record CollectorStep(CollectorPhase next, List<ToSite> announce) {
  public CollectorStep {
    announce = List.copyOf(announce);
  }

  static CollectorStep to(CollectorPhase next) {
    return new CollectorStep(next, List.of());
  }
}
