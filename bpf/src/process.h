/* SPDX-License-Identifier: GPL-2.0-only */
/* Who is running now. Only for programs that run in the context of the process itself. */
#ifndef TELLTALE_PROCESS_H
#define TELLTALE_PROCESS_H

#define PF_KTHREAD 0x00200000

/* A kernel thread is nobody's program: it connects for NFS, or adds a subflow to a connection. */
static __always_inline void fill_owner(struct owner *owner, struct task_struct *task, __u8 how)
{
	struct task_struct *leader = BPF_CORE_READ(task, group_leader);

	__builtin_memset(owner, 0, sizeof(*owner));
	if (BPF_CORE_READ(task, flags) & PF_KTHREAD) {
		owner->why = WHY_KERNEL;
		return;
	}
	owner->tgid = BPF_CORE_READ(task, tgid);
	owner->uid = BPF_CORE_READ(task, cred, uid.val);
	owner->start_boot_nanos = BPF_CORE_READ(leader, start_boottime);
	BPF_CORE_READ_INTO(&owner->comm, leader, comm);
	owner->how = how;
}

/* The number of a process's control group in the unified hierarchy: the root's where only the old
 * hierarchies are used. */
static __always_inline __u64 control_group_of(struct task_struct *task)
{
	return BPF_CORE_READ(task, group_leader, cgroups, dfl_cgrp, kn, id);
}

static __always_inline void fill_current_owner(struct owner *owner, __u8 how)
{
	/* get_current_task rather than get_current_pid_tgid: cgroup programs have the latter only
	 * from 6.1 on. */
	fill_owner(owner, (struct task_struct *)bpf_get_current_task(), how);
}

#endif
