package org.ieum.cli.report;

/**
 * What checking one party's ledger showed.
 *
 * @param verified whether tree, checkpoint and frames are as signed
 * @param root RFC 6962 root in hexadecimal
 * @param replayed digest of the model computed again from this ledger alone
 * @param identical whether that is the model that the ledger records
 */
public record LedgerLine(
    String party, long size, String root, boolean verified, String replayed, boolean identical) {}
