/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The classifiers: one body for both directions. Counts into the flow's entry; only the first
 * packet of a flow takes the slow path, which finds the owner and tells the helper. Never a
 * verdict: the next program decides (TC_ACT_UNSPEC is TCX_NEXT).
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
	key->remote_port = out ? packet->destination_port : packet->source_port;
	key->protocol = packet->protocol;
}

static __always_inline void owner_of_sender(struct __sk_buff *skb, struct flow_facts *known)
{
	struct bpf_sock *sk = skb->sk;
	struct socket_tag *tag;

	known->cookie = bpf_get_socket_cookie(skb);
	/* An skb that came in over another interface passes through. */
	known->owner.why = skb->ingress_ifindex ? WHY_FORWARDED : WHY_UNKNOWN;
	if (!sk)
		return;
	sk = bpf_sk_fullsock(sk);
	if (!sk)
		return;
	tag = bpf_sk_storage_get(&socket_tags, sk, 0, 0);
	if (tag)
		known->owner = tag->owner;
	else
		/* Sockets of processes all have an owner: this one was made by the kernel, for
		 * example the control socket that answers with resets. */
		known->owner.why = WHY_KERNEL;
}

static __always_inline struct bpf_sock *receiving_socket(struct __sk_buff *skb,
							 const struct flow_key *key)
{
	struct bpf_sock_tuple tuple = {};
	bool ipv4 = *(__u64 *)key->local_address == 0 &&
		    *(__u32 *)(key->local_address + 8) == bpf_htonl(0xffff);
	__u32 size = ipv4 ? sizeof(tuple.ipv4) : sizeof(tuple.ipv6);

	if (ipv4) {
		__builtin_memcpy(&tuple.ipv4.saddr, key->remote_address + 12, 4);
		__builtin_memcpy(&tuple.ipv4.daddr, key->local_address + 12, 4);
		tuple.ipv4.sport = bpf_htons(key->remote_port);
		tuple.ipv4.dport = bpf_htons(key->local_port);
	} else {
		__builtin_memcpy(&tuple.ipv6.saddr, key->remote_address, 16);
		__builtin_memcpy(&tuple.ipv6.daddr, key->local_address, 16);
		tuple.ipv6.sport = bpf_htons(key->remote_port);
		tuple.ipv6.dport = bpf_htons(key->local_port);
	}
	if (key->protocol == PROTOCOL_TCP)
		return bpf_sk_lookup_tcp(skb, &tuple, size, BPF_F_CURRENT_NETNS, 0);
	if (key->protocol == PROTOCOL_UDP)
		return bpf_sk_lookup_udp(skb, &tuple, size, BPF_F_CURRENT_NETNS, 0);
	return NULL;
}

static __always_inline void owner_of_receiver(struct __sk_buff *skb, const struct flow_key *key,
					      struct flow_facts *known)
{
	struct bpf_sock *sk = receiving_socket(skb, key);
	struct socket_tag *tag;

	known->owner.why = WHY_UNKNOWN;
	if (!sk)
		return;
	tag = bpf_sk_storage_get(&socket_tags, sk, 0, 0);
	if (tag) {
		known->owner = tag->owner;
		/* A datagram socket is its own; a TCP listener's cookie is not the connection's. */
		known->cookie = key->protocol == PROTOCOL_TCP ? 0 : tag->cookie;
	} else {
		known->owner.why = WHY_KERNEL;
	}
	bpf_sk_release(sk);
}

/* A TCP flow that begins without a SYN is older than its first packet here; whoever knows its
 * socket knows who began it. */
static __always_inline __u8 direction_of_first(const struct packet *packet, __u8 direction)
{
	if (packet->protocol != PROTOCOL_TCP)
		return direction;
	if ((packet->tcp_flags & (TCP_FLAG_SYN | TCP_FLAG_ACK)) == TCP_FLAG_SYN)
		return direction;
	return DIRECTION_UNKNOWN;
}

static __noinline struct flow_counters *open_flow(struct __sk_buff *skb, struct flow_key *key,
						  struct packet *packet, __u8 direction)
{
	struct flow_counters first = {};
	struct flow_facts known = {};
	struct flow_counters *counters;

	if (direction == DIRECTION_OUT)
		owner_of_sender(skb, &known);
	else
		owner_of_receiver(skb, key, &known);
	known.opened_boot_nanos = bpf_ktime_get_boot_ns();
	known.ifindex = skb->ifindex;
	known.direction = direction_of_first(packet, direction);
	first.ifindex = skb->ifindex;
	/* Another CPU may open the same flow now: its entry is as good as ours, and it tells. */
	if (!bpf_map_update_elem(&facts, key, &known, BPF_NOEXIST))
		emit_flow_opened(key, &known);
	bpf_map_update_elem(&flows, key, &first, BPF_NOEXIST);
	counters = bpf_map_lookup_elem(&flows, key);
	if (!counters)
		count_loss(LOSS_FLOW_MAP_FULL);
	return counters;
}

/* A packet may cross several interfaces (bridge, veth): the first one that saw the flow counts. */
static __always_inline bool counts_here(struct flow_counters *counters, const struct flow_key *key,
					__u32 ifindex)
{
	struct flow_facts *known;

	if (!counters->ifindex) {
		known = bpf_map_lookup_elem(&facts, key);
		counters->ifindex = known ? known->ifindex : ifindex;
	}
	return counters->ifindex == ifindex;
}

static __always_inline int count_packet(struct __sk_buff *skb, __u8 direction)
{
	struct flow_counters *counters;
	struct packet packet;
	struct flow_key key;
	enum parsed parsed = parse_packet(skb, &packet);

	if (parsed != PARSED) {
		if (parsed == PARSED_REFUSED)
			count_loss(LOSS_PARSE_REFUSED);
		return TC_ACT_UNSPEC;
	}
	key_of_packet(&key, &packet, direction);
	counters = bpf_map_lookup_elem(&flows, &key);
	if (!counters)
		counters = open_flow(skb, &key, &packet, direction);
	if (!counters || !counts_here(counters, &key, skb->ifindex))
		return TC_ACT_UNSPEC;
	/* Per CPU and never interrupted by another classifier of the same CPU: plain additions. */
	if (direction == DIRECTION_OUT) {
		counters->sent_bytes += packet.bytes;
		counters->sent_packets += packet.segments;
	} else {
		counters->received_bytes += packet.bytes;
		counters->received_packets += packet.segments;
	}
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
