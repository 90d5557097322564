/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The classifiers: one body for both directions. Counts into the flow's entry; only the first
 * packet of a flow takes the slow path of flow_opening.h. Never a verdict: the next program decides
 * (TC_ACT_UNSPEC is TCX_NEXT).
 */
#ifndef TELLTALE_TC_TRAFFIC_H
#define TELLTALE_TC_TRAFFIC_H

#define TC_ACT_UNSPEC -1

static __always_inline void key_of_packet(struct flow_key *key, const struct packet *packet,
					  __u8 direction)
{
	bool out = direction == DIRECTION_OUT;

	__builtin_memset(key, 0, sizeof(*key));
	__builtin_memcpy(key->local_address, out ? packet->source : packet->destination, 16);
	__builtin_memcpy(key->remote_address, out ? packet->destination : packet->source, 16);
	key->local_port = out ? packet->source_port : packet->destination_port;
	/* An echo has an identifier where others have ports. It is the asking socket's, so that two
	 * pings of one host are two flows; seen from either end it stands for the local port. */
	if (!packet->echo)
		key->remote_port = out ? packet->destination_port : packet->source_port;
	key->protocol = packet->protocol;
}

/* The interface that counts a flow. A CPU whose share was not written yet finds it in the facts;
 * only a mirror has none. */
static __always_inline __u32 counting_ifindex(struct flow_counters *counters,
					      const struct flow_key *key)
{
	struct flow_facts *known;

	if (!counters->ifindex) {
		known = bpf_map_lookup_elem(&facts, key);
		counters->ifindex = known ? known->ifindex : IFINDEX_MIRROR;
	}
	return counters->ifindex;
}

/* Per CPU and never interrupted by another classifier of the same CPU: plain additions. */
static __always_inline void add(struct flow_counters *counters, const struct packet *packet,
				__u8 direction)
{
	if (direction == DIRECTION_OUT) {
		counters->sent_bytes += packet->bytes;
		counters->sent_packets += packet->segments;
	} else {
		counters->received_bytes += packet->bytes;
		counters->received_packets += packet->segments;
	}
}

/* The other half of a flow that passes through: what leaves on its first interface was received. */
static __noinline enum fate count_mirrored(struct __sk_buff *skb, struct flow_key *key,
					   struct packet *packet, __u8 direction)
{
	struct flow_counters *counters;
	struct flow_key reversed;

	reverse_key(&reversed, key);
	counters = bpf_map_lookup_elem(&flows, &reversed);
	if (!counters && direction == DIRECTION_IN && is_sent_by_another_namespace(skb))
		counters = open_inner(skb, &reversed, packet);
	if (!counters || counting_ifindex(counters, &reversed) != skb->ifindex)
		return FATE_ELSEWHERE;
	add(counters, packet, direction == DIRECTION_OUT ? DIRECTION_IN : DIRECTION_OUT);
	if (direction == DIRECTION_IN && counters->searches < OWNER_SETTLED)
		own_late(skb, &reversed, counters);
	return FATE_COUNTED;
}

/* What is not settled of a flow when it sends: whose it is, and the names in what it says first. */
static __noinline void attend(struct __sk_buff *skb, struct flow_key *key, struct packet *packet,
			      struct flow_counters *counters)
{
	if (counters->searches < OWNER_SETTLED)
		own_late(skb, key, counters);
	if (counters->looks < LOOKS_SETTLED)
		hear_first_words(skb, key, packet, counters);
	counters->settled = counters->searches >= OWNER_SETTLED && counters->looks >= LOOKS_SETTLED;
}

static __always_inline enum fate count_into(struct flow_counters *counters, struct __sk_buff *skb,
					    struct flow_key *key, struct packet *packet,
					    __u8 direction)
{
	add(counters, packet, direction);
	if (direction == DIRECTION_OUT && !counters->settled)
		attend(skb, key, packet, counters);
	if (key->remote_port == PORT_DNS) {
		if (direction == DIRECTION_OUT && key->protocol == PROTOCOL_UDP)
			open_again(skb, key, packet);
		hear_name_server(skb, key, packet, direction);
	} else if (direction == DIRECTION_IN && key->remote_port == PORT_MULTICAST_DNS) {
		hear_neighbour(skb, key, packet);
	}
	return FATE_COUNTED;
}

/* The careful way. */
static __always_inline enum fate count_parsed(struct __sk_buff *skb, struct flow_key *key,
					      struct packet *packet, __u8 direction)
{
	struct flow_counters *counters;
	__u32 ifindex;

	key_of_packet(key, packet, direction);
	counters = bpf_map_lookup_elem(&flows, key);
	if (!counters)
		counters = open_flow(skb, key, packet, direction);
	if (!counters)
		return FATE_MAP_FULL;
	/* A packet may cross several interfaces (bridge, veth): the first one that saw the flow
	 * counts. */
	ifindex = counting_ifindex(counters, key);
	if (ifindex == IFINDEX_MIRROR)
		return count_mirrored(skb, key, packet, direction);
	if (ifindex != skb->ifindex)
		return FATE_ELSEWHERE;
	return count_into(counters, skb, key, packet, direction);
}

static __always_inline enum fate count_carefully(struct __sk_buff *skb, struct flow_key *key,
						 struct packet *packet, __u8 direction)
{
	switch (parse_packet(skb, packet, direction)) {
	case PARSED:
		return count_parsed(skb, key, packet, direction);
	case PARSED_REFUSED:
		count_loss(LOSS_PARSE_REFUSED);
		return FATE_REFUSED;
	default:
		return FATE_NOT_IP;
	}
}

static __always_inline int count_packet(struct __sk_buff *skb, __u8 direction)
{
	struct flow_counters *counters;
	struct packet packet;
	struct flow_key key;
	enum fate fate;

	counters = known_flow(skb, &key, &packet, direction);
	if (counters) {
		count_into(counters, skb, &key, &packet, direction);
		enter_into_books(skb, &packet, direction, FATE_COUNTED);
		return TC_ACT_UNSPEC;
	}
	fate = count_carefully(skb, &key, &packet, direction);
	enter_into_books(skb, &packet, direction, fate);
	return TC_ACT_UNSPEC;
}

SEC("tc")
int telltale_in(struct __sk_buff *skb)
{
	return count_packet(skb, DIRECTION_IN);
}

SEC("tc")
int telltale_out(struct __sk_buff *skb)
{
	return count_packet(skb, DIRECTION_OUT);
}

#endif
