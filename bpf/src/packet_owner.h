/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From a packet to the owner of its socket. Only on the slow path: at the first packet of a flow,
 * and at later ones while nobody was found.
 */
#ifndef TELLTALE_PACKET_OWNER_H
#define TELLTALE_PACKET_OWNER_H

/* A subflow of a multipath connection is a socket of its own that no process ever sees: where it
 * has no owner, the connection's is its own. */
static __always_inline struct socket_tag *tag_of(struct bpf_sock *sk)
{
	struct socket_tag *tag = bpf_sk_storage_get(&socket_tags, sk, 0, 0);
	struct mptcp_sock *connection;

	if (tag || !SUBFLOW_LEADS_TO_CONNECTION)
		return tag;
	connection = bpf_skc_to_mptcp_sock(sk);
	return connection ? bpf_sk_storage_get(&socket_tags, connection, 0, 0) : NULL;
}

enum local_end {
	LOCAL_END_NOT_THE_KERNELS,
	LOCAL_END_THE_KERNELS,
	LOCAL_END_A_TUNNELS,
};

static __always_inline struct bpf_sock *
receiving_socket(struct __sk_buff *skb, const struct flow_key *key, __u16 local_port);

/* Datagrams for a socket that tunnels are handed to its tunnel instead. The verifier lets nobody
 * compute with the address of a socket, but its value can be copied. */
static __always_inline bool hands_to_tunnel(struct bpf_sock *sk)
{
	struct udp_sock *udp = NULL;

	bpf_probe_read_kernel(&udp, sizeof(udp), &sk);
	return BPF_CORE_READ(udp, encap_rcv) != NULL;
}

static __noinline enum local_end local_end_at(struct __sk_buff *skb, const struct flow_key *key,
					      __u16 port)
{
	enum local_end end = LOCAL_END_NOT_THE_KERNELS;
	struct bpf_sock *sk;

	if (key->protocol != PROTOCOL_UDP)
		return end;
	sk = receiving_socket(skb, key, port);
	if (!sk)
		return end;
	if (!bpf_sk_storage_get(&socket_tags, sk, 0, 0))
		end = hands_to_tunnel(sk) ? LOCAL_END_A_TUNNELS : LOCAL_END_THE_KERNELS;
	bpf_sk_release(sk);
	return end;
}

/*
 * A tunnel of the kernel sends its packets with the socket still attached whose packet is inside:
 * it has nothing to do with the outer flow. Where the packet does not say what it is, the socket
 * does at which the flow ends here (WireGuard), or at which it would if it came from the other end:
 * VXLAN and its like send from any port to the one that both ends listen at.
 */
static __always_inline bool is_sent_by_kernel(struct __sk_buff *skb, const struct flow_key *key,
					      struct flow_facts *known)
{
	struct bpf_sock *sk = skb->sk;
	enum local_end end;

	if (skb->ingress_ifindex)
		return false;
	if (BPF_CORE_READ_BITFIELD_PROBED((struct sk_buff *)skb, encapsulation)) {
		end = LOCAL_END_A_TUNNELS;
	} else {
		if (key->protocol != PROTOCOL_UDP)
			return false;
		if (sk)
			sk = bpf_sk_fullsock(sk);
		if (sk && sk->protocol == PROTOCOL_UDP && sk->src_port == key->local_port)
			return false;
		end = local_end_at(skb, key, key->local_port);
		if (end == LOCAL_END_NOT_THE_KERNELS &&
		    local_end_at(skb, key, key->remote_port) == LOCAL_END_A_TUNNELS)
			end = LOCAL_END_A_TUNNELS;
	}
	if (end == LOCAL_END_NOT_THE_KERNELS)
		return false;
	known->owner.why = WHY_KERNEL;
	if (end == LOCAL_END_A_TUNNELS)
		known->flags |= FLOW_TUNNEL;
	return true;
}

static __always_inline void owner_of_sender(struct __sk_buff *skb, const struct flow_key *key,
					    struct flow_facts *known)
{
	struct bpf_sock *sk = skb->sk;
	struct socket_tag *tag;

	if (is_sent_by_kernel(skb, key, known))
		return;
	known->cookie = bpf_get_socket_cookie(skb);
	/* An skb that came in over another interface passes through. */
	known->owner.why = skb->ingress_ifindex ? WHY_FORWARDED : WHY_UNKNOWN;
	if (!sk)
		return;
	sk = bpf_sk_fullsock(sk);
	if (!sk)
		return;
	tag = tag_of(sk);
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

static __always_inline struct bpf_sock *
receiving_socket(struct __sk_buff *skb, const struct flow_key *key, __u16 local_port)
{
	struct bpf_sock_tuple tuple = {};
	bool ipv4 = is_ipv4_mapped(key->local_address);
	__u32 size = ipv4 ? sizeof(tuple.ipv4) : sizeof(tuple.ipv6);

	if (ipv4) {
		__builtin_memcpy(&tuple.ipv4.saddr, key->remote_address + 12, 4);
		__builtin_memcpy(&tuple.ipv4.daddr, key->local_address + 12, 4);
		tuple.ipv4.sport = bpf_htons(key->remote_port);
		tuple.ipv4.dport = bpf_htons(local_port);
	} else {
		__builtin_memcpy(&tuple.ipv6.saddr, key->remote_address, 16);
		__builtin_memcpy(&tuple.ipv6.daddr, key->local_address, 16);
		tuple.ipv6.sport = bpf_htons(key->remote_port);
		tuple.ipv6.dport = bpf_htons(local_port);
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
	struct bpf_sock *sk = receiving_socket(skb, key, key->local_port);
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
	tag = tag_of(sk);
	if (tag) {
		known->owner = tag->owner;
		/* A datagram socket is its own; a TCP listener's cookie is not the connection's. */
		known->cookie = key->protocol == PROTOCOL_TCP ? 0 : tag->cookie;
	} else {
		known->owner.why = WHY_KERNEL;
		if (key->protocol == PROTOCOL_UDP && hands_to_tunnel(sk))
			known->flags |= FLOW_TUNNEL;
	}
	bpf_sk_release(sk);
}

static __always_inline void find_owner(struct __sk_buff *skb, const struct flow_key *key,
				       __u8 direction, struct flow_facts *known)
{
	if (direction == DIRECTION_OUT)
		owner_of_sender(skb, key, known);
	else
		owner_of_receiver(skb, key, known);
}

#endif
