package telltale.helper.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import telltale.helper.packet.Reading.Counted;
import telltale.helper.packet.Reading.Ports;
import telltale.helper.packet.Reading.Refused;

/// Packets that lie, that are cut, or that lead a parser round in circles.
final class HostilePackets {

  private static final int IP = Frame.LINK_HEADER;
  private static final List<Integer> SINGLE = List.of(0x8100);

  private final List<Packet> packets = new ArrayList<>();

  private HostilePackets() {}

  static List<Packet> all() {
    HostilePackets hostile = new HostilePackets();
    hostile.addHeaderLengths();
    hostile.addTotalLengths();
    hostile.addPayloadLengths();
    hostile.addVersions();
    hostile.addTags();
    hostile.addChains();
    hostile.addExtensionLengths();
    hostile.addTransports();
    hostile.addSegments();
    for (int version : new int[] {4, 6}) {
      for (Transport transport : List.of(Transport.TCP, Transport.UDP, Transport.SCTP)) {
        hostile.addCuts(Frame.of(version, transport).payload(0), List.of());
        hostile.addCuts(Frame.of(version, transport).payload(0), SINGLE);
      }
    }
    hostile.addCutHeaders();
    return hostile.packets;
  }

  private void add(String name, byte[] frame, Reading outgoing) {
    packets.add(new Packet(name, frame, Offload.NONE, outgoing));
  }

  private static byte[] changed(Frame frame, int offset, int... values) {
    byte[] bytes = frame.bytes();
    for (int i = 0; i < values.length; i++) {
      bytes[offset + i] = (byte) values[i];
    }
    return bytes;
  }

  private static Counted hostsOnly(Frame frame, int protocol, long bytes) {
    return new Counted(frame.hosts(), protocol, Ports.NONE, bytes, 1);
  }

  private void addHeaderLengths() {
    Frame udp = Frame.of(4, Transport.UDP);
    for (int words = 0; words < 5; words++) {
      add(
          "IPv4 header of %d words".formatted(words),
          changed(udp, IP, 0x40 | words),
          new Refused());
    }
    Frame bare = Frame.of(4, Transport.UDP).payload(20);
    add("IPv4 header longer than its packet", changed(bare, IP, 0x4f), new Refused());
  }

  private void addTotalLengths() {
    Frame udp = Frame.of(4, Transport.UDP).payload(1000);
    Counted whole = udp.meaning(1028, 1);
    add("total length of 64 KiB", changed(udp, IP + 2, 0xff, 0xff), whole);
    add("total length one too long", changed(udp, IP + 2, 1029 >> 8, 1029 & 255), whole);
    add(
        "total length as if there were no link header",
        changed(udp, IP + 2, 1042 >> 8, 1042 & 255),
        whole);
    add("total length one too short", changed(udp, IP + 2, 1027 >> 8, 1027 & 255), whole);
    add("total length up to the ports only", changed(udp, IP + 2, 0, 28), whole);
    add("total length inside the ports", changed(udp, IP + 2, 0, 24), hostsOnly(udp, 17, 1028));
    add("total length of the header only", changed(udp, IP + 2, 0, 20), hostsOnly(udp, 17, 1028));
    add("total length inside the header", changed(udp, IP + 2, 0, 19), new Refused());
    add("total length of 0 in one packet", changed(udp, IP + 2, 0, 0), new Refused());
    Frame small = Frame.of(4, Transport.UDP).payload(18);
    add("small, total length too long", changed(small, IP + 2, 0, 47), small.meaning(46, 1));
    add("small, total length too short", changed(small, IP + 2, 0, 30), small.meaning(30, 1));
    Frame larger = Frame.of(4, Transport.UDP).payload(19);
    add("one byte above the padding", changed(larger, IP + 2, 0, 30), larger.meaning(47, 1));
  }

