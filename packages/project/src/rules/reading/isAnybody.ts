import type { Statement } from './Statement';

/** Whether a statement's principal is everybody. */
export function isAnybody(statement: Statement): boolean {
  return (
    statement.exceptPrincipals ||
    statement.principals.some(
      ({ type, value }) => value === '*' && (type === '*' || type === 'AWS'),
    )
  );
}
