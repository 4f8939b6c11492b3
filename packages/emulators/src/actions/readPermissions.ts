import { isJsonObject, type Json } from './workflow/Json';

const ALL = [
  'actions',
  'checks',
  'contents',
  'deployments',
  'id-token',
  'issues',
  'packages',
  'pull-requests',
  'statuses',
];

/** The evaluated `permissions:` of a job, or of its workflow; `contents: read` when neither says anything. */
export function readPermissions(value: Json): Record<string, string> {
  if (value === 'read-all' || value === 'write-all') {
    const level = value === 'read-all' ? 'read' : 'write';
    return Object.fromEntries(ALL.map(name => [name, level]));
  }
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, level]) => [name, String(level)])
        .filter(([, level]) => level !== 'none'),
    );
  }
  return { contents: 'read', metadata: 'read' };
}
