import { mockApis } from '@backstage/frontend-test-utils';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { createFieldValidation } from '@backstage/plugin-scaffolder-react/alpha';
import { TestApiRegistry } from '@backstage/test-utils';
import { formProblems, problemText } from '@lakeport/project';
import { lakeportValueValidation } from './lakeportValueValidation';

const apis = TestApiRegistry.from([translationApiRef, mockApis.translation()]);

const valid = {
  name: 'sales',
  owner: 'group:default/data',
  databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
  adminAccountId: '100000000001',
  awsAccountId: '100000000002',
  region: 'us-west-2',
  availabilityZones: ['us-west-2a', 'us-west-2b'],
  cidr: '10.0.0.0/22',
  stateBucket: 'acme-terraform-tf-state',
};

async function errorsOf(
  name: string | undefined,
  value: string | string[],
  others: Partial<typeof valid> = {},
) {
  const validation = createFieldValidation();
  await lakeportValueValidation(value, validation, {
    apiHolder: apis,
    formData: { ...valid, ...others },
    schema: { type: Array.isArray(value) ? 'array' : 'string' },
    uiSchema: { 'ui:field': 'LakeportValue', 'ui:options': { value: name } },
  });
  return validation.__errors ?? [];
}

describe('lakeportValueValidation', () => {
  it('has nothing against values that make a valid project', async () => {
    expect(formProblems(valid)).toEqual([]);
    for (const [name, value] of Object.entries(valid)) {
      expect(await errorsOf(name, value)).toEqual([]);
    }
  });

  it('says what the project file check says, message and hint', async () => {
    const [problem] = formProblems({ ...valid, cidr: '10.0.0.0/33' });
    const [error] = await errorsOf('cidr', '10.0.0.0/33');
    expect(problem.field).toBe('cidr');
    expect(error).toBe(problemText(problem));
  });

  it('reports a problem at its own field only', async () => {
    expect(await errorsOf('name', 'Sales Team!')).not.toEqual([]);
    expect(
      await errorsOf('region', 'us-west-2', { name: 'Sales Team!' }),
    ).toEqual([]);
  });

  it('checks a value together with the others', async () => {
    expect(
      await errorsOf('availabilityZones', ['us-west-2a', 'us-west-2b']),
    ).toEqual([]);
    expect(
      await errorsOf('availabilityZones', ['us-west-2a', 'us-west-2b'], {
        region: 'eu-west-1',
      }),
    ).not.toEqual([]);
  });

  it('does not ask for the values of pages that come later', async () => {
    const validation = createFieldValidation();
    await lakeportValueValidation('sales', validation, {
      apiHolder: apis,
      formData: { name: 'sales' },
      schema: { type: 'string' },
      uiSchema: {
        'ui:field': 'LakeportValue',
        'ui:options': { value: 'name' },
      },
    });
    expect(validation.__errors).toEqual([]);
  });

  it('reaches values within values', async () => {
    const duplicate = ['data', 'data', ''];
    const problems = formProblems({ ...valid, admins: { groups: duplicate } });
    expect(await errorsOf('admins.groups', duplicate)).toHaveLength(
      new Set(problems.map(problemText)).size,
    );
    expect(await errorsOf('admins.groups', duplicate)).not.toEqual([]);
    expect(await errorsOf('admins.users', [])).toEqual([]);
  });

  it('tells the author of a template that forgot the name', async () => {
    expect(await errorsOf(undefined, 'x')).toEqual([
      expect.stringContaining('ui:options.value'),
    ]);
  });
});
