/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The slow path: the first packet of a flow, and later ones that tell whose it is. Finds the owner,
 * enters the flow, and tells the helper.
 */
#ifndef TELLTALE_FLOW_OPENING_H
#define TELLTALE_FLOW_OPENING_H

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

/* The scratch of the slow path, filled with what the packet at hand tells of its owner. */
static __always_inline struct opening *begin_opening(struct __sk_buff *skb,
						     const struct flow_key *key, __u8 direction)
{
	struct opening *opening;
	__u32 zero = 0;

	opening = bpf_map_lookup_elem(&openings, &zero);
	if (!opening)
		return NULL;
	__builtin_memset(opening, 0, sizeof(*opening));
	find_owner(skb, key, direction, &opening->known);
	return opening;
}

/* A packet that passes through and has an owner is from a socket of another namespace. */
static __always_inline __u8 flags_of_sender(struct __sk_buff *skb, const struct flow_facts *known)
{
	return skb->ingress_ifindex && known->owner.how != OWNER_NONE ? FLOW_OTHER_NAMESPACE : 0;
}

static __always_inline void describe_flow(struct __sk_buff *skb, const struct packet *packet,
					  __u8 direction, struct flow_facts *known)
{
	known->opened_boot_nanos = bpf_ktime_get_boot_ns();
	known->ifindex = skb->ifindex;
	if (direction == DIRECTION_OUT)
		known->flags |= flags_of_sender(skb, known);
	known->direction = direction_of_first(packet, direction);
}

static __always_inline struct flow_counters *enter_counters(const struct flow_key *key,
							    __u32 ifindex)
{
	struct flow_counters first = {.ifindex = ifindex};
	struct flow_counters *counters;

	bpf_map_update_elem(&flows, key, &first, BPF_NOEXIST);
	counters = bpf_map_lookup_elem(&flows, key);
	if (!counters)
		count_loss(LOSS_FLOW_MAP_FULL);
	return counters;
}

/* Remembers a flow and tells the helper once. Another CPU may open the same flow now: its entry is
 * as good as ours, and it tells. */
static __always_inline struct flow_counters *enter_flow(const struct flow_key *key,
							const struct flow_facts *known)
{
	if (!bpf_map_update_elem(&facts, key, known, BPF_NOEXIST))
		emit_flow_opened(key, known);
	return enter_counters(key, known->ifindex);
}

/* A packet that another namespace's socket sent comes in here to pass through: the flow is that
 * socket's, and its local end is where the packet comes from. */
static __noinline struct flow_counters *open_inner(struct __sk_buff *skb, struct flow_key *key,
						   struct packet *packet)
{
	struct opening *opening = begin_opening(skb, key, DIRECTION_OUT);

	if (!opening)
		return NULL;
	describe_flow(skb, packet, DIRECTION_OUT, &opening->known);
	return enter_flow(key, &opening->known);
}

static __noinline struct flow_counters *open_flow(struct __sk_buff *skb, struct flow_key *key,
						  struct packet *packet, __u8 direction)
{
	struct opening *opening = begin_opening(skb, key, direction);

	if (!opening)
		return NULL;
	if (sort_forwarded(skb, key, direction, opening) == FORWARDED_MIRROR)
		return enter_counters(key, IFINDEX_MIRROR);
	describe_flow(skb, packet, direction, &opening->known);
	return enter_flow(key, &opening->known);
}

/* A flow that nobody owns yet: the packet at hand may have a socket that the first one had not
 * (SCTP and TCP answer the first packet from a socket of the kernel's; a published port of a
 * container is known by the container's answer). Gives up after some packets, so that what the
 * kernel sends costs nothing for long. */
static __noinline void own_late(struct __sk_buff *skb, struct flow_key *key,
				struct flow_counters *counters)
{
	struct flow_facts *known = bpf_map_lookup_elem(&facts, key);
	struct opening *opening;

	counters->searches++;
	if (!known)
		return;
	if (known->owner.how != OWNER_NONE) {
		counters->searches = OWNER_SETTLED;
		return;
	}
	opening = begin_opening(skb, key, DIRECTION_OUT);
	if (!opening)
		return;
	sort_forwarded(skb, key, DIRECTION_OUT, opening);
	if (opening->known.owner.how == OWNER_NONE && !(opening->known.flags & ~known->flags))
		return;
	counters->searches = OWNER_SETTLED;
	/* The helper reads this entry only when the record below was lost, and then by the tick:
	 * it sees the whole owner or none. */
	known->owner = opening->known.owner;
	known->cookie = opening->known.cookie;
	known->flags |= opening->known.flags | flags_of_sender(skb, &opening->known);
	known->inner = opening->known.inner;
	emit_flow_opened(key, known);
}

/*
 * Name servers are asked from one port after the other, and a port may come again before the helper
 * has taken away the entry of the socket that had it: then the flow is the new socket's, and told
 * of again. Only there: on other flows ports come again too seldom to look at each packet's socket.
 */
static __noinline void open_again(struct __sk_buff *skb, struct flow_key *key,
				  struct packet *packet)
{
	struct flow_facts *known = bpf_map_lookup_elem(&facts, key);
	__u64 cookie = bpf_get_socket_cookie(skb);
	struct opening *opening;

	if (!known || !known->cookie || !cookie || known->cookie == cookie)
		return;
	opening = begin_opening(skb, key, DIRECTION_OUT);
	if (!opening || opening->known.cookie != cookie)
		return;
	describe_flow(skb, packet, DIRECTION_OUT, &opening->known);
	/* Read by the helper only when the record below was lost, see own_late(). */
	*known = opening->known;
	emit_flow_opened(key, known);
}

#endif
