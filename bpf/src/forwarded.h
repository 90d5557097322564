/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Packets that pass through: containers, virtual machines, other machines behind this one. They are
 * seen twice or more, under one key (routed), under a reversed key (the answer leaves where the
 * question came in) or under a translated one (NAT); each byte counts once.
 *
 * A routed flow is counted by the interface that saw it first. A translated one is counted where it
 * leaves, under the addresses that the world sees, with the owner that was seen where it came in;
 * the helper hides the inner half. Conntrack knows which belongs to which. Where its types are not
 * known when the programs are loaded (the module came later), both halves stay visible.
 */
#ifndef TELLTALE_FORWARDED_H
#define TELLTALE_FORWARDED_H

#define CONNTRACK_POINTER (~7UL)
#define CONNTRACK_INFO 7UL
#define CONNTRACK_IS_REPLY 3
#define CONNTRACK_UNTRACKED 7

/* Packets come in without a socket, except from a veth whose other end is in another namespace: the
 * sender's socket is still with them. What a tun device brings has the device's own. */
static __always_inline bool is_sent_by_another_namespace(struct __sk_buff *skb)
{
	struct bpf_sock *sk = skb->sk;

	return sk && (sk->family == AF_INET || sk->family == AF_INET6);
}

static __always_inline void reverse_key(struct flow_key *reversed, const struct flow_key *key)
{
	__builtin_memset(reversed, 0, sizeof(*reversed));
	__builtin_memcpy(reversed->local_address, key->remote_address, 16);
	__builtin_memcpy(reversed->remote_address, key->local_address, 16);
	reversed->protocol = key->protocol;
	reversed->local_port = key->remote_port;
	reversed->remote_port = key->local_port;
	/* The identifier of an echo stands for the local port at either end. */
	if (key->protocol == PROTOCOL_ICMP || key->protocol == PROTOCOL_ICMPV6)
		reversed->local_port = key->local_port;
}

static __always_inline bool same_key(const struct flow_key *a, const struct flow_key *b)
{
	const __u64 *left = (const __u64 *)a, *right = (const __u64 *)b;

	return left[0] == right[0] && left[1] == right[1] && left[2] == right[2] &&
	       left[3] == right[3] && left[4] == right[4];
}

static __always_inline bool same_source(const struct flow_key *a, const struct flow_key *b)
{
	const __u64 *left = (const __u64 *)a, *right = (const __u64 *)b;

	return left[0] == right[0] && left[1] == right[1] && a->local_port == b->local_port;
}

static __always_inline void read_conntrack(struct flow_key *key, struct nf_conntrack_tuple *tuple,
					   __u8 protocol)
{
	key->protocol = protocol;
	key->local_port = bpf_ntohs(BPF_CORE_READ(tuple, src.u.all));
	/* Of ICMP this is type and code, which are not in a key. */
	if (protocol != PROTOCOL_ICMP && protocol != PROTOCOL_ICMPV6)
		key->remote_port = bpf_ntohs(BPF_CORE_READ(tuple, dst.u.all));
	if (BPF_CORE_READ(tuple, src.l3num) == AF_INET) {
		map_ipv4(key->local_address, BPF_CORE_READ(tuple, src.u3.ip));
		map_ipv4(key->remote_address, BPF_CORE_READ(tuple, dst.u3.ip));
	} else {
		BPF_CORE_READ_INTO(&key->local_address, tuple, src.u3.all);
		BPF_CORE_READ_INTO(&key->remote_address, tuple, dst.u3.all);
	}
}

/* Fills both keys, each from its sender's side. Returns ip_conntrack_info, or untracked. */
static __always_inline __u32 find_conntrack(struct __sk_buff *skb, __u8 protocol,
					    struct opening *opening)
{
	struct nf_conn *connection;
	unsigned long word;

	if (!bpf_core_type_exists(struct nf_conn) ||
	    !bpf_core_field_exists(((struct sk_buff *)0)->_nfct))
		return CONNTRACK_UNTRACKED;
	word = BPF_CORE_READ((struct sk_buff *)skb, _nfct);
	connection = (struct nf_conn *)(word & CONNTRACK_POINTER);
	if (!connection)
		return CONNTRACK_UNTRACKED;
	read_conntrack(&opening->original, &connection->tuplehash[0].tuple, protocol);
	read_conntrack(&opening->reply, &connection->tuplehash[1].tuple, protocol);
	return word & CONNTRACK_INFO;
}

/* Makes the flow at hand the outer half of one that was seen where it came in. */
static __always_inline bool join_inner(struct opening *opening, const struct flow_key *key,
				       const struct flow_key *inner)
{
	struct flow_facts *seen = bpf_map_lookup_elem(&facts, inner);

	if (!seen || same_key(key, inner))
		return false;
	if (seen->owner.how != OWNER_NONE)
		opening->known.owner = seen->owner;
	opening->known.cookie = seen->cookie;
	opening->known.flags |= FLOW_TRANSLATED | (seen->flags & FLOW_OTHER_NAMESPACE);
	opening->known.inner = *inner;
	return true;
}

enum forwarded {
	FORWARDED_OWN,	  /* a flow of its own, or not forwarded at all */
	FORWARDED_MIRROR, /* counted under the reversed key */
};

/*
 * Where a packet that passes through is counted: under the reversed key if that was seen first, or
 * if the packet's own socket is at its source. If neither, and the packet was translated, its flow
 * is joined to the inner half.
 */
static __always_inline enum forwarded sort_forwarded(struct __sk_buff *skb,
						     const struct flow_key *key, __u8 direction,
						     struct opening *opening)
{
	__u32 info;

	if (opening->known.owner.why != WHY_FORWARDED)
		return FORWARDED_OWN;
	if (direction == DIRECTION_IN && is_sent_by_another_namespace(skb))
		return FORWARDED_MIRROR;
	reverse_key(&opening->reversed, key);
	if (bpf_map_lookup_elem(&facts, &opening->reversed))
		return FORWARDED_MIRROR;
	/* Coming in, conntrack has not seen the packet yet. */
	if (direction != DIRECTION_OUT)
		return FORWARDED_OWN;
	info = find_conntrack(skb, key->protocol, opening);
	if (info == CONNTRACK_UNTRACKED)
		return FORWARDED_OWN;
	if (info >= CONNTRACK_IS_REPLY) {
		/* The answer of a published port: the answering socket is the reply's source. */
		join_inner(opening, key, &opening->reply);
		return FORWARDED_OWN;
	}
	reverse_key(&opening->reversed, &opening->original);
	if (same_source(&opening->original, key))
		/* The destination was translated: it came in for a published port. */
		return bpf_map_lookup_elem(&facts, &opening->reversed) ? FORWARDED_MIRROR
								       : FORWARDED_OWN;
	if (!join_inner(opening, key, &opening->original))
		join_inner(opening, key, &opening->reversed);
	return FORWARDED_OWN;
}

#endif
