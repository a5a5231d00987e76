package org.ieum.federation.vector;

/**
 * What a cell must hold at a site for that site to say anything about it.
 *
 * @param counts the field of the same answer that counts a cell's records, one number a cell
 * @param least fewest of them
 */
public record CellSize(String counts, int least) {
  CellSize under(String prefix) {
    return new CellSize(prefix + counts, least);
  }
}
