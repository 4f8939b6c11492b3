import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { errorsOf, validate } from '../__testUtils__/validate';
import { fieldValidation } from './fieldValidation';

const dev = { name: 'dev', region: 'us-west-2', cidr: '10.0.8.0/22' };

const items = {
  schema: {
    type: 'object',
    properties: {
      cidr: { type: 'string', title: 'Network' },
      region: { type: 'string' },
      admins: { type: 'object', properties: { groups: { title: 'Groups' } } },
    },
  },
  uiSchema: {
    cidr: { 'ui:field': 'LakeportNetwork' },
    region: { 'ui:field': 'LakeportRegion' },
    owner: { 'ui:field': 'OwnerPicker' },
    admins: { groups: { 'ui:field': 'LakeportGroups' } },
  },
};

describe('fieldValidation', () => {
  it('tells the problems of all fields of all environments, whichever is asked', async () => {
    const environments = [
      dev,
      { name: 'prod', region: 'mars-1', cidr: '10.0.8.0/33' },
      { region: 'us-west-2', cidr: '8.8.8.0/24', admins: { groups: [' '] } },
    ];
    for (const name of ['LakeportNetwork', 'LakeportRegion'] as const) {
      const refusals = await validate(fieldValidation(name), environments, {
        ...items,
        values: { environments },
      });
      expect(refusals.__errors).toEqual([
        'prod: look at Network, region',
        '3: look at Network, Groups',
      ]);
      expect(refusals).toMatchObject({
        1: {
          cidr: { __errors: [expect.stringContaining('10.0.8.0/33')] },
          region: { __errors: [expect.stringContaining('mars-1')] },
        },
        2: {
          cidr: { __errors: [expect.stringContaining('8.8.8.0/24')] },
          admins: { groups: { __errors: [expect.stringMatching(/group/)] } },
        },
      });
      expect(refusals).not.toHaveProperty('0');
    }
  });

  it('asks others once for one submit, and again for the next', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    const api = new FakeDatabricksApi();
    api.groups = [{ value: 'data' }];
    const environments = [{ ...dev, admins: { groups: ['data'] } }];
    const ask = () =>
      errorsOf(fieldValidation('LakeportNetwork'), environments, {
        ...items,
        api,
        values: { environments },
      });
    expect(await ask()).toEqual([]);
    expect(await ask()).toEqual([]);
    expect(api.questions).toHaveLength(1);
    jest.advanceTimersByTime(5_000);
    api.groups = [];
    expect(await ask()).toEqual(['dev: look at Groups']);
    jest.useRealTimers();
  });

  it('finds two environments of the form that overlap', async () => {
    const environments = [
      dev,
      { name: 'prod', region: 'us-west-2', cidr: '10.0.8.0/24' },
    ];
    const refusals = await validate(
      fieldValidation('LakeportNetwork'),
      environments,
      { ...items, values: { environments } },
    );
    expect(refusals).not.toHaveProperty('0');
    expect(refusals).toMatchObject({
      1: {
        cidr: {
          __errors: [
            expect.stringMatching(/overlaps 10.0.8.0\/22 of environment dev/),
          ],
        },
      },
    });
  });

  it('finds two environments of the same name', async () => {
    const environments = [dev, { ...dev, cidr: '10.0.12.0/22' }];
    const errors = await errorsOf(
      fieldValidation('LakeportValue'),
      environments,
      {
        schema: items.schema,
        uiSchema: {
          name: {
            'ui:field': 'LakeportValue',
            'ui:options': { value: 'environment' },
          },
        },
        values: { environments },
      },
    );
    expect(errors).toEqual(['dev: look at name']);
  });

  it('checks each of a list of single values', async () => {
    const errors = await errorsOf(
      fieldValidation('LakeportUnityName'),
      ['raw', 'No!', '1st'],
      {
        schema: { type: 'string' },
        uiSchema: {
          'ui:field': 'LakeportUnityName',
          'ui:options': { kind: 'schema' },
        },
      },
    );
    expect(errors).toEqual([
      expect.stringContaining('No!'),
      expect.stringContaining('1st'),
    ]);
  });

  it('takes whatever an environment may be', async () => {
    const environments = [null, 'dev', 7, {}];
    expect(
      await errorsOf(fieldValidation('LakeportNetwork'), environments, {
        ...items,
        values: { environments },
      }),
    ).toEqual([]);
  });
});
