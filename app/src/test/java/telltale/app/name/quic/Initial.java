package telltale.app.name.quic;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import telltale.app.name.Sayings;

/// Seals a client's Initial packets of version 1 by code of its own, which nothing reads with.
///
/// @param connection the id that they are addressed to, of eight bytes
@SuppressWarnings("ArrayRecordComponent") // made for one use
public record Initial(byte[] connection, byte[] key, byte[] vector, byte[] headerKey) {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] SALT = HEX.parseHex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a");
  private static final int PAYLOAD = 1162;

  /// With the keys that RFC 9001 A.1 prints.
  public static final Initial OF_THE_STANDARD =
      new Initial(
          HEX.parseHex("8394c8f03e515708"),
          HEX.parseHex("1f369613dd76d5467730efcbe3b1a22d"),
          HEX.parseHex("fa044b2f42a3fd3b46fb255c"),
          HEX.parseHex("9f50449e04a0e810283a1e9933adedd2"));

  /// With the keys that follow from an id.
  public static Initial to(byte[] connection) {
    try {
      KDF kdf = KDF.getInstance("HKDF-SHA256");
      HKDFParameterSpec.Extract initial =
          HKDFParameterSpec.ofExtract().addSalt(SALT).addIKM(connection).extractOnly();
      SecretKey common = kdf.deriveKey("Generic", initial);
      byte[] client = expand(kdf, common, "tls13 client in", 32);
      SecretKey own = new SecretKeySpec(client, "Generic");
      return new Initial(
          connection,
          expand(kdf, own, "tls13 quic key", 16),
          expand(kdf, own, "tls13 quic iv", 12),
          expand(kdf, own, "tls13 quic hp", 16));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Java has HKDF", missing);
    }
  }

  private static byte[] expand(KDF kdf, SecretKey secret, String label, int length)
      throws GeneralSecurityException {
    byte[] text = label.getBytes(StandardCharsets.US_ASCII);
    byte[] info =
        Sayings.join(Sayings.u16(length), Sayings.bytes(text.length), text, Sayings.bytes(0));
    return kdf.deriveData(HKDFParameterSpec.expandOnly(secret, info, length));
  }

  /// A packet with one piece of a message.
  ///
  /// @param number of the packet, less than 256
  /// @param offset of the piece in the message
  public byte[] packet(int number, int offset, byte[] message, int from, int end) {
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

  private byte[] seal(int number, byte[] payload) throws GeneralSecurityException {
    byte[] header =
        Sayings.join(HEX.parseHex("c30000000108"), connection, HEX.parseHex("0000449e000000"));
    header = Sayings.join(header, Sayings.bytes(number));
    byte[] nonce = vector.clone();
    nonce[11] ^= (byte) number;
    Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    gcm.updateAAD(header);
    byte[] packet = Sayings.join(header, gcm.doFinal(payload));
    Cipher ecb = Cipher.getInstance("AES/ECB/NoPadding");
    ecb.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(headerKey, "AES"));
    byte[] mask = ecb.doFinal(packet, 22, 16);
    packet[0] ^= (byte) (mask[0] & 0x0f);
    for (int i = 0; i < 4; i++) {
      packet[18 + i] ^= mask[1 + i];
    }
    return packet;
  }
}
