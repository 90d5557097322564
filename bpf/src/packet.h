/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From a packet to its flow and its size on the wire.
 *
 * Every read is relative to the network header, which the kernel has set on both paths before a
 * classifier runs; so links with and without an Ethernet header (tun, WireGuard, PPP) need no
 * distinction. Sizes come from the IP header, so padding of short frames is not counted.
 */
#ifndef TELLTALE_PACKET_H
#define TELLTALE_PACKET_H

#define ETH_P_IP 0x0800
#define ETH_P_IPV6 0x86DD
#define PROTOCOL_HOP_BY_HOP 0
#define PROTOCOL_TCP 6
#define PROTOCOL_UDP 17
#define PROTOCOL_ROUTING 43
#define PROTOCOL_FRAGMENT 44
#define PROTOCOL_AUTHENTICATION 51
#define PROTOCOL_DESTINATION 60
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
	__u16 headers;	/* network and transport header, repeated in every segment */
	__u32 bytes;	/* on the wire, from the network header up */
	__u32 segments; /* packets on the wire */
};

enum parsed {
	PARSED,
	PARSED_NOT_IP,
	PARSED_REFUSED,
};

static __always_inline int load(struct __sk_buff *skb, __u32 offset, void *to, __u32 size)
{
	return bpf_skb_load_bytes_relative(skb, offset, to, size, BPF_HDR_START_NET);
}

static __always_inline enum parsed parse_ipv4(struct __sk_buff *skb, struct packet *packet,
					      bool *has_ports)
{
	__u8 header[20];
	__u16 total, fragment;

	if (load(skb, 0, header, sizeof(header)) || (header[0] >> 4) != 4)
		return PARSED_REFUSED;
	packet->headers = (header[0] & 0x0f) * 4;
	if (packet->headers < 20)
		return PARSED_REFUSED;
	total = header[2] << 8 | header[3];
	fragment = (header[6] << 8 | header[7]) & 0x1fff;
	/* 0 stands for a TCP super-packet of more than 64 KiB. */
	packet->bytes = total ? total : skb->len;
	packet->protocol = header[9];
	packet->source[10] = packet->source[11] = 0xff;
	packet->destination[10] = packet->destination[11] = 0xff;
	__builtin_memcpy(packet->source + 12, header + 12, 4);
	__builtin_memcpy(packet->destination + 12, header + 16, 4);
	/* Only the first fragment carries ports: the others count for the pair of hosts. */
	*has_ports = fragment == 0;
	return PARSED;
}

/* Walks one extension header. Returns false when `next` is not one. */
static __always_inline bool skip_extension(struct __sk_buff *skb, __u8 *next, __u32 *offset,
					   bool *has_ports)
{
	__u8 start[4];

	switch (*next) {
	case PROTOCOL_HOP_BY_HOP:
	case PROTOCOL_ROUTING:
	case PROTOCOL_DESTINATION:
	case PROTOCOL_FRAGMENT:
	case PROTOCOL_AUTHENTICATION:
		break;
	default:
		return false;
	}
	if (load(skb, *offset, start, sizeof(start)))
		return false;
	if (*next == PROTOCOL_FRAGMENT) {
		*has_ports = *has_ports && !((start[2] << 8 | start[3]) & 0xfff8);
		*offset += 8;
	} else if (*next == PROTOCOL_AUTHENTICATION) {
		*offset += (start[1] + 2) * 4;
	} else {
		*offset += (start[1] + 1) * 8;
	}
	*next = start[0];
	return true;
}

static __always_inline enum parsed parse_ipv6(struct __sk_buff *skb, struct packet *packet,
					      bool *has_ports)
{
	__u8 header[40];
	__u32 offset = 40;
	__u16 payload;
	__u8 next;

	if (load(skb, 0, header, sizeof(header)) || (header[0] >> 4) != 6)
		return PARSED_REFUSED;
	payload = header[4] << 8 | header[5];
	/* 0 stands for a jumbo payload or a TCP super-packet of more than 64 KiB. */
	packet->bytes = payload ? payload + 40 : skb->len;
	__builtin_memcpy(packet->source, header + 8, 16);
	__builtin_memcpy(packet->destination, header + 24, 16);
	next = header[6];
	*has_ports = true;
	for (int i = 0; i < MAX_EXTENSION_HEADERS; i++)
		if (!skip_extension(skb, &next, &offset, has_ports))
			break;
	packet->protocol = next;
	packet->headers = offset;
	return PARSED;
}

static __always_inline void parse_transport(struct __sk_buff *skb, struct packet *packet)
{
	__u8 header[14];
	__u32 offset = packet->headers;

	if (packet->protocol == PROTOCOL_TCP) {
		if (load(skb, offset, header, 14))
			return;
		packet->tcp_flags = header[13];
		packet->headers += (header[12] >> 4) * 4;
	} else if (packet->protocol == PROTOCOL_UDP) {
		if (load(skb, offset, header, 8))
			return;
		packet->headers += 8;
	} else {
		return;
	}
	packet->source_port = header[0] << 8 | header[1];
	packet->destination_port = header[2] << 8 | header[3];
}

/* One skb may stand for many packets (GSO, GRO): each of them carries the headers again. */
static __always_inline void count_segments(struct __sk_buff *skb, struct packet *packet)
{
	__u32 segments = skb->gso_segs;
	__u32 size = skb->gso_size;

	if (!segments && size && packet->bytes > packet->headers)
		segments = (packet->bytes - packet->headers + size - 1) / size;
	packet->segments = segments ? segments : 1;
	packet->bytes += (packet->segments - 1) * packet->headers;
}

static __always_inline enum parsed parse_packet(struct __sk_buff *skb, struct packet *packet)
{
	bool has_ports = false;
	enum parsed result;

	__builtin_memset(packet, 0, sizeof(*packet));
	if (skb->protocol == bpf_htons(ETH_P_IP))
		result = parse_ipv4(skb, packet, &has_ports);
	else if (skb->protocol == bpf_htons(ETH_P_IPV6))
		result = parse_ipv6(skb, packet, &has_ports);
	else
		return PARSED_NOT_IP;
	if (result == PARSED && has_ports)
		parse_transport(skb, packet);
	count_segments(skb, packet);
	return result;
}

#endif
