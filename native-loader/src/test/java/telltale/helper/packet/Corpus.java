package telltale.helper.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Every packet that the classifiers are shown, with what each means. Well-formed combinations
/// here, hostile ones in [HostilePackets].
///
/// BPF_PROG_TEST_RUN builds its buffer by `eth_type_trans()`, so that some things cannot be
/// expressed and are left to live devices:
///
/// - a link without Ethernet header (tun, WireGuard, PPP): 14 bytes are always taken off;
/// - a tag in the metadata: `vlan_tci` must be zero in the context. The tag in the frame is
///   expressed, with the network header behind its type, as on ingress of QinQ; not the form of
///   egress, where it points at IP already;
/// - more than a page in one buffer, so that super-packets are small here, with small segments,
///   and those of more than 64 KiB are expressed by their length field of 0 only;
/// - `wire_len` below the buffer's length, which is what ingress has;
/// - a frame of less than 14 bytes, and since Linux 6.18 an IP header that is cut, unless a tag
///   is in front of it.
final class Corpus {

  private static final List<Integer> SINGLE = List.of(0x8100);
  private static final List<Integer> QINQ = List.of(0x88a8, 0x8100);
  private static final List<Integer> THREE = List.of(0x88a8, 0x8100, 0x8100);
  private static final List<List<Integer>> TAGS = List.of(List.of(), SINGLE, QINQ, THREE);
  private static final List<Integer> OPTIONS = List.of(0, 4, 20, 40);
  private static final List<List<Integer>> CHAINS =
      List.of(
          List.of(),
          List.of(Frame.HOP_BY_HOP),
          List.of(Frame.ROUTING),
          List.of(Frame.DESTINATION),
          List.of(Frame.FRAGMENT),
          List.of(Frame.AUTHENTICATION),
          List.of(Frame.HOP_BY_HOP, Frame.FRAGMENT),
          List.of(Frame.HOP_BY_HOP, Frame.DESTINATION, Frame.ROUTING),
          List.of(Frame.HOP_BY_HOP, Frame.ROUTING, Frame.FRAGMENT, Frame.AUTHENTICATION),
          List.of(
              Frame.HOP_BY_HOP,
              Frame.DESTINATION,
              Frame.ROUTING,
              Frame.FRAGMENT,
              Frame.AUTHENTICATION,
              Frame.DESTINATION));
  private static final Set<Transport> ONLY_6 =
      EnumSet.of(
          Transport.ICMPV6_REQUEST,
          Transport.ICMPV6_REPLY,
          Transport.ICMPV6_UNREACHABLE,
          Transport.ICMPV6_NEIGHBOUR,
          Transport.NO_NEXT_HEADER);
  private static final Set<Transport> ONLY_4 =
      EnumSet.of(
          Transport.ICMP_REQUEST,
          Transport.ICMP_REPLY,
          Transport.ICMP_UNREACHABLE,
          Transport.ICMP_TIMESTAMP);

  private Corpus() {}

  static List<Packet> all() {
    List<Packet> packets = new ArrayList<>();
    for (Transport transport : Transport.values()) {
      for (List<Integer> tags : TAGS) {
        addPlain(packets, transport, tags);
      }
    }
    for (int version : new int[] {4, 6}) {
      addFragments(packets, version);
      addPadded(packets, version);
      addSuperPackets(packets, version);
    }
    addOthers(packets);
    packets.addAll(HostilePackets.all());
    return packets;
  }

  private static void addPlain(List<Packet> packets, Transport transport, List<Integer> tags) {
    if (!ONLY_6.contains(transport)) {
      for (int options : OPTIONS) {
        Frame frame = Frame.of(4, transport).tags(tags).options(options);
        packets.add(
            frame.named(
                "%s over IPv4, options %d, %d tags".formatted(transport, options, tags.size())));
      }
      packets.add(
          Frame.of(4, transport)
              .tags(tags)
              .extensions(List.of(Frame.AUTHENTICATION))
              .named("%s over IPv4, authenticated, %d tags".formatted(transport, tags.size())));
    }
    if (!ONLY_4.contains(transport)) {
      for (List<Integer> chain : CHAINS) {
        Frame frame = Frame.of(6, transport).tags(tags).extensions(chain);
        packets.add(
            frame.named(
                "%s over IPv6, extensions %s, %d tags".formatted(transport, chain, tags.size())));
      }
    }
  }

  private static void addFragments(List<Packet> packets, int version) {
    List<Integer> chain = version == 4 ? List.of() : List.of(Frame.FRAGMENT);
    for (Transport transport :
        List.of(Transport.TCP, Transport.UDP, Transport.SCTP, Transport.RAW_253)) {
      Frame frame = Frame.of(version, transport).extensions(chain);
      packets.add(frame.fragment(0, true).named(transport + ", first fragment, IPv" + version));
      packets.add(frame.fragment(180, true).named(transport + ", middle fragment, IPv" + version));
      packets.add(
          frame.fragment(1, false).payload(9).named(transport + ", last fragment, IPv" + version));
    }
    if (version == 4) {
      Frame far = Frame.of(4, Transport.UDP).fragment(0x1000, true);
      packets.add(far.named("a fragment as far behind as one bit says"));
    }
    Frame echo =
        Frame.of(version, version == 4 ? Transport.ICMP_REQUEST : Transport.ICMPV6_REQUEST);
    packets.add(
        echo.extensions(chain).fragment(0, true).named("echo, first fragment, IPv" + version));
    packets.add(
        echo.extensions(chain).fragment(5, true).named("echo, middle fragment, IPv" + version));
  }

