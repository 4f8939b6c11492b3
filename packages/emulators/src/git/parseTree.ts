const TYPES = ['blob', 'tree', 'commit'] as const;

export interface TreeEntry {
  path: string;
  mode: string;
  type: (typeof TYPES)[number];
  sha: string;
  /** Bytes; only blobs have one. */
  size?: number;
}

/** Reads the output of `git ls-tree -z -l`. */
export function parseTree(output: Buffer): TreeEntry[] {
  return output
    .toString()
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const tab = line.indexOf('\t');
      const [mode, type, sha, size] = line.slice(0, tab).split(/ +/);
      return {
        path: line.slice(tab + 1),
        mode,
        type: TYPES.find(known => known === type) ?? 'blob',
        sha,
        ...(type === 'blob' ? { size: Number(size) } : {}),
      };
    });
}
