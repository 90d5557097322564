/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Who owns a socket: the cgroup hooks and the state tracepoint. This is the rung that needs no
 * kprobes, and it runs beside them where there are some.
 */
#ifndef TELLTALE_SOCKET_OWNER_H
#define TELLTALE_SOCKET_OWNER_H

#define TCP_ESTABLISHED 1
#define TCP_SYN_SENT 2
#define TCP_CLOSE 7
#define TCP_LISTEN 10
#define IPPROTO_TCP_NUMBER 6

/* 5.9: runs in the process that calls socket(), for IPv4 and IPv6, never for the kernel's own. */
SEC("cgroup/sock_create")
int socket_create(struct bpf_sock *ctx)
{
	struct socket_tag *tag =
		bpf_sk_storage_get(&socket_tags, ctx, 0, BPF_SK_STORAGE_GET_F_CREATE);

	if (tag) {
		fill_current_owner(&tag->owner, OWNER_CREATE);
		tag->cookie = bpf_get_socket_cookie(ctx);
		if (ctx->type == SOCK_RAW)
			add_raw_receiver(ctx->protocol, tag);
	} else {
		count_loss(LOSS_OWNER_STORE);
	}
	return 1;
}

/* 5.9: the last descriptor is closed. TCP ends by its states instead. */
SEC("cgroup/sock_release")
int socket_release(struct bpf_sock *ctx)
{
	struct socket_event event = {};

	if (ctx->type == SOCK_RAW)
		remove_raw_receiver(ctx->protocol, bpf_get_socket_cookie(ctx));
	else if (ctx->protocol == IPPROTO_TCP_NUMBER)
		return 1;
	fill_header(&event.header, RECORD_SOCKET_RELEASE, sizeof(event));
	event.cookie = bpf_get_socket_cookie(ctx);
	event.key.protocol = ctx->protocol;
	emit_quietly(&event, sizeof(event));
	return 1;
}

/* A further path of a multipath connection that stands already is made by a kernel thread, or by
 * whoever configures paths: nobody's call, and the connection's owner's all the same. */
static __always_inline bool is_further_path(struct sock *sk)
{
	struct mptcp_subflow_context *subflow;

	if (!bpf_core_type_exists(struct mptcp_subflow_context) ||
	    !BPF_CORE_READ_BITFIELD_PROBED((struct tcp_sock *)sk, is_mptcp))
		return false;
	subflow = BPF_CORE_READ((struct inet_connection_sock *)sk, icsk_ulp_data);
	return BPF_CORE_READ(subflow, conn, __sk_common.skc_state) == TCP_ESTABLISHED;
}

static __always_inline void claim_socket(struct sock *sk, __u8 how)
{
	struct socket_tag *tag;

	if (!TRACING_REACHES_SOCKETS || is_further_path(sk))
		return;
	tag = bpf_sk_storage_get(&socket_tags, sk, 0, BPF_SK_STORAGE_GET_F_CREATE);
	if (tag)
		fill_current_owner(&tag->owner, how);
	else
		count_loss(LOSS_OWNER_STORE);
}

static __always_inline void report_close(struct sock *sk, int old_state)
{
	struct socket_event event;

	if (!describe_socket(&event, RECORD_SOCKET_CLOSE, sk))
		return;
	event.old_state = old_state;
	event.error = BPF_CORE_READ(sk, sk_err);
	emit_quietly(&event, sizeof(event));
}

/*
 * Only CLOSE to SYN_SENT and CLOSE to LISTEN always run in the process that caused them; every
 * other transition may run in softirq under whichever process was there, so no owner is taken from
 * it. At SYN_SENT the source port is still unknown: the socket, not the 5-tuple, is the key.
 */
SEC("tp_btf/inet_sock_set_state")
int BPF_PROG(socket_state, struct sock *sk, int old_state, int new_state)
{
	if (BPF_CORE_READ(sk, sk_protocol) != IPPROTO_TCP_NUMBER)
		return 0;
	if (new_state == TCP_SYN_SENT)
		claim_socket(sk, OWNER_CONNECT);
	else if (new_state == TCP_LISTEN)
		claim_socket(sk, OWNER_LISTEN);
	else if (new_state == TCP_CLOSE && old_state != TCP_LISTEN && old_state != TCP_CLOSE)
		report_close(sk, old_state);
	return 0;
}

#endif
