import { mockCredentials } from '@backstage/backend-test-utils';
import type { NamedPrincipal } from '../entities/PrincipalRefs';
import { UnityOwners } from './UnityOwners';

function bench() {
  let clock = 0;
  const asked: string[][] = [];
  const owners = new UnityOwners({
    principals: {
      resolve: async (principals, credentials) => {
        asked.push(
          principals
            .filter(({ type }) => type === 'group')
            .map(({ name }) => name),
        );
        // Only ada sees groups.
        const sees = JSON.stringify(credentials).includes('ada');
        return ({ type, name }: NamedPrincipal) =>
          sees && type === 'group' ? `group:default/${name}` : undefined;
      },
    },
    now: () => clock,
  });
  return {
    asked,
    pass: (ms: number) => {
      clock += ms;
    },
    read: async (user: string, ...names: string[]) => {
      const ownerOf = await owners.resolve(
        names,
        mockCredentials.user(`user:default/${user}`),
        user,
      );
      return names.map(name => ownerOf(name).entityRef);
    },
  };
}

describe('UnityOwners', () => {
  it('asks once for a page, and for a name once a minute', async () => {
    const { asked, pass, read } = bench();
    expect(await read('ada', 'a', 'b', 'a')).toEqual([
      'group:default/a',
      'group:default/b',
      'group:default/a',
    ]);
    await read('ada', 'b', 'c');
    pass(60_000);
    await read('ada', 'a');
    expect(asked).toEqual([['a', 'b'], ['c'], ['a']]);
  });

  it('asks once for all who want a name at the same time', async () => {
    const { asked, read } = bench();
    expect(
      await Promise.all([read('ada', 'a', 'b'), read('ada', 'b', 'c')]),
    ).toEqual([
      ['group:default/a', 'group:default/b'],
      ['group:default/b', 'group:default/c'],
    ]);
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  it('asks again for what the catalog did not tell', async () => {
    let fails = true;
    const owners = new UnityOwners({
      principals: {
        resolve: async () => {
          if (fails) {
            throw new Error('no catalog');
          }
          return ({ type, name }: NamedPrincipal) => `${type}:default/${name}`;
        },
      },
    });
    const read = () =>
      owners.resolve(['a'], mockCredentials.user(), 'user:default/mock');
    await Promise.all([
      expect(read()).rejects.toThrow('no catalog'),
      expect(read()).rejects.toThrow('no catalog'),
    ]);
    fails = false;
    // A user and a group of one name are neither.
    expect((await read())('a')).toEqual({ name: 'a' });
  });

  it('tells nobody what the catalog shows to another', async () => {
    const { asked, read } = bench();
    await read('ada', 'a');
    expect(await read('bob', 'a')).toEqual([undefined]);
    expect(asked).toEqual([['a'], ['a']]);
  });
});
