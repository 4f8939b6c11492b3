/** Names of groups that edits mention, wherever they do; each once. */
export function groupsIn(value: unknown): string[] {
  return [...new Set(mentioned(value))];
}

function mentioned(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(mentioned);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === 'group' && typeof item === 'string') {
      return [item];
    }
    return key === 'groups' && Array.isArray(item)
      ? item.filter(name => typeof name === 'string')
      : mentioned(item);
  });
}
