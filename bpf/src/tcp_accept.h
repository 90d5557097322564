/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The accept pair. The return value is the new socket, whatever the signature of the kernel at hand
 * (it changed in 6.10). Processes that were inside accept() before the probe came are not seen by
 * it: the owner that the socket inherited from its listener fills in.
 */
#ifndef TELLTALE_TCP_ACCEPT_H
#define TELLTALE_TCP_ACCEPT_H

static __always_inline void report_accept(struct sock *sk)
{
	struct socket_event event;

	if (!sk || !describe_socket(&event, RECORD_SOCKET_ACCEPT, sk))
		return;
	fill_current_owner(&event.owner, OWNER_ACCEPT);
	event.direction = DIRECTION_IN;
	emit_socket_event(&event);
}

SEC("kprobe/inet_csk_accept")
int BPF_KPROBE(accept_enter, struct sock *listener)
{
	__u64 thread = bpf_get_current_pid_tgid();

	/* No accept is inside another: what is still there was left by a call whose return was
	 * missed, because every slot for returns was taken. */
	if (bpf_map_lookup_elem(&calls_in_flight, &thread)) {
		count_loss(LOSS_PROBE_MISSED);
		bpf_map_delete_elem(&calls_in_flight, &thread);
	}
	call_enter(listener);
	return 0;
}

SEC("kretprobe/inet_csk_accept")
int BPF_KRETPROBE(accept_exit, struct sock *sk)
{
	__u64 thread = bpf_get_current_pid_tgid();

	bpf_map_delete_elem(&calls_in_flight, &thread);
	report_accept(sk);
	return 0;
}

#endif
