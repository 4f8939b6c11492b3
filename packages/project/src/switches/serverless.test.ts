import { changedEnvironment } from '../__testUtils__/changedEnvironment';

const { environment, said } = changedEnvironment;

describe('serverless compute', () => {
  it.each<[string, object, RegExp]>([
    [
      'a network for serverless compute only',
      { workspace: { computeMode: 'serverless' } },
      /dev\.network: network does not go with a workspace whose computeMode is serverless/,
    ],
    [
      'clusters for serverless compute only',
      {
        network: undefined,
        workspace: { computeMode: 'serverless' },
        compute: {
          clusters: { x: { singleNode: true, nodeType: 'm5d.large' } },
        },
      },
      /compute\.clusters: clusters does not go with a workspace whose computeMode is serverless/,
    ],
    [
      'a classic warehouse for serverless compute only',
      {
        network: undefined,
        workspace: { computeMode: 'serverless' },
        compute: { warehouses: { x: { size: 'Small', serverless: false } } },
      },
      /warehouses\.x\.serverless: a warehouse with serverless: false does not go/,
    ],
    [
      'a serverless network policy of two modes',
      {
        serverless: {
          networkPolicy: { existing: 'x', allowedDomains: ['pypi.org'] },
        },
      },
      /networkPolicy\.allowedDomains: allowedDomains does not go with an existing network policy/,
    ],
    [
      'a domain with a scheme',
      {
        serverless: { networkPolicy: { allowedDomains: ['https://pypi.org'] } },
      },
      /"https:\/\/pypi\.org" is not a domain/,
    ],
  ])('refuses %s', (_, changes, expected) => {
    expect(said(environment(changes))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it.each<[string, object]>([
    [
      'serverless compute only, whatever the profile',
      {
        network: undefined,
        securityProfile: 'maximum-security',
        workspace: { computeMode: 'serverless' },
        serverless: { networkConnectivity: true, networkPolicy: {} },
      },
    ],
  ])('takes %s', (_, changes) => {
    expect(said(environment(changes))).toEqual([]);
  });
});
