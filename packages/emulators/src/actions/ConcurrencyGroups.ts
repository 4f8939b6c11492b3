interface Member {
  /** Ends the member, whether it runs or waits. */
  cancel(): void;
  start(): void;
  started: boolean;
}

/**
 * GitHub's concurrency groups: one member runs, one waits, and a newer one
 * takes the place of the one that waits (GitHub Docs, control the concurrency
 * of workflows and jobs, 2026). With `queue: max` all of them wait.
 */
export class ConcurrencyGroups {
  private readonly groups = new Map<string, Member[]>();

  /**
   * Waits for the turn in a group. The result gives the turn back and must be
   * called in the end, also when `onCancel` was called in between.
   */
  async enter(options: {
    group: string;
    cancelInProgress: boolean;
    keepWaiting: boolean;
    signal: AbortSignal;
    onWait: () => void;
    onCancel: () => void;
  }): Promise<() => void> {
    const key = options.group.toLowerCase();
    const members = this.groups.get(key) ?? [];
    this.groups.set(key, members);
    let start = () => {};
    const turn = new Promise<void>(resolve => {
      start = resolve;
    });
    const member: Member = {
      cancel: options.onCancel,
      start,
      started: members.length === 0,
    };
    if (!options.keepWaiting) {
      for (const other of members.filter(m => !m.started)) {
        other.cancel();
      }
    }
    if (options.cancelInProgress) {
      members.filter(m => m.started).forEach(other => other.cancel());
    }
    members.push(member);

    const leave = () => {
      const index = members.indexOf(member);
      if (index < 0) {
        return;
      }
      members.splice(index, 1);
      if (members.length === 0) {
        this.groups.delete(key);
      } else if (!members.some(m => m.started)) {
        members[0].started = true;
        members[0].start();
      }
    };
    if (!member.started) {
      options.onWait();
      const aborted = () => member.start();
      options.signal.addEventListener('abort', aborted, { once: true });
      if (options.signal.aborted) {
        aborted();
      }
      await turn;
      options.signal.removeEventListener('abort', aborted);
    }
    return leave;
  }
}