  private void addPayloadLengths() {
    Frame udp = Frame.of(6, Transport.UDP).payload(1000);
    Counted whole = udp.meaning(1048, 1);
    add("payload length of 64 KiB", changed(udp, IP + 4, 0xff, 0xff), whole);
    add("payload length one too long", changed(udp, IP + 4, 1009 >> 8, 1009 & 255), whole);
    add("payload length one too short", changed(udp, IP + 4, 1007 >> 8, 1007 & 255), whole);
    add("payload length inside the ports", changed(udp, IP + 4, 0, 4), hostsOnly(udp, 17, 1048));
    add("payload length of 0 in one packet", changed(udp, IP + 4, 0, 0), hostsOnly(udp, 17, 1048));
    Frame chain = Frame.of(6, Transport.UDP).extensions(List.of(Frame.DESTINATION));
    add(
        "payload length inside an extension",
        changed(chain, IP + 4, 0, 2),
        hostsOnly(chain, Frame.DESTINATION, chain.packetLength()));
  }

  private void addVersions() {
    for (int version : new int[] {0, 1, 5, 6, 7, 15}) {
      Frame frame = Frame.of(4, Transport.UDP);
      add(
          "version %d under the type of IPv4".formatted(version),
          changed(frame, IP, version << 4 | 5),
          new Refused());
    }
    for (int version : new int[] {0, 4, 5, 7, 15}) {
      Frame frame = Frame.of(6, Transport.UDP);
      add(
          "version %d under the type of IPv6".formatted(version),
          changed(frame, IP, version << 4),
          new Refused());
    }
  }

  private void addTags() {
    for (int tags : new int[] {4, 5, 8}) {
      Frame frame = Frame.of(4, Transport.UDP).tags(Collections.nCopies(tags, 0x8100));
      add(tags + " tags", frame.bytes(), new Refused());
    }
    byte[] cut = Arrays.copyOf(Frame.of(4, Transport.UDP).tags(SINGLE).bytes(), 17);
    add("a tag that is cut", cut, new Refused());
    add("nothing behind a tag", Arrays.copyOf(cut, 14), new Refused());
  }

  private void addChains() {
    for (int number :
        new int[] {Frame.HOP_BY_HOP, Frame.DESTINATION, Frame.ROUTING, Frame.AUTHENTICATION}) {
      Frame six = Frame.of(6, Transport.UDP).extensions(Collections.nCopies(6, number));
      add("six times extension " + number, six.bytes(), six.meaning(six.packetLength(), 1));
      for (int count : new int[] {7, 20}) {
        Frame more = Frame.of(6, Transport.UDP).extensions(Collections.nCopies(count, number));
        add(
            count + " times extension " + number,
            more.bytes(),
            hostsOnly(more, number, more.packetLength()));
      }
    }
  }

  private void addExtensionLengths() {
    Frame one = Frame.of(6, Transport.UDP).extensions(List.of(Frame.AUTHENTICATION));
    add(
        "authentication header that ends beyond the packet",
        changed(one, IP + 41, 0xff),
        hostsOnly(one, 17, one.packetLength()));
    add("authentication header of the least length", changed(one, IP + 41, 0), shifted(one, 8));
    Frame hops = Frame.of(6, Transport.UDP).extensions(List.of(Frame.HOP_BY_HOP));
    add(
        "hop-by-hop header that ends beyond the packet",
        changed(hops, IP + 41, 0xff),
        hostsOnly(hops, 17, hops.packetLength()));
    Frame longest = Frame.of(6, Transport.UDP).extensions(List.of(Frame.DESTINATION)).payload(2200);
    add(
        "destination options of 2048 bytes",
        changed(longest, IP + 41, 0xff),
        shifted(longest, 2048));
    Frame later = Frame.of(6, Transport.UDP).extensions(List.of(Frame.FRAGMENT)).fragment(9, true);
    add(
        "a later fragment that goes on like an extension",
        changed(later, IP + 40, Frame.DESTINATION),
        hostsOnly(later, Frame.DESTINATION, later.packetLength()));
    Frame authenticated = Frame.of(4, Transport.UDP).extensions(List.of(51, 51));
    add(
        "authenticated twice over IPv4",
        authenticated.bytes(),
        hostsOnly(authenticated, 51, authenticated.packetLength()));
    Frame fragment = Frame.of(4, Transport.UDP).extensions(List.of(51)).fragment(3, false);
    add(
        "a later fragment that was authenticated",
        fragment.bytes(),
        hostsOnly(fragment, 51, fragment.packetLength()));
  }

