/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Sockets that are older than the helper. Walks every file of every process once, gives each socket
 * its holder as owner unless a live hook was faster, and writes those that have a remote end to the
 * reader of the iterator.
 */
#ifndef TELLTALE_SNAPSHOT_H
#define TELLTALE_SNAPSHOT_H

/* A port that connect() chose has a bind bucket marked -1; one that bind() chose has not. */
static __always_inline __u8 direction_of_found(struct sock *sk)
{
	struct inet_connection_sock *connection = (struct inet_connection_sock *)sk;
	struct inet_bind_bucket *bucket;

	if (BPF_CORE_READ(sk, sk_protocol) != IPPROTO_TCP_NUMBER)
		return DIRECTION_OUT;
	bucket = BPF_CORE_READ(connection, icsk_bind_hash);
	if (!bucket)
		return DIRECTION_UNKNOWN;
	return BPF_CORE_READ(bucket, fastreuse) < 0 ? DIRECTION_OUT : DIRECTION_IN;
}

static __always_inline struct socket_tag *claim_found(struct sock *sk, struct task_struct *task)
{
	struct socket_tag *tag = bpf_sk_storage_get(&socket_tags, sk, 0, 0);

	if (tag)
		return tag;
	tag = bpf_sk_storage_get(&socket_tags, sk, 0, BPF_SK_STORAGE_GET_F_CREATE);
	if (!tag) {
		count_loss(LOSS_OWNER_STORE);
		return NULL;
	}
	/* A listener passes its tag on to connections that are yet to come: those are not found. */
	if (BPF_CORE_READ(sk, __sk_common.skc_state) == TCP_LISTEN)
		fill_owner(&tag->owner, task, OWNER_LISTEN);
	else
		fill_owner(&tag->owner, task, OWNER_SNAPSHOT);
	tag->cookie = BPF_CORE_READ(sk, __sk_common.skc_cookie.counter);
	if (BPF_CORE_READ(sk, sk_type) == SOCK_RAW)
		add_raw_receiver(BPF_CORE_READ(sk, sk_protocol), tag);
	return tag;
}

SEC("iter/task_file")
int socket_snapshot(struct bpf_iter__task_file *ctx)
{
	struct task_struct *task = ctx->task;
	struct file *file = ctx->file;
	struct socket_event event;
	struct socket *socket;
	struct socket_tag *tag;
	struct sock *sk;
	__u8 state;

	if (!TRACING_REACHES_SOCKETS || !task || !file || task->tgid != task->pid)
		return 0;
	socket = bpf_sock_from_file(file);
	if (!socket || !socket->sk)
		return 0;
	sk = socket->sk;
	if (BPF_CORE_READ(sk, __sk_common.skc_family) == AF_PACKET)
		claim_found(sk, task);
	if (!describe_socket(&event, RECORD_SOCKET_FOUND, sk))
		return 0;
	tag = claim_found(sk, task);
	state = BPF_CORE_READ(sk, __sk_common.skc_state);
	if (!tag || !event.key.remote_port || state == TCP_LISTEN || state == TCP_CLOSE)
		return 0;
	event.owner = tag->owner;
	event.old_state = state;
	event.direction = direction_of_found(sk);
	bpf_seq_write(ctx->meta->seq, &event, sizeof(event));
	return 0;
}

#endif
