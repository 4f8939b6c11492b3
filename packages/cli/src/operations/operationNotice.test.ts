import { parseProject } from '@lakeport/project';
import { projectFile } from '../__testUtils__/projectFile';
import { operationNotice } from './operationNotice';

function noticeOf(
  environment: string,
  operation: 'sleep' | 'wake' | 'rotate',
): string {
  const parsed = parseProject(
    projectFile(`    dev:
      awsAccountId: "100000000002"
      region: us-west-2
      securityProfile: development
${environment}
`),
  );
  if (!parsed.valid) throw new Error(JSON.stringify(parsed.problems));
  return operationNotice(parsed.project, 'dev', operation).join('\n');
}

const NETWORK =
  '      network: { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b] }';

const BUSY = `${NETWORK}
      compute:
        pools: { warm: { nodeType: m5d.large, minIdle: 2 }, cold: { nodeType: m5d.large } }
        clusters: { etl: { workers: 1, pool: warm } }
        warehouses: { classic: { size: Small, serverless: false }, quick: { size: Small } }
      notebooks: { hello: { path: /Shared/hello, language: PYTHON, content: print(1) } }
      jobs:
        nightly:
          tasks: { one: { notebook: { name: hello }, cluster: etl } }
          schedule: { cron: 0 0 2 * * ?, timeZone: UTC }
        light: { tasks: { one: { notebook: { name: hello } } } }
      servicePrincipals: { pipeline: { secret: { rotateDays: 30 } }, other: {} }`;

describe('operationNotice', () => {
  it('names what stops working and what to do before', () => {
    const notice = noticeOf(BUSY, 'sleep');

    expect(notice).toContain(
      'classic compute (clusters: etl; jobs on clusters: nightly; warehouses that are not serverless: classic)',
    );
    expect(notice).toContain('fail until it wakes: nightly.');
    expect(notice).toContain('cost money: warm.');
    expect(notice).not.toMatch(/light|quick|cold/);
  });

  it('says that addresses change, unless they are kept', () => {
    const kept = `${NETWORK}\n      sleep: { keepAddresses: true }`;

    expect(noticeOf(NETWORK, 'sleep')).toContain('other public addresses');
    expect(noticeOf(NETWORK, 'wake')).toContain('other ones');
    expect(noticeOf(kept, 'sleep')).not.toMatch(/elastic|addresses/);
    expect(noticeOf(kept, 'wake')).not.toContain('addresses');
  });

  it('speaks of NAT gateways only where there are any', () => {
    const isolated = NETWORK.replace(' }', ', egress: isolated }');

    expect(noticeOf(NETWORK, 'sleep')).toContain('NAT gateways');
    expect(noticeOf(isolated, 'sleep')).not.toContain('NAT');
    expect(noticeOf(isolated, 'wake')).not.toContain('NAT');
  });

  it('says when the next apply puts it back', () => {
    const asleep = `${NETWORK}\n      sleep: { asleep: true }`;

    expect(noticeOf(NETWORK, 'sleep')).toContain(
      'spec.environments.dev.sleep.asleep is set to true',
    );
    expect(noticeOf(asleep, 'sleep')).not.toContain('next apply');
    expect(noticeOf(asleep, 'wake')).toContain('sleep.asleep is set to false');
  });

  it('names whose secrets are made anew', () => {
    expect(noticeOf(BUSY, 'rotate')).toMatch(/^New secrets for pipeline;/);
  });

  it('says that a network of others is left alone', () => {
    const existing = `      network: { existing: { vpcId: vpc-0a1b2c3d4e5f60718, subnetIds: [subnet-0a1b2c3d4e5f60711, subnet-0a1b2c3d4e5f60712], securityGroupIds: [sg-0a1b2c3d4e5f60713] } }`;

    expect(noticeOf(existing, 'sleep')).toMatch(/^The network is not of this/);
  });
});
