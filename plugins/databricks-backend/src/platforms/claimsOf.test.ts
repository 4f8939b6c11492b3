import { addedClaims } from './addedClaims';
import type { Claims } from './Claims';
import { claimsOf } from './claimsOf';

const dev = { awsAccountId: '1', region: 'us-west-2', cidr: '10.0.0.0/22' };

describe('claimsOf', () => {
  it('reads what has the right shape, and leaves out the rest', () => {
    const text = `
spec:
  addressPools: wrong
  projects:
    payments:
      repository: acme/payments
      owner: [nobody]
      more: 1
      environments:
        dev: { awsAccountId: "1", region: us-west-2, cidr: 10.0.0.0/22 }
        odd: { awsAccountId: 1 }
        range: { awsAccountId: "1", region: us-west-2, cidr: 10.0.0.0 }
        "a/b": { awsAccountId: "1", region: us-west-2 }
    none: 1
    "__proto__": { repository: a/b, environments: {} }
    bare: { environments: [] }
`;
    expect(claimsOf(text)).toEqual({
      payments: {
        repository: 'acme/payments',
        owner: '',
        environments: {
          dev,
          range: { awsAccountId: '1', region: 'us-west-2' },
        },
      },
      bare: { repository: '', owner: '', environments: {} },
    });
  });

  it.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['no YAML', 'a: [b'],
    ['tabs', '\t- : :'],
    ['several documents', 'a: 1\n---\nb: 2'],
    ['a bomb', `a: &a [x, x]\nb: &b [*a, *a]\nspec: { projects: *b }`],
    ['a tag', 'spec: !!js/function x'],
  ])('reads nothing of %s', (_, text) => {
    expect(claimsOf(text)).toEqual({});
  });
});

describe('addedClaims', () => {
  const project = (environments: Claims[string]['environments']) => ({
    repository: 'acme/p',
    owner: 'o',
    environments,
  });

  it('tells new projects, new environments and other addresses', () => {
    const from = { a: project({ dev }), b: project({ dev }), c: project({}) };
    const moved = { ...dev, cidr: '10.0.4.0/22' };
    expect(
      addedClaims(from, {
        a: project({ dev }),
        b: project({ dev: moved, prod: dev }),
        c: project({}),
        d: project({}),
        constructor: project({ dev }),
      }),
    ).toEqual({
      b: project({ dev: moved, prod: dev }),
      d: project({}),
      constructor: project({ dev }),
    });
  });
});
