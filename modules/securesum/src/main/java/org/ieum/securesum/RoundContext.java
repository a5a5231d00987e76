package org.ieum.securesum;

/**
 * Everything that a round's masks and signatures are bound to.
 *
 * @param transcript T, see {@link StudyKeys#transcript()}
 * @param opened the round, attempt, set, query, shape and scales
 */
public record RoundContext(Bytes transcript, RoundOpened opened) {
  public RoundContext {
    Shape.digest("transcript", transcript);
  }

  /**
   * ctx: the SHA-256 of ("ieum/sum/v1", T, round, attempt, |S|, each member, query, length, limbs,
   * scales), each field with its length.
   */
  public Bytes digest() {
    Framing framing =
        Framing.of("ieum/sum/v1")
            .bytes(transcript)
            .number(opened.round())
            .number(opened.attempt())
            .number(opened.members().size());
    opened.members().forEach(framing::site);
    return framing
        .bytes(opened.query())
        .number(opened.length())
        .number(opened.limbs())
        .numbers(opened.scales())
        .sha256();
  }
}
