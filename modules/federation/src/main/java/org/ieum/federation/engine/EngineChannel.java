package org.ieum.federation.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.model.WeightTally;

/**
 * Messages over one loopback socket: a tag, then the message's fields, big-endian. One reader and
 * one writer at a time. End of stream is an {@link java.io.EOFException}: the other end has gone.
 */
public final class EngineChannel implements Closeable {
  private static final int HELLO = 1;
  private static final int PREPARE = 2;
  private static final int PREPARED = 3;
  private static final int ASK = 4;
  private static final int ANSWER = 5;
  private static final int FAILED = 6;
  private static final int GOODBYE = 7;
  private static final int PREVIEW = 8;
  private static final int PREVIEWED = 9;
  private static final int TOO_LARGE = 10;
  private static final int LONGEST = 1 << 28;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  public EngineChannel(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
  }

  public void send(EngineMessage message) throws IOException {
    if (message instanceof EngineMessage.Hello m) {
      out.writeByte(HELLO);
      writeText(m.token());
    } else if (message instanceof EngineMessage.Prepare m) {
      out.writeByte(PREPARE);
      writePrepare(m);
    } else if (message instanceof EngineMessage.Preview m) {
      out.writeByte(PREVIEW);
      writePrepare(m.study());
    } else if (message instanceof EngineMessage.Previewed m) {
      out.writeByte(PREVIEWED);
      writeBytes(m.document());
    } else if (message instanceof EngineMessage.Prepared m) {
      out.writeByte(PREPARED);
      writeSummary(m.summary());
    } else if (message instanceof EngineMessage.Ask m) {
      out.writeByte(ASK);
      writeBytes(m.query());
    } else if (message instanceof EngineMessage.Answer m) {
      out.writeByte(ANSWER);
      writeWords(m.words());
    } else if (message instanceof EngineMessage.Failed m) {
      out.writeByte(FAILED);
      writeText(m.code().name());
      writeText(m.text());
    } else if (message instanceof EngineMessage.TooLarge) {
      out.writeByte(TOO_LARGE);
    } else {
      out.writeByte(GOODBYE);
    }
    out.flush();
  }

  public EngineMessage receive() throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case HELLO -> new EngineMessage.Hello(readText());
      case PREPARE -> readPrepare();
      case PREVIEW -> new EngineMessage.Preview(readPrepare());
      case PREVIEWED -> new EngineMessage.Previewed(readBytes());
      case PREPARED -> new EngineMessage.Prepared(readSummary());
      case ASK -> new EngineMessage.Ask(readBytes());
      case ANSWER -> new EngineMessage.Answer(readWords());
      case FAILED -> new EngineMessage.Failed(ErrorCode.valueOf(readText()), readText());
      case TOO_LARGE -> new EngineMessage.TooLarge();
      case GOODBYE -> new EngineMessage.Goodbye();
      default -> throw new IOException("unknown message tag " + tag);
    };
  }

  private void writeSummary(TableSummary summary) throws IOException {
    out.writeLong(summary.records());
    out.writeLong(summary.events());
    out.writeLong(summary.heldOut());
    out.writeLong(summary.heldOutEvents());
    writeWeights(summary.weights());
    out.writeInt(summary.values().size());
    for (TableSummary.Values values : summary.values()) {
      out.writeLong(values.recorded());
      out.writeLong(values.outside());
    }
  }

  private TableSummary readSummary() throws IOException {
    long records = in.readLong();
    long events = in.readLong();
    long heldOut = in.readLong();
    long heldOutEvents = in.readLong();
    List<PartWeights> weights = readWeights();
    int covariates = length();
    List<TableSummary.Values> values = new ArrayList<>();
    for (int k = 0; k < covariates; k++) {
      values.add(new TableSummary.Values(in.readLong(), in.readLong()));
    }
    return new TableSummary(records, events, heldOut, heldOutEvents, weights, values);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void writePrepare(EngineMessage.Prepare m) throws IOException {
    writeBytes(m.manifest());
    writeText(m.uri());
    writeText(m.format());
    writeOptions(m.options());
    out.writeInt(m.site());
    out.writeBoolean(m.shareSiteResults());
  }

  private EngineMessage.Prepare readPrepare() throws IOException {
    return new EngineMessage.Prepare(
        readBytes(), readText(), readText(), readOptions(), in.readInt(), in.readBoolean());
  }

  private void writeWeights(List<PartWeights> weights) throws IOException {
    out.writeInt(weights.size());
    for (PartWeights part : weights) {
      writeText(part.part());
      writeTally(part.events());
      writeTally(part.nonEvents());
    }
  }

  private void writeTally(WeightTally tally) throws IOException {
    out.writeLong(tally.records());
    out.writeLong(tally.lost());
    out.writeLong(tally.cut());
    out.writeDouble(tally.weight());
    out.writeDouble(tally.squares());
  }

  private List<PartWeights> readWeights() throws IOException {
    List<PartWeights> weights = new ArrayList<>();
    for (int left = length(); left > 0; left--) {
      weights.add(new PartWeights(readText(), readTally(), readTally()));
    }
    return weights;
  }

  private WeightTally readTally() throws IOException {
    return new WeightTally(
        in.readLong(), in.readLong(), in.readLong(), in.readDouble(), in.readDouble());
  }

  private void writeText(String text) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private String readText() throws IOException {
    return new String(readBytes(), StandardCharsets.UTF_8);
  }

  private void writeBytes(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private byte[] readBytes() throws IOException {
    byte[] bytes = new byte[length()];
    in.readFully(bytes);
    return bytes;
  }

  private void writeOptions(Map<String, String> options) throws IOException {
    out.writeInt(options.size());
    for (Map.Entry<String, String> e : new TreeMap<>(options).entrySet()) {
      writeText(e.getKey());
      writeText(e.getValue());
    }
  }

  private Map<String, String> readOptions() throws IOException {
    int size = length();
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      options.put(readText(), readText());
    }
    return options;
  }

  private void writeWords(long[] words) throws IOException {
    out.writeInt(words.length);
    for (long w : words) {
      out.writeLong(w);
    }
  }

  private long[] readWords() throws IOException {
    long[] words = new long[length()];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readLong();
    }
    return words;
  }

  private int length() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("length " + length + " is outside 0 to " + LONGEST);
    }
    return length;
  }
}