  /// Ethernet carries at least 46 bytes: what is shorter is filled up by the card.
  private static void addPadded(List<Packet> packets, int version) {
    for (Transport transport : List.of(Transport.UDP, Transport.TCP, Transport.GRE)) {
      for (int payload : new int[] {0, 1, 5}) {
        Packet bare = Frame.of(version, transport).payload(payload).named("");
        String name = "%s, payload %d, padded, IPv%d".formatted(transport, payload, version);
        byte[] padded = Arrays.copyOf(bare.frame(), Math.max(bare.frame().length, 60));
        packets.add(new Packet(name, padded, Offload.NONE, bare.outgoing()));
      }
    }
    Frame ack = Frame.of(version, Transport.TCP).payload(0).tags(SINGLE);
    byte[] tagged = Arrays.copyOf(ack.bytes(), Math.max(ack.bytes().length, 64));
    packets.add(
        new Packet(
            "TCP, no payload, tagged, padded, IPv" + version,
            tagged,
            Offload.NONE,
            ack.meaning(ack.packetLength(), 1)));
  }

  private static void addSuperPackets(List<Packet> packets, int version) {
    for (Transport transport :
        List.of(Transport.TCP, Transport.TCP_WITH_OPTIONS, Transport.UDP, Transport.SCTP)) {
      for (List<Integer> tags : List.of(List.<Integer>of(), SINGLE)) {
        Frame frame = Frame.of(version, transport).payload(2000).tags(tags);
        String of = "%s, IPv%d, %d tags".formatted(transport, version, tags.size());
        packets.add(
            segmented("segments counted by the kernel, " + of, frame, new Offload(500, 4, 0)));
        packets.add(segmented("segments left to count, " + of, frame, new Offload(500, 0, 0)));
        packets.add(segmented("a last short segment, " + of, frame, new Offload(300, 0, 0)));
        packets.add(segmented("one segment, " + of, frame, new Offload(2000, 1, 0)));
      }
    }
    addLongSuperPackets(packets, version);
  }

  private static void addLongSuperPackets(List<Packet> packets, int version) {
    Frame frame = Frame.of(version, Transport.TCP).payload(2000);
    byte[] zeroLength = frame.bytes();
    int field = Frame.LINK_HEADER + (version == 4 ? 2 : 4);
    zeroLength[field] = 0;
    zeroLength[field + 1] = 0;
    long bytes = frame.packetLength() + 3L * (frame.networkLength() + 20);
    packets.add(
        new Packet(
            "a length of 0 stands for a long super-packet, IPv" + version,
            zeroLength,
            new Offload(500, 4, 0),
            frame.meaning(bytes, 4)));
    Frame plain = Frame.of(version, Transport.TCP).payload(2000);
    int known = (int) bytes + 4 * Frame.LINK_HEADER;
    packets.add(
        new Packet(
            "wire_len counts the same, IPv" + version,
            plain.bytes(),
            new Offload(500, 4, known),
            plain.meaning(bytes, 4)));
    // What wire_len has beyond our own headers is headers inside a tunnel, egress only: ingress
    // differs, and so this one is what the classifiers and the reader agree on in both ways.
    Frame tunnel = Frame.of(version, Transport.GRE).payload(2000);
    int inner = 54;
    long wire = tunnel.packetLength() + 3L * (tunnel.networkLength() + inner);
    packets.add(
        new Packet(
            "segments inside a tunnel, IPv" + version,
            tunnel.bytes(),
            new Offload(480, 4, (int) wire + 4 * Frame.LINK_HEADER),
            tunnel.meaning(wire, 4)));
  }

  private static Packet segmented(String name, Frame frame, Offload offload) {
    int segments = Math.ceilDiv(frame.payload(), offload.gsoSize());
    int headers = frame.networkLength() + frame.transport().repeated();
    long bytes = frame.payload() + (long) segments * headers;
    return new Packet(name, frame.bytes(), offload, frame.meaning(bytes, segments));
  }

  private static void addOthers(List<Packet> packets) {
    for (int type : new int[] {0x0806, 0x88cc, 0x8864, 0x8847, 0x9100, 0x0004}) {
      byte[] frame = Frame.of(4, Transport.UDP).bytes();
      frame[12] = (byte) (type >> 8);
      frame[13] = (byte) type;
      packets.add(
          new Packet("type %04x".formatted(type), frame, Offload.NONE, new Reading.NotIp()));
    }
    byte[] tagged = Frame.of(4, Transport.UDP).tags(SINGLE).bytes();
    tagged[16] = 0x08;
    tagged[17] = 0x06;
    packets.add(new Packet("ARP behind a tag", tagged, Offload.NONE, new Reading.NotIp()));
  }
}
