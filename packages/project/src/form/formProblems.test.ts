import { checkProject } from '../checkProject';
import { parseProject } from '../parseProject';
import { serializeProject } from '../serializeProject';
import { formProblems } from './formProblems';
import { InvalidProjectError } from './InvalidProjectError';
import type { ProjectFormValues } from './ProjectFormValues';
import { projectFromForm } from './projectFromForm';
import { projectValueFromForm } from './projectValueFromForm';

const VALUES: ProjectFormValues = {
  name: 'payments',
  owner: 'group:default/payments-data',
  awsAccountId: '100000000002',
  adminAccountId: '100000000001',
  databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
  region: 'us-west-2',
  availabilityZones: ['us-west-2a', 'us-west-2b'],
  cidr: '10.0.0.0/22',
  catalog: 'payments_dev',
  stateBucket: 'acme-terraform-tf-state',
};

describe('the project form', () => {
  it('makes a valid file with the defaults of the form', () => {
    expect(formProblems(VALUES)).toEqual([]);
    const project = projectFromForm(VALUES);
    expect(project.spec.aws).toEqual({
      adminAccountId: '100000000001',
      adminRole: 'TerraformAdminRole',
      childRole: 'TerraformChildRole',
      state: { bucket: 'acme-terraform-tf-state', region: 'us-west-2' },
    });
    expect(Object.keys(project.spec.environments)).toEqual(['dev']);
    expect(project.spec.environments.dev.catalogs).toEqual({
      payments_dev: { default: true },
    });
    expect(parseProject(serializeProject(project)).valid).toBe(true);
  });

  it('puts every value where it belongs', () => {
    const project = projectFromForm({
      ...VALUES,
      title: 'Payments',
      description: 'From ingestion to reporting.',
      catalog: '',
      stateRegion: 'us-east-1',
      adminRole: 'Admin',
      childRole: 'Child',
      environment: 'test',
      repository: 'acme/payments',
      admins: { groups: ['admins'] },
      metastore: { create: true, owner: 'admins' },
      repoUrl: 'github.com?owner=acme&repo=payments',
    });
    expect(project).toEqual({
      apiVersion: 'lakeport.dev/v1alpha1',
      kind: 'Project',
      metadata: {
        name: 'payments',
        title: 'Payments',
        description: 'From ingestion to reporting.',
        owner: 'group:default/payments-data',
      },
      spec: {
        repository: 'acme/payments',
        databricks: {
          accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
          metastores: { 'us-west-2': { create: true, owner: 'admins' } },
        },
        aws: {
          adminAccountId: '100000000001',
          adminRole: 'Admin',
          childRole: 'Child',
          state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
        },
        environments: {
          test: {
            awsAccountId: '100000000002',
            region: 'us-west-2',
            securityProfile: 'development',
            network: {
              cidr: '10.0.0.0/22',
              availabilityZones: ['us-west-2a', 'us-west-2b'],
            },
            workspace: { admins: { groups: ['admins'] } },
          },
        },
      },
    });
  });

  it('takes security profile, egress and flow logs', () => {
    const { dev } = projectFromForm({
      ...VALUES,
      securityProfile: 'maximum-security',
      egress: 'isolated',
      flowLogs: true,
    }).spec.environments;
    expect(dev).toMatchObject({
      securityProfile: 'maximum-security',
      network: { egress: 'isolated', flowLogs: true },
    });
    expect(
      projectFromForm({ ...VALUES, securityProfile: '', egress: null }).spec
        .environments.dev,
    ).toMatchObject({
      securityProfile: 'development',
      network: { cidr: '10.0.0.0/22' },
    });
  });

  it('says at the region that a profile needs what it does not have', () => {
    expect(
      formProblems({
        ...VALUES,
        region: 'eu-north-1',
        availabilityZones: ['eu-north-1a', 'eu-north-1b'],
        securityProfile: 'production-basic',
      }).map(({ field, message }) => `${field}: ${message}`),
    ).toEqual([
      expect.stringMatching(/^region: Databricks has no PrivateLink/),
    ]);
  });

  it.each<[string, unknown]>([
    ['name', 'Payments'],
    ['name', 7],
    ['title', 'a\nb'],
    ['description', 'a\u0000b'],
    ['owner', 'system:x'],
    ['awsAccountId', '123'],
    ['adminAccountId', 100000000001],
    ['databricksAccountId', 'abc'],
    ['region', 'us-wst-2'],
    ['availabilityZones', ['us-west-2a']],
    ['availabilityZones', ['us-west-2a', 'us-east-1a']],
    ['cidr', '10.0.1.0/22'],
    ['catalog', 'payments-dev'],
    ['catalog', 'a'.repeat(50)],
    ['stateBucket', 'A'],
    ['stateRegion', 'nowhere'],
    ['adminRole', 'a b'],
    ['childRole', 'a/b'],
    ['environment', 'DEV'],
    ['repository', 'payments'],
    ['admins', { users: ['jane'] }],
    ['metastore', { create: true }],
    ['securityProfile', 'production'],
    ['securityProfile', 1],
    ['egress', 'nat'],
    ['flowLogs', 'yes'],
  ])(
    'says that %s %j is wrong at its field, as the check does',
    (field, value) => {
      const values = { ...VALUES, [field]: value };
      const problems = formProblems(values);
      expect(problems.map(problem => problem.field)).toEqual([field]);
      expect(checkProject(projectValueFromForm(values).value)).toContainEqual({
        path: problems[0].path,
        message: problems[0].message,
        hint: problems[0].hint,
        line: 0,
        column: 0,
      });
      expect(() => projectFromForm(values)).toThrow(InvalidProjectError);
      expect(() => projectFromForm(values)).toThrow(problems[0].message);
    },
  );

  it('asks for what is required and for nothing else', () => {
    for (const empty of [
      {},
      undefined,
      null,
      'x',
      [],
      { name: '', cidr: null },
    ]) {
      const problems = formProblems(empty);
      expect(problems.map(({ field }) => field).sort()).toEqual([
        'adminAccountId',
        'availabilityZones',
        'awsAccountId',
        'cidr',
        'databricksAccountId',
        'name',
        'owner',
        'region',
        'stateBucket',
      ]);
      for (const { message } of problems) {
        expect(message).toMatch(/is missing$/);
      }
    }
  });

  it.each(['environment', 'catalog', 'region'] as const)(
    'refuses a mapping as %s, even one that is no text at all',
    field => {
      const values = {
        ...VALUES,
        metastore: {},
        [field]: { toString: 1, valueOf: 1 },
      };
      expect(formProblems(values).map(problem => problem.field)).toContain(
        field,
      );
      expect(() => projectFromForm(values)).toThrow(InvalidProjectError);
    },
  );

  it('does not take a name for a place of its own', () => {
    const problems = formProblems({ ...VALUES, environment: '__proto__' });
    expect(problems.map(({ field }) => field)).toContain('environment');
    expect(formProblems({ ...VALUES, environment: 'constructor' })).toEqual([]);
  });
});
