package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  /** Key and note from the documentation of Go's golang.org/x/mod/sumdb/note. */
  private static final String PETER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String ESSENTIAL =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  private static final Checkpoint HEAD = new Checkpoint(Ledgers.ORIGIN, 7, Hash.emptyRoot());

  @Test
  void readsAndVerifiesANoteOfTheGoImplementation() {
    VerifierKey key = VerifierKey.parse(PETER);
    assertThat(key.vkey()).isEqualTo(PETER);
    SignedNote note = SignedNote.parse(ESSENTIAL);
    note.requireSignature(key);
    assertThat(note.encode()).isEqualTo(ESSENTIAL);
    SignedNote altered = SignedNote.parse(ESSENTIAL.replace("answer", "Answer"));
    assertInvalid(() -> altered.requireSignature(key), "found a wrong one");
  }

  @Test
  void writesACheckpointLineByLine() {
    String note = SignedCheckpoint.sign(HEAD, Ledgers.KEY).note();
    String[] lines = note.split("\n", -1);
    assertThat(lines).hasSize(6);
    assertThat(List.of(lines).subList(0, 4))
        .containsExactly(Ledgers.ORIGIN, "7", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "");
    assertThat(lines[4]).startsWith("— " + Ledgers.ORIGIN + " ");
    assertThat(lines[5]).isEmpty();
    byte[] blob = Base64.getDecoder().decode(lines[4].substring(lines[4].lastIndexOf(' ') + 1));
    assertThat(blob).hasSize(4 + 64);
    String id = Ledgers.KEY.publicKey().split("\\+", 3)[1];
    assertThat(HexFormat.of().formatHex(blob, 0, 4)).isEqualTo(id);
    assertThat(SignedCheckpoint.parse(note, Ledgers.KEY.verifier()).checkpoint()).isEqualTo(HEAD);
  }

  @Test
  void everyChangedByteOfACheckpointIsRefused() {
    byte[] note = SignedCheckpoint.sign(HEAD, Ledgers.KEY).note().getBytes(UTF_8);
    for (int i = 0; i < note.length; i++) {
      byte[] changed = note.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      String text = new String(changed, UTF_8);
      assertInvalid(() -> SignedCheckpoint.parse(text, Ledgers.KEY.verifier()), "expected");
    }
  }

  @Test
  void passesOverSignaturesOfOthersButNeedsThePinnedOne() {
    LedgerKey other = LedgerKey.generate(Ledgers.ORIGIN, new SecureRandom());
    SignedNote mine = SignedNote.sign(HEAD.text(), Ledgers.KEY);
    SignedNote theirs = SignedNote.sign(HEAD.text(), other);
    String both =
        new SignedNote(HEAD.text(), List.of(theirs.signatures().get(0), mine.signatures().get(0)))
            .encode();
    assertThat(SignedCheckpoint.parse(both, Ledgers.KEY.verifier()).checkpoint()).isEqualTo(HEAD);
    assertInvalid(
        () -> SignedCheckpoint.parse(theirs.encode(), Ledgers.KEY.verifier()), "found none");
  }

  @Test
  void refusesAnOriginThatIsNotTheKeysName() {
    Checkpoint foreign = new Checkpoint("ieum.example.org/site-b", 7, Hash.emptyRoot());
    String note = SignedCheckpoint.sign(foreign, Ledgers.KEY).note();
    assertInvalid(
        () -> SignedCheckpoint.parse(note, Ledgers.KEY.verifier()),
        "expected origin " + Ledgers.ORIGIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ieum.example.org/site-a\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nextension\n",
        "ieum.example.org/site-a\n07\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "ieum.example.org/site-a\n+7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "ieum.example.org/site-a\n-7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "ieum.example.org/site-a\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "ieum.example.org/site-a\n7\n47DEQpj8HBSa\n",
        "ieum.example.org/site-a\n7\n"
      })
  void refusesOtherSpellingsOfACheckpointEvenWhenSigned(String text) {
    String note = SignedNote.sign(text, Ledgers.KEY).encode();
    assertInvalid(() -> SignedCheckpoint.parse(note, Ledgers.KEY.verifier()), "three lines");
  }

  @Test
  void refusesCarriageReturns() {
    String note = SignedCheckpoint.sign(HEAD, Ledgers.KEY).note().replace("\n", "\r\n");
    assertInvalid(() -> SignedCheckpoint.parse(note, Ledgers.KEY.verifier()), "expected");
    assertInvalid(
        () -> SignedNote.sign(HEAD.text().replace("\n", "\r\n"), Ledgers.KEY),
        "control characters");
  }

  @Test
  void refusesAKeyWhoseIdIsNotItsOwn() {
    assertThatThrownBy(() -> VerifierKey.parse(PETER.replace("c74f20a3", "c74f20a4")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("expected the id that belongs to name and key");
    assertThatThrownBy(() -> VerifierKey.parse(PETER.replace("PeterNeumann", "PeterNewmann")))
        .isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> VerifierKey.parse("nothing"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("name+id+base64");
  }

  @Test
  void aSavedKeyIsItsOwnersOnlyAndLoadsTheSame(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("ledger.key");
    Ledgers.KEY.save(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    LedgerKey loaded = LedgerKey.load(file);
    assertThat(loaded.publicKey()).isEqualTo(Ledgers.KEY.publicKey());
    assertThat(loaded.origin()).isEqualTo(Ledgers.ORIGIN);
    assertThat(SignedCheckpoint.sign(HEAD, loaded))
        .isEqualTo(SignedCheckpoint.sign(HEAD, Ledgers.KEY));
    assertThatThrownBy(() -> Ledgers.KEY.save(file)).hasMessageContaining("never overwritten");
    assertThat(Ledgers.KEY.toString()).isEqualTo("LedgerKey[" + Ledgers.KEY.publicKey() + "]");
  }

  @Test
  void aKeyFileWithAnothersVerifierLineIsRefused(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("ledger.key");
    Ledgers.KEY.save(file);
    String other = LedgerKey.generate(Ledgers.ORIGIN, new SecureRandom()).publicKey();
    Files.writeString(file, Files.readString(file).replace(Ledgers.KEY.publicKey(), other));
    assertThatThrownBy(() -> LedgerKey.load(file))
        .isInstanceOfSatisfying(
            LedgerException.class,
            e -> assertThat(e.code()).isEqualTo(LedgerException.Code.KEY_INVALID))
        .hasMessageContaining("found another key");
  }

  private static void assertInvalid(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LedgerException.class,
            e -> assertThat(e.code()).isEqualTo(LedgerException.Code.CHECKPOINT_INVALID))
        .hasMessageContaining(message);
  }
}
