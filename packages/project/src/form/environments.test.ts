import { checkProject } from '../checkProject';
import { platformFacts } from '../platform/platformFacts';
import { resolvePlatform } from '../platform/resolvePlatform';
import { platformFileSchema } from '../schema/platformFileSchema';
import { validPlatform } from '../platform/__testUtils__/validPlatform';
import { formProblems } from './formProblems';
import { InvalidProjectError } from './InvalidProjectError';
import type { ProjectFormValues } from './ProjectFormValues';
import { projectFromForm } from './projectFromForm';

const facts = platformFacts(
  resolvePlatform(platformFileSchema.parse(validPlatform())),
  'payments',
);
const dev = {
  name: 'dev',
  awsAccountId: '100000000002',
  region: 'us-west-2',
  availabilityZones: ['us-west-2a', 'us-west-2b'],
};
const VALUES: ProjectFormValues = {
  name: 'payments',
  owner: 'group:default/payments-data',
  platform: 'system:default/acme',
  environments: [
    { ...dev, schemas: ['raw'], users: { groups: ['data-engineers'] } },
    { ...dev, name: 'qa', cidr: '10.0.4.0/22', catalog: 'payments_qa' },
  ],
};

const fieldsOf = (values: unknown) =>
  formProblems(values).map(({ field, message }) => `${field}: ${message}`);

describe('the form of a project on a platform', () => {
  it('takes what the platform decides from its facts', () => {
    const values = { ...VALUES, platformFacts: facts };
    expect(formProblems(values)).toEqual([]);
    const project = projectFromForm(values);
    expect(checkProject(project)).toEqual([]);
    expect(project.spec).toMatchObject({
      platform: 'acme',
      repository: 'acme/payments-lakehouse',
      aws: facts.aws,
      github: { workflows: 'acme/lakehouse-platform' },
      environments: {
        dev: {
          network: { cidr: '10.0.0.0/22' },
          workspace: { users: { groups: ['data-engineers'] } },
          catalogs: { payments_dev: { default: true, schemas: { raw: {} } } },
        },
        qa: { network: { cidr: '10.0.4.0/22' } },
      },
    });
  });

  it('does not ask for what the platform decides later, and needs it to write', () => {
    expect(fieldsOf(VALUES)).toEqual([]);
    expect(() => projectFromForm(VALUES)).toThrow(InvalidProjectError);
  });

  it('says at which field of which environment something is wrong', () => {
    expect(
      fieldsOf({
        ...VALUES,
        environments: [
          { ...dev, region: 'us-wst-2' },
          { ...dev, name: 'qa', catalog: 'X', schemas: ['a b'] },
          dev,
        ],
      }).sort(),
    ).toEqual([
      expect.stringMatching(/^environments\.0\.region: unknown region/),
      expect.stringMatching(/^environments\.1\.catalog: "X" is not a catalog/),
      expect.stringMatching(/^environments\.1\.schemas: "a b" is not a schema/),
      'environments.2.name: environment "dev" is there twice',
    ]);
  });

  it('asks for an environment, and for facts that are some', () => {
    expect(fieldsOf({ ...VALUES, environments: [] })).toEqual([
      'environments: there is no environment',
    ]);
    expect(
      fieldsOf({ ...VALUES, platformFacts: { platform: 'acme' } }).every(said =>
        said.startsWith('platformFacts: '),
      ),
    ).toBe(true);
  });
});
