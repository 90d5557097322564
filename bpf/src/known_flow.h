/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The shortest way for nearly every packet: TCP or UDP, directly behind an IP header without
 * options, behind an Ethernet header or none, of the length that it says. It is read in place,
 * because each call of bpf_skb_load_bytes() costs half as much as the lookup of the flow.
 *
 * Which of the two links it is, is a guess: a forged packet may look like both. Therefore this way
 * only ever finds a flow that the careful way has opened on the same interface. Whoever could forge
 * a packet to be taken for such a flow could as well send one of that flow.
 */
#ifndef TELLTALE_KNOWN_FLOW_H
#define TELLTALE_KNOWN_FLOW_H

/* Bytes that must be there to read TCP's flags, which the shortest UDP datagrams have not. */
#define PLAIN_IPV4 (20 + 14)
#define PLAIN_IPV6 (40 + 14)

static __always_inline bool is_plain_ipv4(struct __sk_buff *skb, const __u8 *ip, __u32 link)
{
	return ip[0] == 0x45 && bpf_ntohs(*(__be16 *)(ip + 2)) + link == skb->len &&
	       !(*(__be16 *)(ip + 6) & bpf_htons(0x3fff));
}

static __always_inline bool is_plain_ipv6(struct __sk_buff *skb, const __u8 *ip, __u32 link)
{
	return ip[0] >> 4 == 6 && bpf_ntohs(*(__be16 *)(ip + 4)) + 40 + link == skb->len;
}

static __always_inline bool read_plain_ports(const __u8 *transport, struct flow_key *key,
					     struct packet *packet, __u8 direction)
{
	__u16 source = bpf_ntohs(*(__be16 *)transport);
	__u16 destination = bpf_ntohs(*(__be16 *)(transport + 2));
	bool out = direction == DIRECTION_OUT;

	packet->transport = packet->headers;
	if (key->protocol == PROTOCOL_TCP)
		packet->headers += (transport[12] >> 4) * 4;
	else if (key->protocol == PROTOCOL_UDP)
		packet->headers += 8;
	else
		return false;
	key->local_port = out ? source : destination;
	key->remote_port = out ? destination : source;
	return true;
}

/* Fills the key, and of the packet what count_segments needs. */
static __always_inline bool read_plain(struct __sk_buff *skb, struct flow_key *key,
				       struct packet *packet, __u8 direction)
{
	const __u8 *frame = (const __u8 *)(long)skb->data;
	const __u8 *end = (const __u8 *)(long)skb->data_end;
	bool out = direction == DIRECTION_OUT;
	const __u8 *ip;

	packet->link =
		frame + ETHERNET_HEADER <= end && *(__be16 *)(frame + 12) == (__be16)skb->protocol
			? ETHERNET_HEADER
			: 0;
	ip = frame + packet->link;
	packet->bytes = packet->end = skb->len - packet->link;
	__builtin_memset(key, 0, sizeof(*key));
	if (skb->protocol == bpf_htons(ETH_P_IP)) {
		if (ip + PLAIN_IPV4 > end || !is_plain_ipv4(skb, ip, packet->link))
			return false;
		key->protocol = ip[9];
		packet->headers = 20;
		map_ipv4(key->local_address, *(__be32 *)(ip + (out ? 12 : 16)));
		map_ipv4(key->remote_address, *(__be32 *)(ip + (out ? 16 : 12)));
		return read_plain_ports(ip + 20, key, packet, direction);
	}
	if (skb->protocol == bpf_htons(ETH_P_IPV6)) {
		if (ip + PLAIN_IPV6 > end || !is_plain_ipv6(skb, ip, packet->link))
			return false;
		key->protocol = ip[6];
		packet->headers = 40;
		__builtin_memcpy(key->local_address, ip + (out ? 8 : 24), 16);
		__builtin_memcpy(key->remote_address, ip + (out ? 24 : 8), 16);
		return read_plain_ports(ip + 40, key, packet, direction);
	}
	return false;
}

/* The counters of this packet's flow if the flow is known and counts on this interface. */
static __always_inline struct flow_counters *known_flow(struct __sk_buff *skb, struct flow_key *key,
							struct packet *packet, __u8 direction)
{
	struct flow_counters *counters;

	if (!read_plain(skb, key, packet, direction))
		return NULL;
	counters = bpf_map_lookup_elem(&flows, key);
	if (!counters || counters->ifindex != skb->ifindex)
		return NULL;
	count_segments(skb, packet, direction);
	return counters;
}

#endif
