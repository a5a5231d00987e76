package org.ieum.securesum;

import org.ieum.securesum.SecureSumException.Code;

/** The wording of every refusal. */
final class Refusal {
  private Refusal() {}

  static SecureSumException malformed(String what, String expected, String found) {
    return new SecureSumException(
        Code.MALFORMED_MESSAGE,
        what
            + ": expected "
            + expected
            + ", found "
            + found
            + ". Drop the message and check its sender.");
  }

  static SecureSumException unexpected(String phase, String message) {
    return new SecureSumException(
        Code.UNEXPECTED_MESSAGE,
        "Phase "
            + phase
            + " does not expect "
            + message
            + ". Replay the sender's announcements in order.");
  }

  static SecureSumException stale(String phase, String message) {
    return new SecureSumException(
        Code.STALE_MESSAGE,
        "Phase " + phase + ": " + message + " belongs to an earlier round or attempt. Drop it.");
  }

  static SecureSumException wrongRound(String phase, int expected, int found) {
    return new SecureSumException(
        Code.WRONG_ROUND,
        "Phase "
            + phase
            + ": expected round "
            + expected
            + ", found round "
            + found
            + ". Finish rounds one after the other.");
  }

  static SecureSumException changedContext(String phase, String message) {
    return new SecureSumException(
        Code.CHANGED_CONTEXT,
        "Phase "
            + phase
            + ": "
            + message
            + " differs from what was opened before under this number. Refused; record an incident.");
  }

  static SecureSumException contradiction(String phase, String message) {
    return new SecureSumException(
        Code.CONTRADICTION,
        "Phase "
            + phase
            + ": "
            + message
            + " contradicts an earlier one. Refused; record an incident.");
  }

  static SecureSumException alreadyReleased(String phase, int round, int released, int asked) {
    return new SecureSumException(
        Code.ALREADY_RELEASED,
        "Phase "
            + phase
            + ": the seed of round "
            + round
            + " was released in attempt "
            + released
            + ", so attempt "
            + asked
            + " is refused for ever. Finish attempt "
            + released
            + ".");
  }

  static SecureSumException notAMember(String what, SiteName site) {
    return new SecureSumException(
        Code.NOT_A_MEMBER,
        what
            + ": site "
            + site
            + " is not among the expected sites. Check the study's list of sites.");
  }

  static SecureSumException selfMissing(String phase, SiteName site) {
    return new SecureSumException(
        Code.NOT_A_MEMBER,
        "Phase "
            + phase
            + ": the round's members do not include this site, "
            + site
            + ". Refused.");
  }

  static SecureSumException tooFew(int expected, int found) {
    return new SecureSumException(
        Code.TOO_FEW_MEMBERS,
        "Round: expected at least "
            + expected
            + " members, found "
            + found
            + ". Wait for the missing sites.");
  }

  static SecureSumException duplicateSite(String what, SiteName site) {
    return new SecureSumException(
        Code.DUPLICATE_SITE,
        what + ": expected each site once, found " + site + " twice. Refused.");
  }

  static SecureSumException duplicateKey(SiteName one, SiteName other) {
    return new SecureSumException(
        Code.DUPLICATE_KEY,
        "Study keys: expected one key a site, found the same key for "
            + one
            + " and "
            + other
            + ". Both make new keys.");
  }

  static SecureSumException missingKey(SiteName site) {
    return new SecureSumException(
        Code.MISSING_KEY,
        "Study keys: expected a key of every site, found none of " + site + ". Wait for it.");
  }

  static SecureSumException weakKey(String whose) {
    return new SecureSumException(
        Code.WEAK_KEY,
        "Public key of "
            + whose
            + ": expected a canonical X25519 key that gives a secret, found one that does not."
            + " Refused; record an incident.");
  }

  static SecureSumException badSignature(String what, SiteName site) {
    return new SecureSumException(
        Code.BAD_SIGNATURE,
        what
            + ": expected the signature of "
            + site
            + " over this content, found another."
            + " Either the content or the round's set, query or keys differ between sites. Refused; record an incident.");
  }

  static SecureSumException badCommitment(String what, SiteName site) {
    return new SecureSumException(
        Code.BAD_COMMITMENT,
        what + " of " + site + ": expected what it committed to, found other bytes. Refused.");
  }

  static SecureSumException badSum(int round) {
    return new SecureSumException(
        Code.BAD_SUM,
        "Sum of round "
            + round
            + ": expected the one promised with the commitments, found another. Refused; record an incident.");
  }

  static SecureSumException overflow(int index, int limbs, int members) {
    return new SecureSumException(
        Code.OVERFLOW,
        "Number "
            + index
            + " of the vector: expected a magnitude of at most (2^"
            + (64 * limbs - 1)
            + " - 1) / "
            + members
            + ", found a larger one. Tighten the bound of this statistic in the study or use two limbs.");
  }

  static SecureSumException shapeMismatch(WordVector expected, WordVector found) {
    return shapeMismatch(expected.length(), expected.limbs(), found);
  }

  static SecureSumException shapeMismatch(int length, int limbs, WordVector found) {
    return new SecureSumException(
        Code.SHAPE_MISMATCH,
        "Vector: expected "
            + length
            + " numbers of "
            + limbs
            + " limbs, found "
            + found.length()
            + " of "
            + found.limbs()
            + ". Take the shape from the query.");
  }

  static SecureSumException answerNotAwaited(String phase, int round) {
    return new SecureSumException(
        Code.ANSWER_NOT_AWAITED,
        "Phase "
            + phase
            + " does not wait for an answer of round "
            + round
            + ". Ask the phase before answering.");
  }

  static SecureSumException notOurKey(SiteName self) {
    return new SecureSumException(
        Code.NOT_OUR_KEY,
        "Study keys: expected the public key of this site, "
            + self
            + ", found none or another."
            + " Restore this study's private key or join the study anew.");
  }

  static SecureSumException badJournal(String expected, String found) {
    return new SecureSumException(
        Code.BAD_JOURNAL,
        "Journal: expected "
            + expected
            + ", found "
            + found
            + ". Check that the journal and the study key belong together.");
  }

  static SecureSumException badJournal(String record, SecureSumException cause) {
    return new SecureSumException(
        Code.BAD_JOURNAL,
        "Journal: "
            + record
            + " is refused. "
            + cause.getMessage()
            + " Check that the journal and the study key belong together.",
        cause);
  }

  static SecureSumException badTerms(String expected, String found) {
    return new SecureSumException(
        Code.BAD_TERMS,
        "Study terms: expected " + expected + ", found " + found + ". Correct the study.");
  }

  static SecureSumException bug(String what) {
    return new SecureSumException(Code.BUG, "Cannot happen: " + what + ". Report this.");
  }

  static SecureSumException bug(String what, Throwable cause) {
    return new SecureSumException(Code.BUG, "Cannot happen: " + what + ". Report this.", cause);
  }
}
