import type { WorkspaceTimeline } from '@lakeport/backstage-plugin-databricks-common';
import { isMoving } from './isMoving';

type Item = WorkspaceTimeline['items'][number];

const at = '2026-09-01T10:00:00Z';
const seen = (status: string): Item => ({ kind: 'status', at, status });
const moves = (...items: Item[]) => isMoving({ items, watchedSince: at });

describe('isMoving', () => {
  it.each([
    ['nothing', [], false],
    ['a workspace that runs', [seen('RUNNING'), seen('PROVISIONING')], false],
    ['one that is being made', [seen('PROVISIONING')], true],
    [
      'a deployment that goes on',
      [{ kind: 'deployment', at } satisfies Item, seen('RUNNING')],
      true,
    ],
    [
      'one that has ended',
      [{ kind: 'deployment', at, endedAt: at } satisfies Item, seen('RUNNING')],
      false,
    ],
  ])('tells %s', (_, items, expected) => {
    expect(moves(...items)).toBe(expected);
  });
});
