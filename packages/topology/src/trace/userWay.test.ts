import { SecuredShape, securedStacks } from '../__fixtures__/securedStacks';
import { TerraformJson } from '../TerraformJson';
import { topologyFromStacks } from '../topologyFromStacks';
import { trace } from './trace';

const FRONT_END = { frontEnd: ['10.8.0.0/16'] };

/** The stacks of another environment than `hello-dev`, which is in us-west-2. */
function another(
  shape: SecuredShape,
  region: string,
): Record<string, TerraformJson> {
  return JSON.parse(
    JSON.stringify(securedStacks(shape))
      .replaceAll('hello-dev', 'a-first')
      .replaceAll('us-west-2', region),
  );
}

/** How a person gets into `hello-dev`, in a graph that has another workspace first. */
function into(
  shape: SecuredShape,
  other: SecuredShape,
  otherRegion = 'us-west-2',
) {
  const topology = topologyFromStacks({
    ...another(other, otherRegion),
    ...securedStacks(shape),
  });
  const { verdict, hops } = trace(topology, {
    from: 'user',
    to: 'control-plane',
    workspace: topology.nodes.find(
      ({ id, kind }) => kind === 'workspace' && id.startsWith('hello-dev-'),
    )?.id,
  });
  const through = hops.find(({ kind }) => kind === 'vpc-endpoint');
  return {
    verdict,
    through: through?.id.split('/')[0],
    lastHop: hops.at(-1)?.kind,
  };
}

describe('the way of a person into one of several workspaces', () => {
  const closed = { ...FRONT_END, publicAccess: false };

  it('leads through the front end of its own network', () => {
    expect(into(closed, closed)).toEqual({
      verdict: 'allowed',
      through: 'hello-dev-base',
      lastHop: 'control-plane',
    });
  });

  it('does not lead through that of another one where the internet is let in', () => {
    expect(into({ backEnd: true, publicAccess: true }, FRONT_END)).toEqual({
      verdict: 'allowed',
      through: undefined,
      lastHop: 'control-plane',
    });
  });

  it('leads through that of another one where the settings let every endpoint in', () => {
    const shut = { backEnd: true, publicAccess: false };
    expect(into({ ...shut, level: 'ACCOUNT' }, closed)).toEqual({
      verdict: 'allowed',
      through: 'a-first-base',
      lastHop: 'control-plane',
    });
    expect(into({ ...shut, level: 'ENDPOINT' }, closed)).toEqual({
      verdict: 'blocked',
      through: undefined,
      lastHop: 'private-access-settings',
    });
  });

  it('leads through none of another region', () => {
    expect(
      into(
        { backEnd: true, publicAccess: false, level: 'ACCOUNT' },
        closed,
        'eu-west-1',
      ),
    ).toEqual({
      verdict: 'blocked',
      through: undefined,
      lastHop: 'private-access-settings',
    });
  });
});
