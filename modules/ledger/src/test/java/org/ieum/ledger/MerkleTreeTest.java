package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  private static final int MOST = 70;

  /**
   * Inputs and roots of the reference implementation of Certificate Transparency
   * (merkle_tree_test).
   */
  private static final List<String> CT_LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> CT_ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void hasTheRootsOfTheCertificateTransparencyVectors() {
    MerkleTree tree = new MerkleTree();
    assertThat(tree.root(0).hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (int i = 0; i < CT_LEAVES.size(); i++) {
      tree.add(Hash.leaf(HexFormat.of().parseHex(CT_LEAVES.get(i))));
      assertThat(tree.root(i + 1).hex()).isEqualTo(CT_ROOTS.get(i));
    }
    for (int i = 0; i < CT_LEAVES.size(); i++) {
      assertThat(tree.root(i + 1).hex()).as("root of an earlier size").isEqualTo(CT_ROOTS.get(i));
    }
  }

  @Test
  void hasTheProofsOfTheCertificateTransparencyVectors() {
    MerkleTree tree = new MerkleTree();
    CT_LEAVES.forEach(leaf -> tree.add(Hash.leaf(HexFormat.of().parseHex(leaf))));
    assertThat(tree.inclusion(0, 8).path())
        .extracting(Hash::hex)
        .containsExactly(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    assertThat(tree.consistency(6, 8).path())
        .extracting(Hash::hex)
        .containsExactly(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
  }

  @Test
  void everyEntryOfEveryTreeIsProvablyInIt() {
    MerkleTree tree = tree(MOST);
    for (int size = 1; size <= MOST; size++) {
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.inclusion(index, size);
        assertThat(proof.verify(leaf(index), tree.root(size))).isTrue();
        assertThat(proof.verify(leaf(index + 1), tree.root(size))).isFalse();
        assertThat(proof.verify(leaf(index), Hash.leaf(new byte[0]))).isFalse();
      }
    }
  }

  @Test
  void everyTreeIsProvablyAnExtensionOfEverySmallerOne() {
    MerkleTree tree = tree(MOST);
    for (int size = 0; size <= MOST; size++) {
      for (int old = 0; old <= size; old++) {
        ConsistencyProof proof = tree.consistency(old, size);
        assertThat(proof.verify(tree.root(old), tree.root(size)))
            .as("%d in %d", old, size)
            .isTrue();
        assertThat(proof.verify(Hash.leaf(new byte[0]), tree.root(size))).isFalse();
        assertThat(old > 0 && proof.verify(tree.root(old), Hash.leaf(new byte[0]))).isFalse();
      }
    }
  }

  @Property(tries = 300)
  void anInclusionProofWithAnyHashChangedDroppedOrAddedFails(
      @ForAll @IntRange(min = 2, max = MOST) int size, @ForAll @IntRange(max = MOST - 1) int pick) {
    MerkleTree tree = tree(size);
    int index = pick % size;
    List<Hash> path = tree.inclusion(index, size).path();
    for (List<Hash> other : variants(path)) {
      assertThat(new InclusionProof(index, size, other).verify(leaf(index), tree.root(size)))
          .isFalse();
    }
    for (int moved = 0; moved < size; moved++) {
      assertThat(new InclusionProof(moved, size, path).verify(leaf(index), tree.root(size)))
          .isEqualTo(moved == index);
    }
  }

  @Property(tries = 300)
  void aConsistencyProofWithAnyHashChangedDroppedOrAddedFails(
      @ForAll @IntRange(min = 2, max = MOST) int size,
      @ForAll @IntRange(min = 1, max = MOST) int pick) {
    MerkleTree tree = tree(size);
    int old = 1 + pick % (size - 1);
    for (List<Hash> other : variants(tree.consistency(old, size).path())) {
      assertThat(new ConsistencyProof(old, size, other).verify(tree.root(old), tree.root(size)))
          .isFalse();
    }
  }

  @Property(tries = 200)
  void aTreeWithOneOtherEntryIsNoExtension(
      @ForAll @IntRange(min = 2, max = MOST) int size, @ForAll @IntRange(max = MOST - 1) int pick) {
    MerkleTree honest = tree(size);
    MerkleTree forked = new MerkleTree();
    int changed = pick % size;
    for (int i = 0; i < size; i++) {
      forked.add(i == changed ? Hash.leaf("another".getBytes(UTF_8)) : leaf(i));
    }
    for (int old = 1; old < size; old++) {
      assertThat(forked.consistency(old, size).verify(honest.root(old), forked.root(size)))
          .isEqualTo(changed >= old);
    }
  }

  private static List<List<Hash>> variants(List<Hash> path) {
    List<List<Hash>> variants = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      List<Hash> changed = new ArrayList<>(path);
      changed.set(i, Hash.leaf(path.get(i).bytes()));
      variants.add(changed);
      List<Hash> dropped = new ArrayList<>(path);
      dropped.remove(i);
      variants.add(dropped);
    }
    for (int i = 0; i <= path.size(); i++) {
      List<Hash> added = new ArrayList<>(path);
      added.add(i, Hash.emptyRoot());
      variants.add(added);
    }
    return variants;
  }

  private static MerkleTree tree(int size) {
    MerkleTree tree = new MerkleTree();
    for (int i = 0; i < size; i++) {
      tree.add(leaf(i));
    }
    return tree;
  }

  private static Hash leaf(int i) {
    return Hash.leaf(("entry " + i).getBytes(UTF_8));
  }
}
