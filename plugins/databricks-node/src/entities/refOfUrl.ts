const SHAPE = /^(\/[^/]+\/[^/]+\/(?:blob|tree|raw)\/)([^/]+)(\/.+)$/;

/**
 * The branch, tag or commit in the URL of a file of GitHub's shape
 * (`https://host/owner/repo/blob/main/lakeport.yaml`), and the same URL at
 * another one. A slash within a branch's name is written `%2F`.
 *
 * @returns undefined for a URL of another shape
 * @public
 */
export function refOfUrl(
  value: string,
): { ref: string; at: (ref: string) => string } | undefined {
  const url = new URL(value);
  const found = SHAPE.exec(url.pathname);
  if (!found) {
    return undefined;
  }
  const [, before, ref, after] = found;
  try {
    return {
      ref: decodeURIComponent(ref),
      at: other => {
        const moved = new URL(url);
        moved.pathname = `${before}${encodeURIComponent(other)}${after}`;
        return moved.href;
      },
    };
  } catch {
    return undefined;
  }
}
