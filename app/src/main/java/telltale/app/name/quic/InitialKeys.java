package telltale.app.name.quic;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The keys of a client's Initial packets (RFC 9001, section 5.2; RFC 9369, section 3.3). They
/// follow from the connection id that the client chose, and hide nothing from anybody.
final class InitialKeys {

  private static final int TAG_BYTES = 16;

  private final SecretKey packet;
  private final byte[] vector;
  private final SecretKey header;

  private InitialKeys(SecretKey packet, byte[] vector, SecretKey header) {
    this.packet = packet;
    this.vector = vector;
    this.header = header;
  }

  /// A version of the protocol.
  enum Version {
    ONE(0x00000001L, "38762cf7f55934b34d179ae6a4c80cadccbb7f0a", "quic", 0),
    TWO(0x6b3343cfL, "0dede3def700a6db819381be6e269dcbf9bd2ed9", "quicv2", 1);

    private final long number;
    private final String salt;
    private final String label;
    private final int initialType;

    Version(long number, String salt, String label, int initialType) {
      this.number = number;
      this.salt = salt;
      this.label = label;
      this.initialType = initialType;
    }

    static Optional<Version> of(long number) {
      for (Version version : values()) {
        if (version.number == number) {
          return Optional.of(version);
        }
      }
      return Optional.empty();
    }

    /// Whether the first byte of a long header says Initial.
    boolean isInitial(int firstByte) {
      return (firstByte & 0xc0) == 0xc0 && ((firstByte >> 4) & 3) == initialType;
    }
  }

  /// Derives them.
  ///
  /// @param connection the id that the client's first packet is addressed to
  static InitialKeys derive(Version version, byte[] connection) throws GeneralSecurityException {
    KDF kdf = KDF.getInstance("HKDF-SHA256");
    SecretKey initial =
        kdf.deriveKey(
            "Generic",
            HKDFParameterSpec.ofExtract()
                .addSalt(HexFormat.of().parseHex(version.salt))
                .addIKM(connection)
                .extractOnly());
    SecretKey client = new SecretKeySpec(expand(kdf, initial, "client in", 32), "Generic");
    return new InitialKeys(
        new SecretKeySpec(expand(kdf, client, version.label + " key", 16), "AES"),
        expand(kdf, client, version.label + " iv", 12),
        new SecretKeySpec(expand(kdf, client, version.label + " hp", 16), "AES"));
  }

  /// HKDF-Expand-Label of TLS 1.3, without a context.
  private static byte[] expand(KDF kdf, SecretKey secret, String label, int length)
      throws GeneralSecurityException {
    byte[] text = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
    byte[] info = new byte[4 + text.length];
    info[1] = (byte) length;
    info[2] = (byte) text.length;
    System.arraycopy(text, 0, info, 3, text.length);
    return kdf.deriveData(HKDFParameterSpec.expandOnly(secret, info, length));
  }

  /// The five bytes that hide the first byte and the packet number.
  byte[] mask(byte[] packetBytes, int sampleOffset) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, header);
    return cipher.doFinal(packetBytes, sampleOffset, TAG_BYTES);
  }

  /// What is in a packet.
  ///
  /// @param unmasked the packet, its header as the sender had it
  /// @param number the packet's
  /// @param headerEnd where the encrypted part begins
  /// @param end where the packet ends, its tag included
  /// @throws GeneralSecurityException when it was not encrypted with these keys
  byte[] open(byte[] unmasked, long number, int headerEnd, int end)
      throws GeneralSecurityException {
    byte[] nonce = vector.clone();
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (number >> (8 * i));
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, packet, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(unmasked, 0, headerEnd);
    return cipher.doFinal(unmasked, headerEnd, end - headerEnd);
  }
}
