/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From a packet to the owner of its socket. Only on the slow path: at the first packet of a flow,
 * and at later ones while nobody was found.
 */
#ifndef TELLTALE_PACKET_OWNER_H
#define TELLTALE_PACKET_OWNER_H

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
	else if (sk->family == AF_PACKET)
		/* No hook sees a packet socket made, but its frames go out while the sender is in
		 * its system call. */
		fill_current_owner(&known->owner, OWNER_SEND);
	else
		/* Sockets of processes all have an owner: this one was made by the kernel, for
		 * example the control socket that answers with resets. */
		known->owner.why = WHY_KERNEL;
}

static __always_inline bool is_ipv4_mapped(const __u8 address[16])
{
	return *(__u64 *)address == 0 && *(__u32 *)(address + 8) == bpf_htonl(0xffff);
}

static __always_inline struct bpf_sock *receiving_socket(struct __sk_buff *skb,
							 const struct flow_key *key)
{
	struct bpf_sock_tuple tuple = {};
	bool ipv4 = is_ipv4_mapped(key->local_address);
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

/* Whether the routing table sends a packet on instead of delivering it here. */
static __always_inline bool is_forwarded(struct __sk_buff *skb, const struct flow_key *key)
{
	struct bpf_fib_lookup route = {.ifindex = skb->ifindex};
	long result;

	if (is_ipv4_mapped(key->local_address)) {
		route.family = AF_INET;
		__builtin_memcpy(&route.ipv4_src, key->remote_address + 12, 4);
		__builtin_memcpy(&route.ipv4_dst, key->local_address + 12, 4);
	} else {
		route.family = AF_INET6;
		__builtin_memcpy(route.ipv6_src, key->remote_address, 16);
		__builtin_memcpy(route.ipv6_dst, key->local_address, 16);
	}
	result = bpf_fib_lookup(skb, &route, sizeof(route), 0);
	return result == BPF_FIB_LKUP_RET_SUCCESS || result == BPF_FIB_LKUP_RET_NO_NEIGH ||
	       result == BPF_FIB_LKUP_RET_FRAG_NEEDED;
}

static __always_inline void owner_without_ports(const struct flow_key *key,
						struct flow_facts *known)
{
	__u32 protocol = key->protocol;
	struct raw_receiver *receiver;

	if (protocol == PROTOCOL_ICMP || protocol == PROTOCOL_ICMPV6) {
		known->owner.why = WHY_KERNEL;
		return;
	}
	receiver = bpf_map_lookup_elem(&raw_receivers, &protocol);
	if (!receiver || receiver->owner.how == OWNER_NONE)
		return;
	known->owner = receiver->owner;
	known->cookie = receiver->cookie;
}

static __always_inline void owner_of_receiver(struct __sk_buff *skb, const struct flow_key *key,
					      struct flow_facts *known)
{
	bool has_ports = key->protocol == PROTOCOL_TCP || key->protocol == PROTOCOL_UDP;
	struct bpf_sock *sk = receiving_socket(skb, key);
	struct socket_tag *tag;

	known->owner.why = WHY_UNKNOWN;
	if (!sk) {
		if (is_forwarded(skb, key))
			known->owner.why = WHY_FORWARDED;
		else if (has_ports)
			/* Nobody listens: the kernel answers with a reset or an ICMP error. */
			known->owner.why = WHY_KERNEL;
		else
			owner_without_ports(key, known);
		return;
	}
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

static __always_inline void find_owner(struct __sk_buff *skb, const struct flow_key *key,
				       __u8 direction, struct flow_facts *known)
{
	if (direction == DIRECTION_OUT)
		owner_of_sender(skb, known);
	else
		owner_of_receiver(skb, key, known);
}

#endif
