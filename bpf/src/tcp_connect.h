/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The connect pair. At entry ports and addresses are not filled in yet, so entry only remembers the
 * socket; the return has the final 5-tuple and the result. IPv4-mapped addresses make
 * tcp_v6_connect call tcp_v4_connect: the inner pair consumes the entry, the outer return finds
 * none and is silent.
 */
#ifndef TELLTALE_TCP_CONNECT_H
#define TELLTALE_TCP_CONNECT_H

static __always_inline void call_enter(const void *sk)
{
	__u64 thread = bpf_get_current_pid_tgid();
	__u64 socket = (__u64)sk;
	__u64 *stale = bpf_map_lookup_elem(&calls_in_flight, &thread);

	/* A thread can be in one of these calls only; the nested call has the same socket. */
	if (stale && *stale != socket)
		count_loss(LOSS_PROBE_MISSED);
	bpf_map_update_elem(&calls_in_flight, &thread, &socket, BPF_ANY);
}

static __always_inline void report_connect(struct sock *sk, int result)
{
	struct socket_event event;

	if (!describe_socket(&event, RECORD_SOCKET_CONNECT, sk))
		return;
	fill_current_owner(&event.owner, OWNER_CONNECT);
	event.error = result < 0 ? -result : 0;
	event.direction = DIRECTION_OUT;
	emit_socket_event(&event);
}

static __always_inline int connect_exit(int result)
{
	__u64 thread = bpf_get_current_pid_tgid();
	__u64 *socket = bpf_map_lookup_elem(&calls_in_flight, &thread);

	if (!socket)
		return 0;
	report_connect((struct sock *)*socket, result);
	bpf_map_delete_elem(&calls_in_flight, &thread);
	return 0;
}

SEC("kprobe/tcp_v4_connect")
int BPF_KPROBE(connect_v4_enter, struct sock *sk)
{
	call_enter(sk);
	return 0;
}

SEC("kretprobe/tcp_v4_connect")
int BPF_KRETPROBE(connect_v4_exit, int result)
{
	return connect_exit(result);
}

SEC("kprobe/tcp_v6_connect")
int BPF_KPROBE(connect_v6_enter, struct sock *sk)
{
	call_enter(sk);
	return 0;
}

SEC("kretprobe/tcp_v6_connect")
int BPF_KRETPROBE(connect_v6_exit, int result)
{
	return connect_exit(result);
}

#endif
