package telltale.app.name.quic;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import telltale.app.name.Sayings;

/// Seals Initial packets with the keys that RFC 9001 A.1 prints, not with those that we derive.
public final class Initial {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] KEY = HEX.parseHex("1f369613dd76d5467730efcbe3b1a22d");
  private static final byte[] VECTOR = HEX.parseHex("fa044b2f42a3fd3b46fb255c");
  private static final byte[] HEADER_KEY = HEX.parseHex("9f50449e04a0e810283a1e9933adedd2");
  private static final int PAYLOAD = 1162;

  private Initial() {}

  /// A packet with one piece of a message.
  ///
  /// @param number of the packet, less than 256
  /// @param offset of the piece in the message
  public static byte[] packet(int number, int offset, byte[] message, int from, int end) {
    byte[] piece = Arrays.copyOfRange(message, from, end);
    byte[] frame =
        Sayings.join(
            Sayings.bytes(6),
            Sayings.u16(0x4000 | offset),
            Sayings.u16(0x4000 | piece.length),
            piece);
    try {
      return seal(number, Arrays.copyOf(frame, PAYLOAD));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Java has AES", missing);
    }
  }

  private static byte[] seal(int number, byte[] payload) throws GeneralSecurityException {
    byte[] header = HEX.parseHex("c300000001088394c8f03e5157080000449e00000000");
    header[21] = (byte) number;
    byte[] nonce = VECTOR.clone();
    nonce[11] ^= (byte) number;
    Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, nonce));
    gcm.updateAAD(header);
    byte[] packet = Sayings.join(header, gcm.doFinal(payload));
    Cipher ecb = Cipher.getInstance("AES/ECB/NoPadding");
    ecb.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(HEADER_KEY, "AES"));
    byte[] mask = ecb.doFinal(packet, 22, 16);
    packet[0] ^= (byte) (mask[0] & 0x0f);
    for (int i = 0; i < 4; i++) {
      packet[18 + i] ^= mask[1 + i];
    }
    return packet;
  }
}
