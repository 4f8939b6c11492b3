import { findGroup } from './findGroup';
import { groupsIn } from './groupsIn';

describe('groupsIn', () => {
  it('finds groups wherever edits mention them', () => {
    expect(
      groupsIn([
        { kind: 'grant', catalog: 'group', group: 'a' },
        { kind: 'add-catalog', catalog: { grants: [{ group: 'b' }] } },
        {
          kind: 'add-environment',
          environment: {
            workspace: { admins: { groups: ['c'], users: ['x@y.example'] } },
          },
        },
        { kind: 'add-compute', value: { groups: ['a', 'd'] } },
        { kind: 'add-access', user: 'x@y.example' },
      ]),
    ).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('findGroup', () => {
  const pages = (...answers: Array<{ names: string[]; error?: string }>) => {
    const asked: unknown[] = [];
    return {
      asked,
      listGroupChoices: async (request: unknown) => {
        const { names, error } = answers[asked.length];
        asked.push(request);
        const more = asked.length < answers.length;
        return {
          items: names.map(value => ({ value })),
          errors: error ? [{ source: 'account', message: error }] : [],
          ...(more && { nextCursor: `0.${asked.length}` }),
        };
      },
    };
  };
  const find = (api: ReturnType<typeof pages>) =>
    findGroup(api, 'data', { platform: 'system:default/acme', token: 't' });

  it('looks for the very name, page by page', async () => {
    const api = pages({ names: ['data-b', 'data-a'] }, { names: ['data'] });
    expect(await find(api)).toBe(true);
    expect(api.asked).toMatchObject([
      { platform: 'system:default/acme', q: 'data' },
      { cursor: '0.1' },
    ]);
    expect(await find(pages({ names: ['data-a'] }))).toBe(false);
  });

  it('does not take a source that is down for a group that is not there', async () => {
    expect(await find(pages({ names: [], error: 'down' }))).toBeUndefined();
    expect(
      await find(pages(...Array.from({ length: 6 }, () => ({ names: [] })))),
    ).toBeUndefined();
  });
});
