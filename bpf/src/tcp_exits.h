/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The same moments as the connect and accept pairs, through trampolines at the functions' exits:
 * there are no slots to run out of, nothing is kept between entry and exit, and calls that were
 * blocked before the probe came are seen. From 5.17 on, when the return value of a function can be
 * had whatever its signature; inet_csk_accept has two. Loaded when asked for (the question marks):
 * some kernels refuse trampolines altogether.
 */
#ifndef TELLTALE_TCP_EXITS_H
#define TELLTALE_TCP_EXITS_H

SEC("?fexit/tcp_v4_connect")
int BPF_PROG(connect_v4_return, struct sock *sk)
{
	__u64 result = 0;

	bpf_get_func_ret(ctx, &result);
	report_connect(sk, (int)result);
	return 0;
}

/* An IPv4-mapped address makes it call tcp_v4_connect, which has reported then. */
SEC("?fexit/tcp_v6_connect")
int BPF_PROG(connect_v6_return, struct sock *sk)
{
	__u64 result = 0;

	if (BPF_CORE_READ(sk, __sk_common.skc_v6_daddr.in6_u.u6_addr8[10]) == 0xff &&
	    BPF_CORE_READ(sk, __sk_common.skc_v6_daddr.in6_u.u6_addr8[0]) == 0)
		return 0;
	bpf_get_func_ret(ctx, &result);
	report_connect(sk, (int)result);
	return 0;
}

SEC("?fexit/inet_csk_accept")
int BPF_PROG(accept_return)
{
	__u64 result = 0;

	bpf_get_func_ret(ctx, &result);
	report_accept((struct sock *)result);
	return 0;
}

#endif
