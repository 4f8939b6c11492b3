/**
 * Whether an action of a policy covers an action: `*`, `s3:*` and `s3:Get*`
 * do, in any case. Compared step by step rather than as a regular expression,
 * so that what stands in a policy cannot make it slow.
 */
export function actionMatches(pattern: string, action: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  const text = action.toLowerCase();
  const first = parts[0];
  const last = parts[parts.length - 1];
  if (parts.length === 1) {
    return text === first;
  }
  if (
    !text.startsWith(first) ||
    !text.endsWith(last) ||
    text.length < first.length + last.length
  ) {
    return false;
  }
  let at = first.length;
  const end = text.length - last.length;
  return parts.slice(1, -1).every(part => {
    const found = text.indexOf(part, at);
    at = found + part.length;
    return found >= 0 && at <= end;
  });
}
