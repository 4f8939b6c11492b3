/** An opaque id in the shape of GitHub's GraphQL ids. */
export function nodeId(kind: string, id: string | number): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}