  /// The ports are wherever the extension says that it ends.
  private static Counted shifted(Frame frame, int extension) {
    byte[] bytes = frame.bytes();
    int at = IP + 40 + extension;
    int source = (bytes[at] & 255) << 8 | bytes[at + 1] & 255;
    int destination = (bytes[at + 2] & 255) << 8 | bytes[at + 3] & 255;
    return new Counted(
        frame.hosts(), 17, new Ports.Pair(source, destination), frame.packetLength(), 1);
  }

  private void addTransports() {
    for (int version : new int[] {4, 6}) {
      Frame tcp = Frame.of(version, Transport.TCP);
      int doff = IP + tcp.networkLength() + 12;
      for (int words : new int[] {0, 4, 15}) {
        String name = "TCP header of %d words, IPv%d".formatted(words, version);
        add(name, changed(tcp, doff, words << 4), tcp.meaning(tcp.packetLength(), 1));
      }
      for (int protocol : new int[] {33, 59, 89, 103, 135, 139, 140, 255}) {
        Frame udp = Frame.of(version, Transport.UDP);
        int field = IP + (version == 4 ? 9 : 6);
        add(
            "protocol %d, IPv%d".formatted(protocol, version),
            changed(udp, field, protocol),
            hostsOnly(udp, protocol, udp.packetLength()));
      }
    }
  }

  private void addSegments() {
    Frame tcp = Frame.of(4, Transport.TCP).payload(200);
    int headers = 40;
    addSegmented("segments without a size", tcp, new Offload(0, 5, 0), 1, 240);
    addSegmented("a segment size above the payload", tcp, new Offload(5000, 0, 0), 1, 240);
    addSegmented("segments of one byte", tcp, new Offload(1, 0, 0), 200, 200 + 200L * headers);
    addSegmented(
        "as many segments as there can be",
        tcp,
        new Offload(1, 65535, 0),
        65535,
        240 + 65534L * headers);
    addSegmented("segments by fragments", tcp, new Offload(0xffff, 3, 0), 3, 240 + 2L * headers);
    Frame empty = Frame.of(4, Transport.TCP).payload(8);
    addSegmented("segments of a small packet", empty, new Offload(4, 0, 0), 2, 48 + 40);
    byte[] lying = changed(Frame.of(4, Transport.TCP).payload(8), IP + 2, 0xff, 0xff);
    packets.add(
        new Packet(
            "segments of a packet that lies", lying, new Offload(4, 0, 0), empty.meaning(88, 2)));
    Frame bare = Frame.of(4, Transport.TCP).payload(0);
    byte[] cut = Arrays.copyOf(bare.bytes(), bare.linkLength() + 34);
    packets.add(
        new Packet(
            "segments of a TCP header cut behind its length",
            cut,
            new Offload(4, 0, 0),
            bare.meaning(34, 1)));
  }

  private void addSegmented(String name, Frame frame, Offload offload, long count, long bytes) {
    packets.add(new Packet(name, frame.bytes(), offload, frame.meaning(bytes, count)));
  }

  /// Cut at every byte behind the IP header, length fields unchanged.
  private void addCuts(Frame untagged, List<Integer> tags) {
    Frame frame = untagged.tags(tags);
    for (int held = frame.networkLength(); held < frame.packetLength(); held++) {
      byte[] cut = Arrays.copyOf(frame.bytes(), frame.linkLength() + held);
      boolean ports = held >= frame.networkLength() + 8;
      add(
          "%s cut at %d, IPv%d, %d tags"
              .formatted(frame.transport(), held, frame.version(), tags.size()),
          cut,
          ports ? frame.meaning(held, 1) : hostsOnly(frame, frame.transport().protocol(), held));
    }
  }

  /// Cut inside the IP header: behind a tag, because the kernel no longer runs others.
  private void addCutHeaders() {
    for (Frame whole :
        List.of(
            Frame.of(4, Transport.UDP),
            Frame.of(6, Transport.UDP),
            Frame.of(4, Transport.UDP).options(8))) {
      Frame frame = whole.tags(SINGLE);
      for (int held = 0; held < frame.networkLength(); held++) {
        byte[] cut = Arrays.copyOf(frame.bytes(), frame.linkLength() + held);
        add(
            "IPv%d header of %d cut at %d".formatted(frame.version(), frame.networkLength(), held),
            cut,
            new Refused());
      }
    }
  }
}
