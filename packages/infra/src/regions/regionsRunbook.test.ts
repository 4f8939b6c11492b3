import {
  everyRegionPart,
  regionsProject,
} from '../__testUtils__/regionsProject';
import { regionsRunbook } from './regionsRunbook';

describe('regionsRunbook', () => {
  it('says what to do with an Aurora database, by its names', () => {
    const page = regionsRunbook(regionsProject());

    expect(page).toContain(
      'aws rds failover-global-cluster --region us-west-2',
    );
    expect(page).toContain('--global-cluster-identifier retail-regions');
    expect(page).toContain(
      'arn:aws:rds:us-west-2:100000000012:cluster:retail-recovery-database',
    );
    expect(page).toContain('`primary: recovery`, `secondaries: [online]`');
    expect(page).toContain('A plan that would replace a cluster is wrong');
    expect(page).toContain('While us-east-1 is down there is no plan');
  });

  it('says what to do with replicas, and that there is no way back', () => {
    const page = regionsRunbook(
      regionsProject({
        ...everyRegionPart,
        database: {
          engine: 'postgres',
          mode: 'replica',
          federateAs: 'retail_orders',
        },
      }),
    );

    expect(page).toContain('aws rds promote-read-replica --region us-west-2');
    expect(page).toContain('There is no way back from that to a replica.');
    expect(page).not.toContain('global-cluster');
  });

  it('says how files that were copied are read, and what becomes of the copies', () => {
    const page = (more: object, catalogs: object = {}) =>
      regionsRunbook(
        regionsProject(
          { ...everyRegionPart, replication: { zones: ['raw_files'] } },
          {
            online: {
              more: {
                catalogs: { retail_online: { default: true, ...catalogs } },
              },
            },
            recovery: {},
          },
          {
            lakehouse: {
              environments: ['online'],
              zones: { raw_files: { format: 'files', ...more } },
            },
          },
        ),
      );
    const granted = page(
      { transitionToGlacierDays: 90 },
      { grants: [{ group: 'data-engineers', preset: 'engineer' }] },
    );

    expect(granted).toContain(
      "   LIST 's3://retail-recovery-raw-files-copy-100000000012/landing/';\n   SHOW GRANTS ON EXTERNAL LOCATION retail_recovery_raw_files_copy;",
    );
    expect(granted).toContain(
      'where code says `/Volumes/retail_online/raw_files/landing/`',
    );
    expect(granted).toContain('granted to whoever reads the zone in `online`');
    expect(granted).toContain('Files older than 90 days are in S3 Glacier');
    expect(granted).toContain(
      'It takes down the copies of files in `recovery` as well',
    );
    expect(page({})).toContain(
      'Nobody is granted to read the zone in `online`',
    );
    expect(page({})).not.toContain('Glacier');
    expect(page({})).not.toMatch(/undefined|_of_online/);
  });

  it('says how to rehearse the outage', () => {
    expect(regionsRunbook(regionsProject())).toContain(
      '`npx lakeport rehearse lakeport.yaml --drill region-outage --environment online`',
    );
  });

  it('speaks of nothing that the project has not', () => {
    const page = regionsRunbook(
      regionsProject({ primary: 'online', secondaries: ['recovery'] }),
    );

    expect(page).not.toMatch(
      /database|aws rds|shared|Mail|external location|takes down/i,
    );
    expect(page).toMatch(/^# When a region is down\n/);
  });

  it('refuses a project without regions', () => {
    const project = regionsProject();
    const { regions: _, ...spec } = project.spec;

    expect(() => regionsRunbook({ ...project, spec })).toThrow(
      'Project retail has no regions',
    );
  });
});
