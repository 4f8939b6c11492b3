type Tasks = Record<
  string,
  { dependsOn?: Array<string | undefined> } | undefined
>;

/** Tasks that each depend on the next, and the last on the first; undefined when there are none. */
export function taskCycle(tasks: Tasks): string[] | undefined {
  const done = new Set<string>();
  for (const start of Object.keys(tasks)) {
    const trail: string[] = [];
    // Depth first, without recursion: a file may hold thousands of tasks in a row.
    const open = [{ task: start, next: 0 }];
    while (open.length > 0) {
      const top = open[open.length - 1];
      if (top.next === 0) {
        if (done.has(top.task)) {
          open.pop();
          continue;
        }
        const at = trail.indexOf(top.task);
        if (at >= 0) {
          return trail.slice(at);
        }
        trail.push(top.task);
      }
      const before = tasks[top.task]?.dependsOn ?? [];
      const following = before[top.next];
      top.next += 1;
      if (top.next > before.length) {
        done.add(top.task);
        trail.pop();
        open.pop();
      } else if (following !== undefined && Object.hasOwn(tasks, following)) {
        open.push({ task: following, next: 0 });
      }
    }
  }
  return undefined;
}
