import type { KnownMetastore } from './KnownMetastore';
import { mergeMetastores } from './mergeMetastores';

const metastore = (
  id: string,
  name: string,
  workspaces: Record<string, string>,
): KnownMetastore => ({
  id,
  name,
  workspaces: Object.entries(workspaces).map(([workspace, status]) => ({
    id: workspace,
    name: workspace,
    status,
    url: `https://${workspace}`,
  })),
});

describe('mergeMetastores', () => {
  it('makes one list of several, by name, and workspaces by all digits of their ids', () => {
    const merged = mergeMetastores([
      [
        metastore('2', 'west', {
          '9007199254740993': 'RUNNING',
          '9007199254740992': 'FAILED',
          '12': 'RUNNING',
        }),
      ],
      [metastore('1', 'east', {})],
    ]);
    expect(
      merged.map(({ name, workspaces }) => [
        name,
        workspaces.map(({ id }) => id),
      ]),
    ).toEqual([
      ['east', []],
      ['west', ['12', '9007199254740992', '9007199254740993']],
    ]);
  });

  it('believes the account before a workspace that is configured by itself', () => {
    const [merged, ...others] = mergeMetastores([
      [metastore('1', 'west', { '12': 'FAILED' })],
      [metastore('1', 'West', { '12': 'RUNNING', '13': 'RUNNING' })],
    ]);
    expect(others).toEqual([]);
    expect(merged.name).toBe('west');
    expect(merged.workspaces.map(({ id, status }) => [id, status])).toEqual([
      ['12', 'FAILED'],
      ['13', 'RUNNING'],
    ]);
  });
});
