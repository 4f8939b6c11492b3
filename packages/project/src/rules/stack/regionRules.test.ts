import { ruleFixture } from '../__testUtils__/ruleFixture';
import { ruleTests } from '../__testUtils__/ruleTests';
import { stackFindings } from '../stackFindings';
import { regionRules } from './regionRules';

const state = (region: string) => ({
  aws: { state: { bucket: 'acme-tf-state', region } },
});
const regions = {
  regions: {
    primary: 'dev',
    secondaries: ['away', 'far'],
    dns: { zone: 'acme.internal.example', records: { orders: 'database' } },
  },
};
const joined = (...members: string[]) => ({ connectivity: { members } });
const connection = (
  host: string,
  type = 'POSTGRESQL',
  more: Record<string, string> = {},
) => ({
  data: {
    databricks_connection: {
      orders: { connection_type: type, options: { host, ...more } },
    },
  },
});
const OWN = 'orders.acme.internal.example';
const HOST = '${aws_rds_cluster.database-dev.endpoint}';

describe('regionRules', () => {
  it.each(
    ruleTests(regionRules, {
      'regions.state-in-primary': {
        breaks: [
          [
            { spec: { ...regions, ...state('us-west-2') } },
            'acme-tf-state is in us-west-2, the region of the primary dev',
          ],
        ],
        keeps: [
          { spec: { ...regions, ...state('us-east-2') } },
          { spec: state('us-west-2') },
          { spec: regions },
        ],
      },
      'regions.name-without-way': {
        breaks: [
          [
            { spec: { ...regions, ...joined('dev', 'away') } },
            'orders.acme.internal.example is answered in its network, and may lead to the database of dev or away, to which there is no way',
          ],
        ],
        keeps: [
          { spec: { ...regions, ...joined('dev', 'away', 'far') } },
          {
            spec: {
              regions: { primary: 'dev', secondaries: ['away'] },
            },
          },
          {
            spec: {
              regions: {
                primary: 'dev',
                secondaries: ['away'],
                dns: { zone: 'acme.internal.example', records: {} },
              },
            },
          },
        ],
      },
      'regions.database-certificate': {
        breaks: [
          [connection(OWN), `its host ${OWN} is no name of RDS`],
          [connection(HOST, 'MYSQL'), 'trustServerCertificate is not set'],
          [connection(OWN, 'MYSQL'), `its host ${OWN} is no name of RDS`],
        ],
        keeps: [
          connection(HOST),
          connection('orders.abc.us-west-2.rds.amazonaws.com'),
          connection(OWN, 'MYSQL', { trustServerCertificate: 'true' }),
          {},
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });

  it('says of both sides that a name leads where there is no way', () => {
    const { project, synthesized } = ruleFixture({
      spec: { regions: { ...regions.regions, secondaries: ['away'] } },
    });
    expect(
      stackFindings(project, synthesized)
        .filter(({ rule }) => rule === 'regions.name-without-way')
        .map(({ environment, message }) => [environment, message]),
    ).toEqual([
      ['dev', expect.stringContaining('database of away, to which')],
      ['away', expect.stringContaining('database of dev, to which')],
    ]);
  });
});
