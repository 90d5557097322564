/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef TELLTALE_FLOW_KEY_H
#define TELLTALE_FLOW_KEY_H

#define AF_INET 2
#define AF_INET6 10
#define AF_PACKET 17
#define SOCK_RAW 3

static __always_inline void map_ipv4(__u8 address[16], __be32 ipv4)
{
	__builtin_memset(address, 0, 10);
	address[10] = 0xff;
	address[11] = 0xff;
	__builtin_memcpy(address + 12, &ipv4, 4);
}

/* Fills a key from a socket. Returns false for a socket that is neither IPv4 nor IPv6. A socket of
 * family IPv6 that talks to an IPv4 host has IPv4-mapped addresses, which is what the key wants. */
static __always_inline bool key_of_socket(struct flow_key *key, const struct sock *sk)
{
	__u16 family = BPF_CORE_READ(sk, __sk_common.skc_family);

	__builtin_memset(key, 0, sizeof(*key));
	if (family == AF_INET) {
		map_ipv4(key->local_address, BPF_CORE_READ(sk, __sk_common.skc_rcv_saddr));
		map_ipv4(key->remote_address, BPF_CORE_READ(sk, __sk_common.skc_daddr));
	} else if (family == AF_INET6) {
		BPF_CORE_READ_INTO(&key->local_address, sk,
				   __sk_common.skc_v6_rcv_saddr.in6_u.u6_addr8);
		BPF_CORE_READ_INTO(&key->remote_address, sk,
				   __sk_common.skc_v6_daddr.in6_u.u6_addr8);
	} else {
		return false;
	}
	/* Not skc_num: a socket that closes has given its port back by the time the state changes.
	 */
	key->local_port = bpf_ntohs(BPF_CORE_READ((struct inet_sock *)sk, inet_sport));
	key->remote_port = bpf_ntohs(BPF_CORE_READ(sk, __sk_common.skc_dport));
	key->protocol = BPF_CORE_READ(sk, sk_protocol);
	return true;
}

/* Fills the parts that every socket event has. */
static __always_inline bool describe_socket(struct socket_event *event, __u32 kind,
					    const struct sock *sk)
{
	__builtin_memset(event, 0, sizeof(*event));
	fill_header(&event->header, kind, sizeof(*event));
	event->cookie = BPF_CORE_READ(sk, __sk_common.skc_cookie.counter);
	event->network_namespace = BPF_CORE_READ(sk, __sk_common.skc_net.net, ns.inum);
	return key_of_socket(&event->key, sk);
}

#endif
