/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From a packet to its flow and its size on the wire.
 *
 * Reads are relative to the network header, which the kernel has set on both paths before a
 * classifier runs; so links with and without an Ethernet header (tun, WireGuard, PPP) need no
 * distinction. Only a VLAN tag in the frame makes a difference: see network_header.h.
 *
 * Which size counts. The buffer says how much there is, the IP header says how much there should
 * be. What there is counts: a length field that lies, in either direction, neither hides bytes nor
 * invents them. With one exception: an Ethernet frame carries at least 46 bytes, so that a packet
 * that says it is shorter than those is padded, and the padding is not counted. On top come the
 * headers of further segments where the kernel says that the buffer stands for several (GSO, GRO).
 * Ports are read only from inside what the IP header claims, as the receiver does it.
 *
 * Fragments. The first one carries the ports and counts for its flow. The others carry none and
 * count for the pair of hosts and the protocol, with ports 0: remembering the first one's ports
 * would cost every packet a map, and fragments overtake each other.
 *
 * Refused is what says it is IP and is not: another version, a header that is cut or shorter than
 * the shortest, a total length that does not cover the header, more than three tags. A packet that
 * is sound up to the IP header is counted whatever comes after.
 */
#ifndef TELLTALE_PACKET_H
#define TELLTALE_PACKET_H

#include "network_header.h"

#define ETHERNET_LEAST_PAYLOAD 46
#define PROTOCOL_HOP_BY_HOP 0
#define PROTOCOL_TCP 6
#define PROTOCOL_UDP 17
#define PROTOCOL_ICMP 1
#define PROTOCOL_ICMPV6 58
#define PROTOCOL_ROUTING 43
#define PROTOCOL_FRAGMENT 44
#define PROTOCOL_AUTHENTICATION 51
#define PROTOCOL_DESTINATION 60
#define PROTOCOL_SCTP 132
#define PROTOCOL_UDP_LITE 136
#define ICMP_ECHO_REPLY 0
#define ICMP_ECHO_REQUEST 8
#define ICMPV6_ECHO_REQUEST 128
#define ICMPV6_ECHO_REPLY 129
#define MAX_EXTENSION_HEADERS 6
#define TCP_FLAG_SYN 0x02
#define TCP_FLAG_ACK 0x10

struct packet {
	__u8 source[16];
	__u8 destination[16];
	__u16 source_port;
	__u16 destination_port;
	__u8 protocol;
	__u8 tcp_flags;
	bool echo;	 /* both ports are the identifier of an echo */
	bool has_ports;	 /* not a later fragment */
	__u32 link;	 /* bytes in front of the network header */
	__u32 transport; /* where its header is, from the network header */
	__u32 headers;	 /* network and transport header, repeated in every segment */
	__u32 end;	 /* of the packet as its IP header says, from the network header */
	__u32 bytes;	 /* on the wire, from the network header up */
	__u32 segments;	 /* packets on the wire */
};

enum parsed {
	PARSED,
	PARSED_NOT_IP,
	PARSED_REFUSED,
};

/* Settles how long the packet is. Returns false when it does not even cover its header. */
static __always_inline bool measure(struct __sk_buff *skb, const struct network *at,
				    struct packet *packet, __u32 claimed)
{
	__u32 held;

	packet->link = link_bytes(skb, at);
	if (packet->link > skb->len)
		return false;
	held = skb->len - packet->link;
	packet->end = claimed < held ? claimed : held;
	packet->bytes = held <= ETHERNET_LEAST_PAYLOAD ? packet->end : held;
	return packet->end >= packet->headers;
}

/* Walks one extension header. Returns false when there is none, or none behind it. */
static __always_inline bool skip_extension(struct __sk_buff *skb, const struct network *at,
					   struct packet *packet)
{
	__u8 start[4];

	switch (packet->protocol) {
	case PROTOCOL_HOP_BY_HOP:
	case PROTOCOL_ROUTING:
	case PROTOCOL_DESTINATION:
	case PROTOCOL_FRAGMENT:
	case PROTOCOL_AUTHENTICATION:
		break;
	default:
		return false;
	}
	if (packet->headers + sizeof(start) > packet->end ||
	    load(skb, at, packet->headers, start, sizeof(start)))
		return false;
	if (packet->protocol == PROTOCOL_FRAGMENT) {
		packet->has_ports = !((start[2] << 8 | start[3]) & 0xfff8);
		packet->headers += 8;
	} else if (packet->protocol == PROTOCOL_AUTHENTICATION) {
		packet->headers += (start[1] + 2) * 4;
	} else {
		packet->headers += (start[1] + 1) * 8;
	}
	packet->protocol = start[0];
	/* What follows in a later fragment is data, whatever it looks like. */
	return packet->has_ports;
}

static __always_inline enum parsed parse_ipv4(struct __sk_buff *skb, const struct network *at,
					      struct packet *packet)
{
	__u8 header[20];
	__u32 total;

