import { extendPackage } from './extendPackage';

const additions = {
  dependencies: { cdktf: '0.21.0', '@lakeport/infra': '0.1.0' },
  devDependencies: { tsx: '^4.20.0' },
  scripts: { cdktf: 'cdktf synth' },
};

const extend = (value: unknown) =>
  extendPackage(JSON.stringify(value), additions);

describe('extendPackage', () => {
  it('adds what is missing and keeps the rest as it is', () => {
    const result = extend({
      name: 'lakeport-project',
      private: true,
      scripts: { show: 'lakeport show lakeport.yaml' },
      devDependencies: { lakeport: '0.1.0', cdktf: '0.21.0' },
      engines: { node: '>=20' },
    });
    expect('content' in result && JSON.parse(result.content)).toEqual({
      name: 'lakeport-project',
      private: true,
      scripts: {
        show: 'lakeport show lakeport.yaml',
        cdktf: 'cdktf synth',
      },
      dependencies: { '@lakeport/infra': '0.1.0' },
      devDependencies: { lakeport: '0.1.0', cdktf: '0.21.0', tsx: '^4.20.0' },
      engines: { node: '>=20' },
    });
  });

  it('makes one where there is none', () => {
    const result = extendPackage(undefined, additions);
    expect('content' in result && JSON.parse(result.content)).toMatchObject({
      private: true,
      ...additions,
    });
  });

  it('refuses what is there with another value, all of it at once', () => {
    expect(
      extend({
        dependencies: { cdktf: '^0.20.0' },
        scripts: { cdktf: 'echo mine' },
      }),
    ).toEqual({
      refusals: [
        'package.json has cdktf "echo mine", and "cdktf synth" is needed',
        'package.json has cdktf "^0.20.0", and "0.21.0" is needed',
      ],
    });
  });

  it.each(['{', '[]', '{"dependencies":3}'])('refuses %j', text => {
    expect(extendPackage(text, additions)).toEqual({
      refusals: [expect.stringContaining('package.json is no')],
    });
  });
});
