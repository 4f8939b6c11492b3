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

  it('speaks of nothing that the project has not', () => {
    const page = regionsRunbook(
      regionsProject({ primary: 'online', secondaries: ['recovery'] }),
    );

    expect(page).not.toMatch(/database|aws rds|shared|Mail/i);
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
