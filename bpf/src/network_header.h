/* SPDX-License-Identifier: GPL-2.0-only */
/* Where the IP header of a packet is, with and without a link header, with and without tags. */
#ifndef TELLTALE_NETWORK_HEADER_H
#define TELLTALE_NETWORK_HEADER_H

#define ETH_P_IP 0x0800
#define ETH_P_IPV6 0x86DD
#define ETH_P_8021Q 0x8100
#define ETH_P_8021AD 0x88A8
#define ETHERNET_HEADER 14
#define MAX_TAGS 3

/* Where the network header is. */
struct network {
	__u32 origin; /* BPF_HDR_START_NET or BPF_HDR_START_MAC */
	__u32 offset; /* from there */
	__be16 protocol;
};

static __always_inline bool is_tag(__be16 protocol)
{
	return protocol == bpf_htons(ETH_P_8021Q) || protocol == bpf_htons(ETH_P_8021AD);
}

/*
 * A tag is usually in the skb's metadata, out of sight: the driver or skb_vlan_untag() put the
 * outer one there before ingress, and egress writes it after the classifier. A tag in the frame is
 * the inner one of QinQ, or came through AF_PACKET. skb->protocol is then the tag's, but the
 * network header points behind that tag's type on ingress, and on egress either there (packet
 * sockets of older kernels) or to IP (a VLAN device on a VLAN device). The frame itself is
 * unambiguous: a tag only exists with an Ethernet header, which is at the MAC header on both paths.
 */
static __always_inline bool find_network_header(struct __sk_buff *skb, struct network *at)
{
	at->origin = BPF_HDR_START_NET;
	at->offset = 0;
	at->protocol = skb->protocol;
	if (!is_tag(at->protocol))
		return true;
	at->origin = BPF_HDR_START_MAC;
	at->offset = ETHERNET_HEADER;
	for (int tags = 0; tags <= MAX_TAGS; tags++) {
		if (bpf_skb_load_bytes_relative(skb, at->offset - 2, &at->protocol, 2, at->origin))
			return false;
		if (!is_tag(at->protocol))
			return true;
		at->offset += 4;
	}
	return false;
}

static __always_inline int load(struct __sk_buff *skb, const struct network *at, __u32 offset,
				void *to, __u32 size)
{
	return bpf_skb_load_bytes_relative(skb, at->offset + offset, to, size, at->origin);
}

/*
 * How many bytes of the buffer are in front of the network header. There is no field for it: a link
 * without header shows by the last byte, which is then as far from the network header as the buffer
 * is long; all others are asked of the kernel's sk_buff, which the context pointer is.
 */
static __always_inline __u32 link_bytes(struct __sk_buff *skb, const struct network *at)
{
	struct sk_buff *kernel = (struct sk_buff *)skb;
	__u16 network = 0, mac = 0;
	__u8 last;

	if (at->origin == BPF_HDR_START_MAC)
		return at->offset;
	if (!bpf_skb_load_bytes_relative(skb, skb->len - 1, &last, 1, BPF_HDR_START_NET))
		return 0;
	bpf_probe_read_kernel(&network, sizeof(network), &kernel->network_header);
	bpf_probe_read_kernel(&mac, sizeof(mac), &kernel->mac_header);
	return (__u16)(network - mac);
}

#endif
