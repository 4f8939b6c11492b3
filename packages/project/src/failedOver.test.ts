import { failedOver } from './failedOver';
import { parseProject } from './parseProject';
import type { ProjectInput } from './Project';
import { validProject } from './__testUtils__/validProject';

type Spec = Partial<ProjectInput['spec']>;

const REGIONS = {
  online: 'us-east-1',
  recovery: 'us-west-2',
  abroad: 'eu-central-1',
};

function projectOf(regions: Spec['regions'], more: Spec = {}) {
  const input = validProject();
  const environments = Object.fromEntries(
    Object.entries(REGIONS).map(([name, region], index) => [
      name,
      {
        awsAccountId: `10000000001${index}`,
        region,
        securityProfile: 'development' as const,
        network: {
          cidr: `10.${index}.0.0/20`,
          availabilityZones: [`${region}a`, `${region}b`],
        },
        catalogs: {
          [`payments_${name}`]: { default: true, schemas: { orders: {} } },
          ...(name === 'abroad'
            ? {}
            : { reference: { schemas: { codes: {} } } }),
          ...(name === 'online' ? { drafts: { schemas: { new: {} } } } : {}),
        },
      },
    ]),
  );
  const result = parseProject(
    JSON.stringify({
      ...input,
      spec: { ...input.spec, environments, regions, ...more },
    }),
  );
  if (!result.valid) {
    throw new Error(JSON.stringify(result.problems));
  }
  return result.project;
}

const both = { primary: 'online', secondaries: ['recovery', 'abroad'] };

describe('failedOver', () => {
  it('lets primary and secondary change places, and keeps the rest', () => {
    const project = projectOf({
      ...both,
      monitoring: { notify: ['ops@acme.example'] },
    });
    const after = failedOver(project, 'recovery');

    expect(after.spec.regions).toEqual({
      primary: 'recovery',
      secondaries: ['online', 'abroad'],
      keys: 'regional',
      monitoring: { notify: ['ops@acme.example'] },
    });
    expect(Object.keys(after.spec.environments)).toEqual(Object.keys(REGIONS));
    expect(project.spec.regions?.primary).toBe('online');
  });

  it('puts the old primary first when a later secondary takes over', () => {
    expect(failedOver(projectOf(both), 'abroad').spec.regions).toMatchObject({
      primary: 'abroad',
      secondaries: ['online', 'recovery'],
    });
  });

  it.each(['recovery', 'abroad'])('leads back from %s', to => {
    const project = projectOf({
      ...both,
      sharing: { catalogs: ['payments_online'], as: 'payments_shared' },
    });
    const back = failedOver(failedOver(project, to), 'online').spec.regions;

    expect(back).toMatchObject({
      primary: 'online',
      sharing: project.spec.regions?.sharing,
    });
    expect(new Set(back?.secondaries)).toEqual(new Set(both.secondaries));
  });

  it('shares the catalogs that the new primary has', () => {
    const project = projectOf({
      ...both,
      sharing: {
        catalogs: ['payments_online', 'reference', 'drafts'],
        as: 'payments_shared',
      },
    });

    expect(failedOver(project, 'recovery').spec.regions?.sharing).toEqual({
      catalogs: ['payments_recovery', 'reference'],
      as: 'payments_shared',
    });
    expect(
      failedOver(project, 'abroad').spec.regions?.sharing?.catalogs,
    ).toEqual(['payments_abroad']);
  });

  it('shares nothing when the new primary has none of it', () => {
    const project = projectOf({
      ...both,
      sharing: { catalogs: ['drafts'], as: 'payments_shared' },
    });

    expect(failedOver(project, 'recovery').spec.regions).not.toHaveProperty(
      'sharing',
    );
  });

  const lakehouse = (environments: string[]) => ({
    environments,
    zones: { raw: { format: 'files' as const }, refined: {} },
  });
  const replication = {
    zones: ['raw', 'refined'],
    schedule: { cron: '0 0 * * * ?', timeZone: 'Europe/Berlin' },
  };
  const sharing = { catalogs: ['payments_online'], as: 'payments_shared' };

  it('copies the zones of the new primary', () => {
    const project = projectOf(
      { ...both, sharing, replication },
      { lakehouse: lakehouse(['online', 'recovery', 'abroad']) },
    );

    expect(
      failedOver(project, 'recovery').spec.regions?.replication?.zones,
    ).toEqual(['raw', 'refined']);
  });

  it('copies nothing out of an environment that is no lakehouse', () => {
    const project = projectOf(
      { ...both, sharing, replication: { zones: ['raw'] } },
      { lakehouse: lakehouse(['online']) },
    );

    expect(failedOver(project, 'recovery').spec.regions).not.toHaveProperty(
      'replication',
    );
  });

  it('refuses a project without regions', () => {
    expect(() => failedOver(projectOf(undefined), 'recovery')).toThrow(
      'Project payments has no regions, so that nothing takes over; spec.regions would say what does',
    );
  });

  it.each(['online', 'nowhere'])('refuses %s, which is no secondary', to => {
    expect(() => failedOver(projectOf(both), to)).toThrow(
      `${to} is no secondary of project payments; it has recovery, abroad`,
    );
  });
});