	if (load(skb, at, 0, header, sizeof(header)) || (header[0] >> 4) != 4)
		return PARSED_REFUSED;
	packet->headers = (header[0] & 0x0f) * 4;
	total = header[2] << 8 | header[3];
	/* 0 stands for a TCP super-packet of more than 64 KiB. */
	if (!total && skb->gso_size)
		total = skb->len;
	if (packet->headers < 20 || !measure(skb, at, packet, total))
		return PARSED_REFUSED;
	packet->has_ports = !((header[6] << 8 | header[7]) & 0x1fff);
	packet->protocol = header[9];
	packet->source[10] = packet->source[11] = 0xff;
	packet->destination[10] = packet->destination[11] = 0xff;
	__builtin_memcpy(packet->source + 12, header + 12, 4);
	__builtin_memcpy(packet->destination + 12, header + 16, 4);
	if (packet->protocol == PROTOCOL_AUTHENTICATION && packet->has_ports)
		skip_extension(skb, at, packet);
	return PARSED;
}

static __always_inline enum parsed parse_ipv6(struct __sk_buff *skb, const struct network *at,
					      struct packet *packet)
{
	__u8 header[40];
	__u32 total;

	if (load(skb, at, 0, header, sizeof(header)) || (header[0] >> 4) != 6)
		return PARSED_REFUSED;
	packet->headers = sizeof(header);
	total = (header[4] << 8 | header[5]) + sizeof(header);
	/* 0 stands for a TCP super-packet of more than 64 KiB. */
	if (total == sizeof(header) && skb->gso_size)
		total = skb->len;
	if (!measure(skb, at, packet, total))
		return PARSED_REFUSED;
	__builtin_memcpy(packet->source, header + 8, 16);
	__builtin_memcpy(packet->destination, header + 24, 16);
	packet->has_ports = true;
	packet->protocol = header[6];
	for (int i = 0; i < MAX_EXTENSION_HEADERS; i++)
		if (!skip_extension(skb, at, packet))
			break;
	return PARSED;
}

static __always_inline bool is_echo(__u8 protocol, __u8 type)
{
	if (protocol == PROTOCOL_ICMP)
		return type == ICMP_ECHO_REQUEST || type == ICMP_ECHO_REPLY;
	return type == ICMPV6_ECHO_REQUEST || type == ICMPV6_ECHO_REPLY;
}

static __always_inline void read_tcp(struct __sk_buff *skb, const struct network *at,
				     struct packet *packet)
{
	__u8 offset_and_flags[2];

	/* The first fragment of a packet may end before them. */
	if (packet->headers + 14 > packet->end ||
	    load(skb, at, packet->headers + 12, offset_and_flags, sizeof(offset_and_flags)))
		return;
	packet->tcp_flags = offset_and_flags[1];
	packet->headers += (offset_and_flags[0] >> 4) * 4;
}

static __always_inline void parse_transport(struct __sk_buff *skb, const struct network *at,
					    struct packet *packet)
{
	__u8 header[8];

	if (packet->headers + sizeof(header) > packet->end ||
	    load(skb, at, packet->headers, header, sizeof(header)))
		return;
	packet->transport = packet->headers;
	switch (packet->protocol) {
	case PROTOCOL_TCP:
		read_tcp(skb, at, packet);
		break;
	case PROTOCOL_UDP:
	case PROTOCOL_UDP_LITE:
		packet->headers += 8;
		break;
	case PROTOCOL_SCTP:
		packet->headers += 12;
		break;
	case PROTOCOL_ICMP:
	case PROTOCOL_ICMPV6:
		packet->echo = is_echo(packet->protocol, header[0]);
		if (packet->echo)
			packet->source_port = packet->destination_port = header[4] << 8 | header[5];
		return;
	default:
		return;
	}
	packet->source_port = header[0] << 8 | header[1];
	packet->destination_port = header[2] << 8 | header[3];
}

/*
 * One skb may stand for many packets (GSO, GRO): each of them carries the headers again. For a
 * tunnel, those inside are repeated too; they are known to the kernel, which counts them into
 * wire_len on egress (Linux 6.17; before that, it has no more than what is counted here).
 */
static __always_inline void count_segments(struct __sk_buff *skb, struct packet *packet,
					   __u8 direction)
{
	__u32 size = skb->gso_size;
	__u32 link;

	packet->segments = 1;
	if (!size)
		return;
	if (packet->headers > packet->end)
		packet->headers = packet->end;
	packet->segments = skb->gso_segs;
	if (!packet->segments)
		packet->segments = (packet->bytes - packet->headers + size - 1) / size;
	if (packet->segments <= 1) {
		packet->segments = 1;
		return;
	}
	packet->bytes += (packet->segments - 1) * packet->headers;
	link = packet->segments * packet->link;
	if (direction == DIRECTION_OUT && skb->wire_len > packet->bytes + link)
		packet->bytes = skb->wire_len - link;
}

static __always_inline enum parsed parse_packet(struct __sk_buff *skb, struct packet *packet,
						__u8 direction)
{
	enum parsed result;
	struct network at;

	__builtin_memset(packet, 0, sizeof(*packet));
	if (!find_network_header(skb, &at))
		return PARSED_REFUSED;
	if (at.protocol == bpf_htons(ETH_P_IP))
		result = parse_ipv4(skb, &at, packet);
	else if (at.protocol == bpf_htons(ETH_P_IPV6))
		result = parse_ipv6(skb, &at, packet);
	else
		return PARSED_NOT_IP;
	if (result != PARSED)
		return result;
	if (packet->has_ports)
		parse_transport(skb, &at, packet);
	count_segments(skb, packet, direction);
	return PARSED;
}

#endif
