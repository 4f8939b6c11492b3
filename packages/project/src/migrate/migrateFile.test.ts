import type { Migration } from './Migration';
import { migrateFile } from './migrateFile';
import { migrations } from './migrations';

const NOW = 'lakeport.dev/v1alpha1';
const CHAIN: Migration[] = [
  {
    from: NOW,
    to: 'lakeport.dev/v1beta1',
    title: 'Owners are teams',
    steps: () => [
      {
        kind: 'rename',
        path: ['metadata', 'owner'],
        to: 'team',
        says: 'owner is called team',
      },
    ],
  },
  {
    from: 'lakeport.dev/v1beta1',
    to: 'lakeport.dev/v1',
    title: 'Stages',
    steps: () => [
      {
        kind: 'set',
        path: ['spec', 'stage'],
        value: 'ga',
        says: 'stage is said',
      },
      { kind: 'remove', path: ['spec', 'old'], says: 'old is gone' },
    ],
  },
];
const TEXT = `# ours
apiVersion: ${NOW} # which
kind: Platform
metadata:
  owner: team-a # who
spec: { old: 1, new: 2 }
`;

describe('migrateFile', () => {
  it('knows of no migration yet, and leaves files of this version alone', () => {
    expect(migrations).toEqual([]);
    expect(migrateFile(TEXT)).toEqual({
      from: NOW,
      to: NOW,
      changed: false,
      text: TEXT,
      applied: [],
      problems: [],
    });
  });

  it('goes through all versions, and touches nothing else', () => {
    const result = migrateFile(TEXT, { migrations: CHAIN });
    expect(result).toMatchObject({
      from: NOW,
      to: 'lakeport.dev/v1',
      changed: true,
      applied: [
        { title: 'Owners are teams', changes: ['owner is called team'] },
        { title: 'Stages', changes: ['stage is said', 'old is gone'] },
      ],
      problems: [],
    });
    expect(result.text).toBe(`# ours
apiVersion: lakeport.dev/v1 # which
kind: Platform
metadata:
  team: team-a # who
spec: { new: 2, stage: ga }
`);
    expect(migrateFile(result.text, { migrations: CHAIN })).toMatchObject({
      changed: false,
      text: result.text,
      problems: [],
    });
  });

  it.each([
    [
      'a newer version',
      TEXT.replace(NOW, 'lakeport.dev/v9'),
      /^2:13 "lakeport\.dev\/v9" is not a version that this lakeport knows -> it knows lakeport\.dev\/v1alpha1, lakeport\.dev\/v1beta1, lakeport\.dev\/v1; a newer file needs a newer lakeport/,
    ],
    ['no version', 'kind: Project\n', /does not say which version/],
    ['no YAML', 'a: [', /YAML/],
    ['anchors', `apiVersion: ${NOW}\na: &x 1\n`, /anchors and aliases/],
  ])('refuses %s', (_, text, expected) => {
    const result = migrateFile(text, { migrations: CHAIN });
    expect(result).toMatchObject({ changed: false, text, applied: [] });
    expect(
      result.problems.map(
        ({ line, column, message, hint }) =>
          `${line}:${column} ${message} -> ${hint}`,
      ),
    ).toEqual([expect.stringMatching(expected)]);
  });
});
